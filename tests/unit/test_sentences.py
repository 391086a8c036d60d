"""Texts become sentences with the full stop of their language, never with one glued on."""

import pandas as pd
import pytest
from markupsafe import Markup

from components.content.elements import markup
from components.content.programmes import federations
from data import languages
from data.letters import end_sentence, join_sentences

RLM = "\N{RIGHT-TO-LEFT MARK}"


def test_two_texts_of_a_rung_are_two_sentences_in_the_language_of_the_page():
    rung = pd.Series({"definition": "گھرانے ملتے ہیں", "activities": "بچت کرتے ہیں۔"})
    with languages.speaking("ur"):
        assert federations._about(rung) == "گھرانے ملتے ہیں۔ بچت کرتے ہیں۔"


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "Change reported", "Change reported."),
        ("hi", "बदलाव बताया गया", "बदलाव बताया गया।"),
        ("bn", "বদল জানানো হয়েছে", "বদল জানানো হয়েছে।"),
        ("or", "ପରିବର୍ତ୍ତନ ଜଣାଯାଇଛି", "ପରିବର୍ତ୍ତନ ଜଣାଯାଇଛି।"),
        ("ur", "تبدیلی بتائی گئی", "تبدیلی بتائی گئی۔"),
        ("ur-u-nu-arabext", "تبدیلی بتائی گئی", "تبدیلی بتائی گئی۔"),
        # What has an end already, also within brackets or quotation marks.
        ("en", "Really?", "Really?"),
        ("en", "After rain in 2024 …", "After rain in 2024 …"),
        ("en", "It is so (Dawn, 2013.)", "It is so (Dawn, 2013.)"),
        ("hi", "बदलाव बताया गया।", "बदलाव बताया गया।"),
        ("ur", "کیا تبدیلی آئی؟", "کیا تبدیلی آئی؟"),
        ("ur", "”تبدیلی بتائی گئی۔“", "”تبدیلی بتائی گئی۔“"),
        # What nobody translated stays English to its end.
        ("ur", "Drawn without Sujawal by the source", "Drawn without Sujawal by the source."),
        # A sentence of Urdu that begins in Latin letters runs from the right all the same.
        ("ur", "LSO بنائی گئی", f"{RLM}LSO بنائی گئی۔"),
        ("hi", "", ""),
    ],
)
def test_a_text_ends_as_its_language_ends_a_sentence(code, text, said):
    with languages.speaking(code):
        assert end_sentence(text) == said


def test_what_is_made_for_all_languages_is_english():
    with languages.without_words():
        assert end_sentence("Stands for it") == "Stands for it."


def test_texts_become_sentences_and_none_is_made_of_nothing():
    with languages.speaking("hi"):
        assert join_sentences(("एक", "", "दो।")) == "एक। दो।"


def test_markup_stays_markup():
    with languages.speaking("ur"):
        ended = end_sentence(Markup("<b>ایک</b>"))
        joined = markup.join((Markup("<b>ایک</b>"), "<دو>"))
    assert (ended.lstrip(RLM), joined) == ("<b>ایک</b>۔", "<b>ایک</b>، &lt;دو&gt;")
    assert isinstance(ended, Markup)
    assert isinstance(joined, Markup)


def test_only_the_english_sentences_of_a_text_are_marked_as_english():
    text = (
        "ضلع، سندھ میں۔ Drawn without Sujawal, which was cut from it. It lies in the south of it."
    )
    with languages.speaking("ur"):
        said = markup.plain_by_sentence(text)
    assert said.startswith("ضلع، سندھ میں۔ <span")
    assert said.count('lang="en"') == 1
    assert 'dir="ltr">Drawn without Sujawal, which was cut from it. It lies' in said


def test_a_cell_in_latin_letters_is_marked_without_saying_so_in_each_row():
    with languages.speaking("hi"):
        assert markup.cell("Household plan") == '<span lang="en" dir="ltr">Household plan</span>'
        assert markup.cell("परिवार, CBO") == "परिवार, CBO"
    assert markup.cell("Household plan") == "Household plan"


def test_a_text_all_in_english_needs_no_mark_on_an_english_page():
    assert markup.plain_by_sentence("Drawn without Sujawal, which was cut.") == (
        "Drawn without Sujawal, which was cut."
    )
