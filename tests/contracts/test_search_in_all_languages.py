"""What a page calls a theme, a place or a glossary word in any language, the search understands."""

import re

import pytest

from components.content import search_result_titles
from components.content.indicators import indicator_search
from components.facts import searches, tables
from data.languages import ENGLISH, LANGUAGES, speaking

STORIES = ("case", "event", "aim")
OTHERS = [code for code in LANGUAGES if code != ENGLISH]


def themes() -> dict[str, str]:
    words = tables.vocabulary()
    return {theme: words.label("themes", theme) for theme in words.ids("themes")}


def places() -> dict[str, str]:
    found = tables.gazetteer()
    return {
        one: found.name(one) for one in found.places if found[one].level in ("state", "district")
    }


def ids_of(words: str) -> set[str]:
    return {record.record_id for record in searches.search_everything(words).records}


@pytest.mark.parametrize("code", OTHERS)
def test_a_theme_finds_the_same_in_every_language(code):
    english = themes()
    with speaking(code):
        asked = themes()
    assert {
        theme for theme in english if not ids_of(english[theme]) <= ids_of(asked[theme])
    } == set()


@pytest.mark.parametrize("code", OTHERS)
def test_a_place_is_found_by_its_name_in_every_language(code):
    with speaking(code):
        asked = places()
    assert {name for place, name in asked.items() if place not in ids_of(name)} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_a_word_of_the_glossary_finds_something_wherever_its_english_does(code):
    package = tables.catalog().package("vocabulary")
    said = searches.translated.texts_of(package, code)
    words = {
        row_id: text.text
        for (table, row_id, column), text in said.items()
        if (table, column) == ("glossary", "term")
    }
    assert words
    assert {term for term, word in words.items() if ids_of(term) and not ids_of(word)} == set()


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("ٺٽو", "Thatta"),
        ("پاڻي", "water"),
        ("অঙ্গনওয়াড়ি", "anganwadi"),
        ("ଅଙ୍ଗନୱାଡ଼ି", "anganwadi"),
        ("मनरेगा", "NREGA"),
        ("ଦଳିତ", "Scheduled Castes"),
    ],
)
def test_a_word_in_its_own_script_finds_what_it_means(word, means):
    assert ids_of(word) & ids_of(means)


@pytest.mark.parametrize("words", ["Dalit", "anganwadi", "NREGA"])
def test_a_word_of_the_field_finds_something_in_everything(words):
    assert ids_of(words)


@pytest.mark.parametrize(
    ("code", "country", "letters"),
    [("hi", "pacs", "[\u0900-\u097f]"), ("ur", "rspn", "[\u0600-\u06ff]")],
)
def test_what_was_found_by_an_english_word_is_called_in_the_readers_language(
    code, country, letters
):
    with speaking(code):
        found = [one for one in searches.search_everything("water").records if one.kind in STORIES]
        titles = [search_result_titles.title_of(one) for one in found if one.package_id == country]
    assert len(titles) > 5
    assert [title for title in titles if not re.search(letters, title)] == []


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("en", ["water", "school", "latrine", "poor"]),
        ("hi", ["पानी", "स्कूल", "ग़रीब", "शौचालय", "बिजली"]),
        ("ur", ["پانی", "اسکول", "غریب", "بیت الخلا", "بجلی"]),
        ("bn", ["জল", "বিদ্যালয়", "শৌচাগার", "দারিদ্র্য"]),
        ("or", ["ପାଣି", "ବିଦ୍ୟାଳୟ", "ପାଇଖାନା", "ଗରିବ"]),
    ],
)
def test_the_search_for_indicators_understands_the_words_of_every_language(code, typed):
    with speaking(code):
        found = {word: indicator_search.has_all_words("india", word) for word in typed}
    assert found == dict.fromkeys(typed, True)
