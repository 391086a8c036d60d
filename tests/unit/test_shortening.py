import pytest

from components.language.lists import join_with_or
from components.language.shortening import (
    keep_sentences,
    say_once,
    shorten_to_letters,
    shorten_to_sentences,
    shorten_to_words,
)
from data import letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("यह पहला वाक्य है। दूसरा कहीं ज़्यादा लंबा है।", "यह पहला वाक्य है।"),
        ("First one. Second one is longer. Third.", "First one. Second one is longer."),
        ("nosentenceshere " * 5, "nosentenceshere nosentenceshere …"),
    ],
)
def test_a_text_is_shortened_at_a_sentence(text, expected):
    assert shorten_to_sentences(text.strip(), 36) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short", "Short"),
        ("First one. Second one. Third one is longer than that.", "First one. Second one."),
        ("The first one is nearly as long. Two.", "The first one is nearly as long."),
        ("यह पहला वाक्य है। दूसरा कहीं ज़्यादा लंबा है।", "यह पहला वाक्य है।"),
        ("After the rain of 2024 the office put up a tent city.", ""),
    ],
)
def test_of_a_text_only_whole_sentences_are_kept(text, expected):
    assert keep_sentences(text, 34) == expected


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


@pytest.mark.parametrize(
    ("texts", "once"),
    [
        (
            ("Sizes differ: see below. By state only.", "Sizes differ: see below."),
            "Sizes differ: see below. By state only.",
        ),
        (("आकार अलग हैं। केवल राज्य।", "आकार अलग हैं।"), "आकार अलग हैं। केवल राज्य।"),
        (("আকার আলাদা। শুধু রাজ্য।", "আকার আলাদা।"), "আকার আলাদা। শুধু রাজ্য।"),
        (("ଆକାର ଅଲଗା। କେବଳ ରାଜ୍ୟ।", "ଆକାର ଅଲଗା।"), "ଆକାର ଅଲଗା। କେବଳ ରାଜ୍ୟ।"),
        (("سائز الگ ہیں۔ صرف صوبہ۔", "سائز الگ ہیں۔"), "سائز الگ ہیں۔ صرف صوبہ۔"),
        (("سائز الگ ہیں؟ صرف صوبہ۔", "سائز الگ ہیں؟"), "سائز الگ ہیں؟ صرف صوبہ۔"),
        # A number, a Latin name and an abbreviation within a sentence.
        (("کل 9.5 ملین ہے۔ CBO الگ ہیں۔", "CBO الگ ہیں۔"), "کل 9.5 ملین ہے۔ CBO الگ ہیں۔"),
        (("About approx. 9 million.", "About approx. 9 million."), "About approx. 9 million."),
        (("One. آکار?", "One."), "One. آکار?"),
    ],
)
def test_a_sentence_that_several_texts_share_is_said_once(texts, once):
    assert say_once(texts) == once


@pytest.mark.parametrize(
    "cut", [shorten_to_letters, shorten_to_words, shorten_to_sentences, keep_sentences]
)
def test_a_part_with_its_own_direction_ends_where_its_text_is_cut(cut):
    inside = letters.isolate("One thing. Another of them. A third that is cut off")
    whole = f"آغاز {letters.isolate('x')} {inside} انجام"
    shown = cut(whole, 30)
    assert 0 < len(shown) < len(whole)
    assert shown.count(letters.FIRST_LETTERS) == shown.count(letters.END) == 2
