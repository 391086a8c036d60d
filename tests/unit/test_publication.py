"""Withheld rows leave the site in no form, whoever asks."""

import csv
import io
import zipfile

import pytest

from data import export, load, publication
from data.catalog import open_catalog
from data.checks.folder import check
from data.tables import read_tables
from tests.rows import rows
from tests.unit.test_checks import VALUES, edit

WITHHOLD = ("IN-BR,2021,all,total,all,main,20,,,made_up,stated,,shown",
            "IN-BR,2021,all,total,all,main,20,,,made_up,stated,,{}")  # fmt: skip


@pytest.fixture
def values(small_root):
    """The made-up table of values with one row to withhold, read anew each time."""

    def read(word="withheld"):
        old, new = WITHHOLD
        edit(small_root, VALUES, old, new.format(word))
        return open_catalog(small_root).package("example")

    return read


def test_a_withheld_row_is_read_only_by_the_checks(values, small_root):
    table = values().tables["values"]
    every = load.read_table(table, small_root).rows
    read = read_tables(open_catalog(small_root)).one("example", "values")
    assert len(every) == len(read.rows) + 1
    assert "withheld" not in set(read.rows["publication"])
    assert read.problems == ()


def test_a_withheld_row_is_in_no_file_and_the_other_rows_are(values, small_root):
    package = values()
    path = package.tables["values"].path
    lines = path.read_text().splitlines()
    readings = read_tables(open_catalog(small_root)).of_package("example")
    content = dict(export.package_files(package, readings))["values.csv"].decode()
    assert content.splitlines() == [line for line in lines if not line.endswith("withheld")]
    with zipfile.ZipFile(
        io.BytesIO(export.zip_files(export.package_files(package, readings)))
    ) as archive:
        assert archive.read("values.csv").decode() == content


def test_a_file_that_withholds_nothing_leaves_as_it_lies(values, small_root):
    package = values("table_only")
    readings = read_tables(open_catalog(small_root)).of_package("example")
    for name, content in export.package_files(package, readings):
        assert content == (package.folder / name).read_bytes()


def test_a_misspelt_word_withholds_the_row_and_is_reported(values, small_root):
    package = values("witheld")
    read = read_tables(open_catalog(small_root)).one("example", "values")
    every = load.read_table(package.tables["values"], small_root).rows
    assert len(read.rows) == len(every) - 1
    assert b"witheld" not in export.table_file(package.tables["values"], read)
    found = [str(problem) for problem in check(open_catalog(small_root))]
    assert any("(column publication): “witheld”" in one for one in found), found


@pytest.mark.parametrize("damage", [('"', ""), (",publication", ";publication")])
def test_of_a_file_whose_rows_cannot_be_told_apart_only_those_that_are_read_leave(
    values, small_root, damage
):
    package = values()
    path = package.tables["values"].path
    text = path.read_text()
    path.write_text(text.replace(*damage) if damage[1] else text.replace("withheld", '"withheld'))
    catalog = open_catalog(small_root)
    read = read_tables(catalog).one("example", "values")
    content = export.table_file(package.tables["values"], read)
    assert b"withheld" not in content
    assert len(content.splitlines()) == len(read.rows) + 1
    assert read.problems


def test_a_table_without_the_column_shows_everything(small_root):
    path = small_root / VALUES
    with path.open(newline="") as file:
        told = [row[:-1] for row in csv.reader(file)]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(told)
    catalog = open_catalog(small_root)
    assert check(catalog) == []
    read = read_tables(catalog).of(catalog.programmes, "values")
    assert not read.problems
    assert set(read.rows["publication"]) == {"shown"}


def test_what_stands_in_tables_only_is_told_apart():
    value = {"indicator_id": "i", "place_id": "X", "period": "2011", "value": 1}
    table = rows("values", value, {**value, "publication": "table_only"})
    assert publication.is_for_tables(table).tolist() == [False, True]
