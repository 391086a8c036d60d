"""What nobody translated is known as English by where it comes from, however short, and says so."""

import json
import re

import pytest
from markupsafe import escape

from components.content import publications
from components.content.about_data import completeness
from components.content.elements import html_tables, markup, source_marks, sources
from components.facts import tables, translated
from components.facts.untranslated import is_english, short_texts
from components.language.messages import gettext
from data import languages, translations
from data.search import BEGIN, END
from data.translations import fingerprint
from tests.kept import nothing_kept
from tests.small_data import read, write

TRANSLATED = tuple(languages.OWN_DIGITS)
LATIN = re.compile("[A-Za-z]{2}")
# Columns of texts that were looked at: names, codes, addresses, and what no page shows.
NO_WORDS = {
    "additions": {"indicator_id", "source_id"},
    "aliases": {"alias", "used_by"},
    "cases": {"locality", "village", "village_id", "organisations", "project"},
    "changes": {"row", "old", "new", "source"},
    "coverage": {"partners"},
    "coverage_evidence": {"partners"},
    "elsewhere": {"name", "lies_in", "census_code"},
    "events": {"venue", "organiser"},
    "groups": {"note"},
    "ladder": {"abbreviation"},
    "map_layers": {"note"},
    "news": {"url"},
    "organisations": {"name", "locality"},
    "places": {"census_code", "shape_id"},
    "resources": {"language", "url"},
    "sources": {"publisher", "url", "licence"},
    "statements": {"note"},
    "successors": {"name"},
    "synonyms": {"word", "means", "note"},
    "tier_rules": {"stated_by"},
    "values": {"series"},
    "villages": {"name", "block", "note"},
    "words": {"word", "used_by", "note"},
}
NO_FREE_TEXT = {"vocabulary", "refersTo"}, {"enum", "pattern"}
# Columns of names: what else stands there in English has a word that begins small.
NAMES = (
    ("places", "name"),
    ("aliases", "alias"),
    ("organisations", "name"),
    ("successors", "name"),
)
OR_A_NAME = (
    ("cases", "point_note"),
    ("coverage", "blocks"),
    ("coverage", "villages"),
    ("coverage_evidence", "blocks"),
    ("coverage_evidence", "villages"),
    ("indicators", "definition_version"),
)


def values(columns) -> set[str]:
    """What stands in some columns of all packages."""
    return {
        value
        for package in tables.catalog().packages()
        for name, column in columns
        if name in package.tables
        for value in tables.tables().one(package.package_id, name).rows[column].dropna()
    }


def names_and_codes(texts: set[str]) -> set[str]:
    """Those that are a name of a place or an organisation, or that no word or letter tells from one."""
    names, perhaps = values(NAMES), values(OR_A_NAME)
    return {
        text
        for text in texts
        if text.strip(" .…") in names
        or text == text.upper()
        or (text in perhaps and not any(word[:1].islower() for word in text.split()))
    }


def in_english(code: str) -> set[str]:
    """Every text of every table that readers of a language get in English."""
    found = set()
    for package in tables.catalog().packages():
        texts = translated.texts_of(package, code)
        for name in package.tables:
            rows = tables.tables().one(package.package_id, name).rows
            if name in translations.WORDS:
                found |= set(translations.list_untranslated(rows, name, texts))
            for column in translations.ENGLISH_ONLY.get(name, ()):
                found |= set(rows[column].dropna()) if column in rows.columns else set()
    return {text for text in found if LATIN.search(text)}


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_of_a_table_without_a_translation_is_marked_and_says_that_it_is_english(code):
    texts = in_english(code)
    assert len(texts) > 500 and "Improving School Quality" in texts
    with languages.speaking(code):
        sign = gettext("in English")
        wrong = {text for text in texts if sign not in markup.plain(text)}
        assert wrong <= names_and_codes(wrong)
        assert len(wrong) < 60 and "Improving School Quality" not in wrong
        assert all('lang="en" dir="ltr"' in markup.plain(text) for text in texts - wrong)
        assert not is_english(tables.gazetteer().name("IN-C11-236"))
    assert not any(map(is_english, texts))


def free_texts(path) -> set[str]:
    """The columns of a table in which any text may stand."""
    fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
    said, checked = NO_FREE_TEXT
    return {
        field["name"]
        for field in fields
        if field["type"] == "string"
        and not said & field.keys()
        and not checked & field.get("constraints", {}).keys()
    }


