"""An address of any length opens its page: what is beyond is said and ignored."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.app.url_state import state

QUERIES = some.dictionaries(
    some.text(max_size=1_500), some.lists(some.text(max_size=1_500), max_size=300).map(tuple),
    max_size=60,
)  # fmt: skip


@given(query=QUERIES)
def test_what_is_kept_of_an_address_is_bounded_and_is_its_own(query):
    kept = state.bounded(query)
    words = [word for some_words in kept.values() for word in some_words]
    assert len(kept) <= state.MOST_KEYS
    assert len(words) <= state.MOST_WORDS
    assert sum(map(len, (*kept, *words))) <= state.MOST_LETTERS_IN_ALL
    assert all(set(words) <= set(query[key]) for key, words in kept.items())
    assert state.bounded(kept) == kept


def test_an_address_as_pages_make_it_is_kept_whole():
    query = {"place": ("IN-BR",), "item": tuple(f"case:PK-{n}" for n in range(120)), "page": ("2",)}
    assert state.bounded(query) == query


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("learning_zone", {"page": "9" * 5_000}),
        ("learning_zone", {"q": "a" * 100_000}),
        ("learning_zone", {"q": "[" * 20_000 + "]" * 20_000}),
        ("learning_zone", {"theme": [f"no-{number}" for number in range(900)]}),
        ("coverage", {f"key{number}": "x" for number in range(900)}),
        ("place", {"id": "\x00" * 50_000}),
        ("case_study", {"id": "x" * 200_000}),
        ("indicators", {"indicator": "(" * 20_000, "places": ["z" * 300] * 900}),
    ],
)
def test_a_page_opens_by_an_endless_address_and_says_that_it_was_cut(open_page, page, query):
    at = open_page(page, **query)
    assert not at.exception
    assert "too long" in " ".join(one.value for one in at.warning)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("learning_zone", {"q": "\x00\x01\ufffd\u202e"}),
        ("learning_zone", {"q": "[[[[(((({{{{" * 10, "page": "-1"}),
        ("learning_zone", {"page": ["٣", "9" * 900, "1e9", "\x00"]}),
        ("place", {"id": "\x00\ufffd"}),
        ("advocacy_pack", {"item": [f"case:{number}" for number in range(120)]}),
        ("indicators", {"indicator": "\x00", "view": "\ufffd", "until": "[" * 500}),
    ],
)
def test_a_page_opens_by_an_address_with_odd_signs(open_page, page, query):
    at = open_page(page, **query)
    assert not at.exception
    assert not any("Something went wrong" in one.value for one in at.error)
    assert "too long" not in " ".join(one.value for one in at.warning)
