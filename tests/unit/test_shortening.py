import pytest

from components.language.lists import join_with_or
from components.language.shortening import (
    say_once,
    shorten_to_letters,
    shorten_to_sentences,
    shorten_to_words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("First one. Second one is longer. Third.", "First one. Second one is longer."),
        ("nosentenceshere " * 5, "nosentenceshere nosentenceshere …"),
    ],
)
def test_a_text_is_shortened_at_a_sentence(text, expected):
    assert shorten_to_sentences(text.strip(), 36) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("one two", "one two"), ("one two three", "one two …"), ("", "")]
)
def test_a_text_is_shortened_at_a_space(text, expected):
    assert shorten_to_words(text, 9) == expected


@pytest.mark.parametrize("length", [8, 9, 10, 40])
def test_a_shortened_name_is_never_longer_than_its_room(length):
    shown = shorten_to_letters("n" * length, 9)
    assert len(shown) <= 9
    assert shown.endswith("…") == (length > 9)


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["one"], "one"), (["one", "two"], "one or two"), (list("abc"), "a, b or c")],
)
def test_any_of_some_words_is_one_phrase(words, expected):
    assert join_with_or(words) == expected


def test_a_sentence_that_several_texts_share_is_said_once():
    texts = ["Sizes differ: see below. By state only.", "Sizes differ: see below."]
    assert say_once(texts) == "Sizes differ: see below. By state only."