def test_every_column_of_texts_is_translated_or_known_as_english_or_holds_no_words():
    for path in sorted((tables.catalog().root / "schemas").glob("*.json")):
        table = path.stem
        words = {*translations.WORDS.get(table, ()), *translations.ENGLISH_ONLY.get(table, ())}
        looked_at = NO_WORDS.get(table, set())
        assert free_texts(path) <= words | looked_at, table
        assert not words & looked_at and looked_at <= free_texts(path), table


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_name_of_a_place_or_an_organisation_and_no_code_is_taken_for_english(code):
    with languages.speaking(code):
        places = tables.gazetteer()
        names = {places.name(one) for one in values([("places", "place_id")])} | values(NAMES)
        assert len(names) > 1000 and "Ubauro" in names
        assert not names & short_texts()
        for text in ("Ubauro", "Ubauro.", "DFID", "Census 2011", "NFHS-5 (2019-21)"):
            assert not is_english(text), text
        assert all(map(is_english, ("Improving School Quality", "Rounded.", "100 villages")))


def test_a_translation_takes_the_sign_away_and_an_older_one_does_not(small_root, monkeypatch):
    events = small_root / "programmes" / "example" / "events.csv"
    rows = read(events)
    write(events, [{**rows[0], "title": "Big Day"}, *rows[1:]])
    told = {"table": "events", "id": rows[0]["event_id"], "column": "title", "status": "machine"}
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(small_root))
    for text, made_from, is_marked in (
        ("", "", True),
        ("बड़ा दिन", "Small Day", True),
        ("बड़ा दिन", "Big Day", False),
    ):
        made = [{**told, "text": text, "english": fingerprint(made_from)}] if text else []
        translations.write_translations(events.parent, "hi", made)
        with nothing_kept(), languages.speaking("hi"):
            title = tables.gatherings().events.set_index("event_id").loc[told["id"], "title"]
            assert (title == "Big Day") is is_marked
            assert is_english(title) is is_marked


@pytest.mark.parametrize("code", TRANSLATED)
def test_sources_publications_and_tables_say_what_is_in_english(code):
    package_id, source_id = tables.sources().index[0]
    library = tables.library().items
    short = library.index[library["title"] == "Improving School Quality"].tolist()
    with languages.speaking(code):
        sign = gettext("in English")
        named = tables.sources().loc[(package_id, source_id), "title"]
        line = sources.line(package_id, source_id)
        assert f'<span lang="en" dir="ltr">{escape(named)}' in line and sign in line
        marks = source_marks.SourceMarks.of([(package_id, source_id)])
        assert gettext("{text} (in English)", text=named) in marks.mark(package_id, source_id)
        assert sign in publications.list_items(tuple(short))
        told = html_tables.table("", ("",), [("Rounded.",)], [("Made of",)])
        note = gettext("What stands here in English has no translation yet.")
        assert told.count(note) == 1
        assert note not in html_tables.table("", ("",), [("PACS", "UNDP")])


def test_a_label_is_known_though_its_signs_are_written_for_markdown():
    with languages.speaking("hi"):
        assert is_english(markup.read_literal(markup.literal("15-25 members")))
        found = f"Role of {BEGIN}LSOs{END}"
        assert is_english(markup.read_literal(markup.literal_marked(found)))
        assert gettext("in English") in markup.mark_matches(found)
    said = "A [list] of `signs`: \\ and *more*."
    assert markup.read_literal(markup.literal(said)) == said


def test_about_the_languages_counts_what_is_translated_checked_older_and_never_translated(
    small_root, monkeypatch
):
    folder = small_root / "programmes" / "example"
    rows = read(folder / "indicators.csv")
    made = [
        {"table": "indicators", "id": row["indicator_id"], "column": "label", "text": "शब्द",
         "status": status, "english": fingerprint(row["label"] if is_fresh else "Before")}
        for row, status, is_fresh in zip(
            rows, ("machine", "reviewed", "machine"), (True, True, False), strict=True
        )
    ]  # fmt: skip
    translations.write_translations(folder, "hi", made)
    words = sum(bool(row.get(one)) for row in rows for one in translations.WORDS["indicators"])
    never = translations.ENGLISH_ONLY["indicators"]
    words += sum(len({row[one] for row in rows if row.get(one)}) for one in never)
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(small_root))
    with nothing_kept(), languages.speaking("hi"):
        parts = [one for one in completeness.parts() if one.language == "hi"]
        shown = completeness.table()
    (part,) = (one for one in parts if one.name == "example/indicators")
    assert (part.texts, part.said, part.reviewed, part.stale) == (words, 2, 1, 1)
    row = shown[(shown["Language"] == "हिन्दी") & (shown["Part"] == part.name)]
    assert row.iloc[0, 2:].tolist() == [words, 2, 1, 1]
    (sources_,) = (one for one in parts if one.name == "example/sources")
    assert sources_.texts > 0 == sources_.said
