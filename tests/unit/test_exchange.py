"""What a translator sends back is taken in; what does not fit is refused, and nothing else is lost."""

import functools
import shutil
from dataclasses import replace

import pytest

from components.language import catalogues, exchange, sheets, upkeep
from components.language.sheets import MESSAGES, Row
from data import catalog, translations

ROOT = catalog.data_root()


@pytest.fixture(autouse=True)
def own_copy(tmp_path, monkeypatch):
    """Catalogues and tables that may be written to."""
    shutil.copytree(ROOT / "vocabulary", tmp_path / "data" / "vocabulary")
    shutil.copytree(catalogues.FOLDER, tmp_path / "catalogues")
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "catalogues")
    opened = catalog.open_catalog(tmp_path / "data")
    monkeypatch.setattr(exchange, "open_catalog", lambda: opened)


@functools.cache
def as_they_stand() -> tuple[Row, ...]:
    """All rows before anything is taken in; to list them takes a second."""
    return tuple(exchange.list_rows("hi"))


def row_of(where: str, part: str = "") -> Row:
    return next(row for row in as_they_stand() if (row.where, row.part) == (where, part))


@pytest.mark.parametrize("name", ["texts.csv", "texts.xlsx"])
def test_what_was_written_to_a_file_comes_back_as_it_was(name, tmp_path):
    rows = [
        *exchange.list_rows("hi"),
        Row("here", "1", "text", "=1+1", '=HYPERLINK("http://example.org")'),
    ]
    sheets.write_file(rows, tmp_path / name)
    assert sheets.read_file(tmp_path / name) == rows


def test_a_file_without_a_column_is_refused_with_its_name(tmp_path):
    (tmp_path / "bad.csv").write_text("where,id\nmessages,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the columns part, english, text"):
        sheets.read_file(tmp_path / "bad.csv")


def test_texts_of_messages_plurals_and_tables_are_taken_in_and_nothing_else_changes():
    before = {row.key: row for row in exchange.list_rows("hi")}
    filled = [
        replace(row_of(MESSAGES), text="बदला हुआ", status="reviewed"),
        replace(row_of(MESSAGES, "1"), text="{count} बदले हुए"),
        replace(row_of("vocabulary/terms", "label"), text="बदला नाम", status="reviewed"),
    ]
    others = "".join(f" {{{one}}}" for one in _places(filled[1]))
    filled[1] = replace(filled[1], text=f"{filled[1].text}{others}")
    taken = exchange.take_in("hi", filled)
    assert (taken.count, taken.refused) == (3, ())
    after = {row.key: row for row in exchange.list_rows("hi")}
    assert all(after[row.key] == row for row in filled)
    changed = {key for key in before if before[key] != after[key]}
    # A message has one status for all its forms.
    assert changed == {row.key for row in filled}


def _places(row: Row) -> list[str]:
    return sorted(exchange.upkeep.find_places(row.english) - {"count"})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "{nothing} यहाँ"}, "has not the places"),
        ({"english": "Never said", "text": "कभी नहीं"}, "translates nothing that is there"),
        ({"text": "ठीक", "status": "checked"}, "it may be machine or reviewed"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_a_sentence(change, why):
    taken = exchange.take_in("hi", [replace(row_of(MESSAGES), **change)])
    assert taken.count == 0
    assert why in taken.refused[0]


def test_a_word_of_a_table_with_a_place_that_its_english_lacks_is_refused():
    row = row_of("vocabulary/terms", "label")
    taken = exchange.take_in("hi", [replace(row, text="{count} नाम")])
    assert "has not the places count" in taken.refused[0]


def test_a_translation_of_an_older_english_text_is_refused_and_told_the_new_one():
    row = row_of("vocabulary/terms", "label")
    taken = exchange.take_in("hi", [replace(row, english="An older label", text="पुराना")])
    assert row.english in taken.refused[0]


def test_a_term_that_is_translated_otherwise_than_in_the_glossary_is_told():
    row = next(row for row in exchange.list_rows("hi") if row.hint and "{" not in row.english)
    taken = exchange.take_in("hi", [replace(row, text="कुछ और")])
    assert taken.count == 1
    assert "the glossary says" in taken.doubts[0]


def test_a_row_that_is_empty_or_unchanged_is_left_alone():
    rows = exchange.list_rows("hi")
    assert exchange.take_in("hi", [*rows, replace(rows[0], text="")]).count == 0


def test_what_was_never_translated_is_offered_too():
    texts = {row.key for row in exchange.list_rows("or")}
    vocabulary = exchange.open_catalog().package("vocabulary")
    assert translations.read_rows(vocabulary.folder, "or").keys() <= {
        (where.partition("/")[2], row_id, part) for where, row_id, part, _ in texts
    }
    assert any(where == MESSAGES for where, *_ in texts)


def test_the_spaces_around_a_unit_stay_although_a_translator_drops_them():
    rows = exchange.list_rows("hi")
    unit = next(row for row in rows if row.part == "symbol" and row.english.startswith(" "))
    exchange.take_in("hi", [replace(unit, text="नाप")])
    found = {row.key: row for row in exchange.list_rows("hi")}
    assert found[unit.key].text == " नाप"


@pytest.mark.parametrize("is_fuzzy", [False, True])
def test_a_message_that_would_lack_a_form_of_its_plural_is_refused_and_taken_as_a_whole(is_fuzzy):
    """Also if the form is there, but of an older English text."""
    one = next(row for row in as_they_stand() if row.where == MESSAGES and row.part == "0")
    catalogue = upkeep.open_catalogue("hi")
    message = next(each for each in catalogue if each.id and one.english in each.id)
    if is_fuzzy:
        message.flags.add("fuzzy")
    else:
        message.string = ("", "")
    upkeep.write_catalogue("hi", catalogue)
    many = replace(one, part="1", english=message.id[1])
    filled = [replace(row, text=f"नया: {row.english}") for row in (one, many)]
    taken = exchange.take_in("hi", filled[:1])
    assert taken.count == 0
    assert "lacks another form of its plural" in taken.refused[0]
    assert exchange.take_in("hi", filled).refused == ()
    assert {row.key: row for row in exchange.list_rows("hi")}[many.key] == filled[1]
