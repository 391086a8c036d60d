"""The checks of catalogues and translations see what they are there to see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.catalog import Catalog

from components.language import catalogues, exchange, signs, upkeep
from data import languages, translation_checks, translations
from data.catalog import open_catalog
from data.tables import read_tables
from data.translations import Translation, fingerprint

ARROWS = re.compile("[←→]")
# 1,234,567, which India writes 12,34,567.
WESTERN = re.compile(r"\d{3},\d{3}(?!,?\d)")


def said_of(message, translation) -> list[str]:
    """What the checks say of one translation."""
    template, catalogue = Catalog(), Catalog(locale="hi_IN")
    asked = template.add(message)
    catalogue.add(message, translation)
    key = message[0] if isinstance(message, tuple) else message
    return list(upkeep._message_faults("hi", asked, catalogue.get(key)))


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("{count} of {total}", "{total} में से {count}", None),
        ("{count} of {total}", "{total} में से", "lacks count"),
        ("{name} here", "यहाँ", "lacks name"),
        ("{name} here", "{naam} यहाँ", "places that the message lacks"),
        ("{name} here", "{name यहाँ", "places that the message lacks"),
        ("Home", "", "has no translation"),
        (
            "Data package compiled by {name}.",
            "Data package compiled by {name}.",
            "English text again",
        ),
        ("CBO, VO: {name}", "CBO, VO: {name}", None),
        (("{count} case", "{count} cases"), ("{count} केस", "{count} केस"), None),
        (("{count} case", "{count} cases"), ("एक केस", "{count} केस"), None),
        (("{count} case", "{count} cases"), ("{count} केस", "कई केस"), "lacks count"),
        (("{count} case", "{count} cases"), ("{count} केस", ""), "forms of the plural"),
    ],
)
def test_a_wrong_place_and_a_missing_form_are_seen(message, translation, fault):
    found = " ".join(said_of(message, translation))
    assert (fault in found) if fault else found == ""


@pytest.mark.parametrize("code", upkeep.TRANSLATED)
def test_an_arrow_within_a_message_points_to_where_its_lines_run(code):
    """And the arrow of a link that leads out is drawn by :mod:`components.language.signs`."""
    mirrored = str.maketrans("←→", "→←" if languages.describe(code).is_right_to_left else "←→")
    wrong = [
        (message.id, message.string)
        for message in catalogues.read_catalogue(code)
        if isinstance(message.id, str) and (found := ARROWS.findall(message.string))
        if found != [one.translate(mirrored) for one in ARROWS.findall(message.id)]
    ]
    assert wrong == []
    with languages.speaking(code):
        way_out = signs.way_out()
    assert way_out == ("↖" if code == "ur" else "↗")


def test_no_message_has_the_arrow_of_a_link_in_it():
    ids = [message.id for message in upkeep.extract_messages() if message.id]
    assert [one for one in ids if "↗" in str(one) or "↖" in str(one)] == []


def test_a_translation_of_an_older_english_text_is_told():
    catalogue = Catalog(locale="hi_IN")
    catalogue.add("The old home", "पुराना घर", flags=["fuzzy"])
    asked = Catalog().add("The old home")
    (told,) = upkeep._message_faults("hi", asked, catalogue.get("The old home"))
    assert "older English text" in told


def test_what_a_package_says_of_itself_is_looked_at_too():
    texts = {
        ("package", "here", "title"): Translation("नाम", fingerprint("Name"), True),
        ("package", "here", "description"): Translation("पुराना", fingerprint("Old"), False),
    }
    described = {"title": "Name", "description": "New", "programme": {"aim": "To help."}}
    states = translations.states_of_package("here", described, texts)
    assert {name: state for _, name, state in states} == {
        "title": "reviewed",
        "description": "stale",
        "aim": "missing",
    }


@pytest.mark.parametrize("code", ["hi", "bn", "or"])
def test_large_numbers_in_texts_are_grouped_as_the_pages_group_them(code):
    wrong = [row.text for row in exchange.list_rows(code) if WESTERN.search(row.text)]
    assert wrong == []


def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {"case_id": ["a", "b", "c"], "title": ["Well", "Road", "School"]}, dtype="string"
    )


def test_a_translation_that_is_older_than_its_english_text_is_not_shown_and_is_told():
    texts = {
        ("cases", "a", "title"): Translation("कुआँ", fingerprint("Well"), False),
        ("cases", "b", "title"): Translation("सड़क", fingerprint("Old road"), False),
    }
    shown = translations.translate_rows(rows(), "cases", texts)
    assert list(shown["title"]) == ["कुआँ", "Road", "School"]
    states = {row: state for row, _, state in translations.state_of(rows(), "cases", texts)}
    assert states == {"a": "machine", "b": "stale", "c": "missing"}


def said_within_texts() -> Iterator[str]:
    """Each message that stands in the braces of an f-string, where Babel does not look for it."""
    files = (
        path
        for room in ("components", "pages", "data")
        for path in (upkeep.ROOT / room).rglob("*.py")
    )
    texts = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    for text in texts:
        if isinstance(text, ast.JoinedStr):
            for call in ast.walk(text):
                name = getattr(call, "func", None)
                if getattr(name, "id", getattr(name, "attr", "")) in upkeep.KEYWORDS:
                    yield from (one.value for one in call.args if isinstance(one, ast.Constant))


def test_no_message_of_the_code_is_missing_from_the_template():
    template = upkeep.extract_messages()
    assert not [one for one in said_within_texts() if isinstance(one, str) and one not in template]


def told(root: Path, code: str, lacks: tuple[str, str], **changed: str) -> list[str]:
    """What the checks say of a made-up package of Bihar whose words are all translated but one.

    Args:
        lacks: table and column of the texts that are not.
        changed: what another text of the package says in English by now, by its column.
    """
    package = open_catalog(root).package("example")
    tables = read_tables(open_catalog(root))
    texts = [
        (translations.PACKAGE, "example", *one)
        for one in translations.list_own_texts(package.descriptor)
    ]
    for name in set(translations.WORDS) & set(package.tables):
        rows = tables.one("example", name).rows
        texts += [(name, *one) for one in translations.list_texts(rows, name)]
    made = [
        {"table": table, "id": row_id, "column": column, "text": english, "status": "machine",
         "english": fingerprint(changed.get(column, english))}
        for table, row_id, column, english in texts
        if (table, column) != lacks
    ]  # fmt: skip
    translations.write_translations(package.folder, code, made)
    return list(translation_checks.faults(open_catalog(root)))


def test_a_missing_translation_is_told_once_a_package_has_begun_with_a_language(small_root):
    assert list(translation_checks.faults(open_catalog(small_root))) == []
    (fault,) = told(small_root, "ur", ("events", "title"))
    assert "example/translations/ur.csv: events," in fault
    assert "has no translation" in fault


@pytest.mark.parametrize(
    ("code", "lacks", "is_owed"),
    [
        ("hi", ("cases", "summary"), True),
        ("hi", ("outcomes", "text"), True),
        ("ur", ("cases", "outcome"), False),
        # As if Bihar read Bengali.
        ("bn", ("cases", "outcome"), True),
        ("bn", ("cases", "summary"), False),
        ("bn", ("outcomes", "text"), True),
        ("or", ("cases", "title"), False),
        ("or", ("indicators", "label"), True),
    ],
)
def test_a_story_is_owed_to_those_who_read_where_it_happened(
    small_root, monkeypatch, code, lacks, is_owed
):
    monkeypatch.setattr(translation_checks, "STATE", {"bn": "IN-BR", "or": "IN-OR"})
    assert bool(told(small_root, code, lacks)) == is_owed


def test_a_row_of_an_older_english_text_is_told(small_root):
    faults = told(small_root, "hi", ("", ""), outcome="What it said before")
    assert [one for one in faults if "older than its English text" in one] == faults != []


@pytest.mark.parametrize("code", upkeep.TRANSLATED)
def test_every_package_here_has_begun_with_every_language(code):
    for package in open_catalog().packages():
        assert translations.read_translations(package.folder, code), package.package_id


def test_a_message_that_only_the_code_or_only_the_template_has_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(upkeep, "TEMPLATE", tmp_path / "messages.pot")
    written, found = Catalog(), Catalog()
    for message in ("Both have it", "Only the template has it"):
        written.add(message)
    for message in ("Both have it", "Only the code has it"):
        found.add(message)
    upkeep.write_template(written)
    new, gone = upkeep._template_faults(found)
    assert "“Only the code has it” stands in the code and not in messages.pot" in new
    assert "“Only the template has it” stands in messages.pot and not in the code" in gone
    assert list(upkeep._template_faults(written)) == []
