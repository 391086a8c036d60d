"""What is kept between visits: made once, bounded, forgotten when the data folder changes."""

import pytest

from components import cached, facets


@pytest.fixture
def made():
    return []


@pytest.fixture
def kept(made):
    def make(word):
        """A value, made of a word."""
        if word == "fault":
            raise ValueError(word)
        made.append(word)
        return [word]

    yield cached._found_at_once(2, False)(make)
    # Streamlit keeps by the name of the function, which is that of the next test, too.
    cached.forget()


def test_a_value_is_made_once_and_shared(kept, made):
    assert kept("a") is kept("a")
    assert made == ["a"]


def test_what_nobody_has_asked_for_longest_makes_room(kept, made):
    for word in ("a", "b", "c", "d", "a"):
        kept(word)
    assert made == ["a", "b", "c", "d", "a"]


def test_a_failure_is_not_kept(kept):
    for _ in range(2):
        with pytest.raises(ValueError, match="fault"):
            kept("fault")


def test_all_is_made_anew_after_forgetting(kept, made):
    kept("a")
    cached.forget()
    kept("a")
    assert made == ["a", "a"]


def test_the_options_of_a_facet_leave_the_names_of_the_programmes_as_they_are():
    names = dict(cached.programme_names())
    for facet in facets.FACETS:
        facets.options(facet)
    assert cached.programme_names() == names
