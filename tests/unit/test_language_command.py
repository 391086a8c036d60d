"""The command that looks after the catalogues does what it says, and its end tells whether all is well."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from components.language import __main__ as command
from components.language import catalogues, exchange, sheets, upkeep
from data import catalog, translation_checks


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A folder to write to, with catalogues and a vocabulary of its own."""
    shutil.copytree(catalog.data_root() / "vocabulary", tmp_path / "data" / "vocabulary")
    shutil.copytree(catalogues.FOLDER, tmp_path / "catalogues")
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "catalogues")
    opened = catalog.open_catalog(tmp_path / "data")
    monkeypatch.setattr(exchange, "open_catalog", lambda: opened)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_written_for_a_translator_comes_back(here, capsys, kind):
    name = f"learning-zone-hi.{kind}"
    assert command.main(["export", "hi", f"--{kind}"]) == 0
    assert capsys.readouterr().out == f"Wrote {name}.\n"
    rows = sheets.read_file(here / name)
    changed = next(row for row in rows if row.where == "vocabulary/terms" and row.part == "label")
    sheets.write_file([replace(changed, text="बदला नाम")], here / name)
    assert command.main(["import", "hi", name]) == 0
    assert capsys.readouterr().out == "1 texts taken in.\n"
    assert replace(changed, text="बदला नाम") in exchange.list_rows("hi")


def test_an_import_that_refused_a_row_or_cannot_read_its_file_ends_with_1(here, capsys):
    row = next(row for row in exchange.list_rows("hi") if "{" not in row.english)
    sheets.write_file([replace(row, text="{count} यहाँ")], here / "wrong.csv")
    assert command.main(["import", "hi", "wrong.csv"]) == 1
    assert "has not the places count" in capsys.readouterr().out
    assert command.main(["import", "hi", "nothing.csv"]) == 1
    assert "nothing.csv cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("of_messages", "of_tables", "ends"),
    [([], [], 0), (["hi: a message"], [], 1), ([], ["pacs: a text"], 1)],
)
def test_a_check_that_finds_a_fault_says_it_and_ends_with_1(
    monkeypatch, capsys, of_messages, of_tables, ends
):
    monkeypatch.setattr(upkeep, "faults", lambda: iter(of_messages))
    monkeypatch.setattr(translation_checks, "faults", lambda _: iter(of_tables))
    assert command.main(["check"]) == ends
    told = capsys.readouterr().out.splitlines()
    assert told == [*of_messages, *of_tables] or not ends


@pytest.mark.parametrize("asked", [[], ["chekc"], ["export", "en", "--csv"], ["export", "hi"]])
def test_what_is_not_understood_is_answered_with_what_can_be_asked(capsys, asked):
    assert command.main(asked) == 2
    assert "python -m components.language check" in capsys.readouterr().out


def test_make_check_asks_for_the_check():
    makefile = (upkeep.ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = dict(part.split(":", 1) for part in makefile.split("\n\n") if ":" in part)
    assert "components.language check" in recipes["check-messages"]
    assert "check-messages" in recipes["check"]
