"""One reader: what the app leaves out the checks tell, and every other row is as it stands in its file."""

import pandas as pd
import pytest

from data import cells, csv_text
from data.catalog import open_catalog
from data.checks.__main__ import find_all_doubts
from data.checks.folder import check
from data.table_schema import Field
from data.tables import read_tables
from tests import small_data
from tests.faults import FAULTS, VALUES


@pytest.mark.parametrize("damaged", ["of_programmes", "of_what_is_shared"])
def test_the_checks_name_every_fault_and_all_else_is_read_as_it_stands(request, damaged):
    for folder in request.getfixturevalue(damaged):
        catalog = open_catalog(folder.root)
        problems = check(catalog)
        assert all(one.remedy and one.code for one in problems)
        doubts = find_all_doubts(catalog, read_tables(catalog))
        told_of = [*problems, *doubts]
        assert [spot for spot in folder.spots if not spot.is_told(told_of)] == []
        # For a headline without its country no row is left out.
        told = {(one.file, one.row) for one in problems if one.code != "headline"}
        assert_read_as_it_stands(folder.root, catalog, told)


def test_of_two_rows_with_one_key_both_are_told_and_neither_is_read(small_root):
    FAULTS["double key"].damage(small_root)
    catalog = open_catalog(small_root)
    written = [row["value"] for row in _rows(small_root / VALUES)]
    doubled = [number for number, one in enumerate(written, start=2) if one in ("20", "9999")]
    assert len(doubled) == 2
    tables = read_tables(catalog)
    for problems in (check(catalog), tables.left_out(["values"])):
        told = [one for one in problems if one.code == "double-key"]
        assert [(one.file, one.row) for one in told] == [(VALUES, row) for row in doubled]
    kept = tables.one("example", "values").rows["value"]
    assert not {20, 9999} & set(kept.dropna())
    assert len(kept) == len(written) - 2


@pytest.mark.parametrize(
    ("kind", "most", "above"),
    [("integer", "9007199254740000", "10000000000000000000"),
     ("integer", "-9007199254740000", "-1" + "0" * 5000), ("number", "1" + "0" * 300, "1" + "0" * 400)],
)  # fmt: skip
def test_a_number_that_its_column_cannot_hold_costs_its_own_row(kind, most, above):
    field = Field("n", kind, "N", "")
    assert cells.cell_fault(most, field) is None
    assert cells.typed_list([most, None], field)[0] == cells.NUMBERS[kind](most)
    (told,) = cells.cell_problems([most, above], (2, 3), field, "n.csv")
    assert (told.code, told.row) == ("number-long", 3)


def test_who_writes_a_key_with_spaces_is_told_in_words_what_to_write():
    field = Field(
        "indicator_id", "string", "Indicator", "", pattern="^[A-Za-z0-9][A-Za-z0-9_.:-]*$"
    )
    (told,) = cells.cell_problems(["No. of groups"], (2,), field, "n.csv")
    assert (told.code, "no spaces" in told.remedy, "[" in told.remedy) == ("code-form", True, False)


def assert_read_as_it_stands(root, catalog, told):
    """Every row that the checks say nothing of is read, each cell as it stands in its file."""
    tables = read_tables(catalog)
    for package in catalog.packages():
        for table in package.tables.values():
            file = table.path.relative_to(root).as_posix()
            if (file, None) in told or (file, 1) in told or not table.path.is_file():
                continue
            read = tables.one(package.package_id, table.name)
            if read.is_lost:
                assert file in {one for one, _ in told}
                continue
            stands = {
                number: row
                for number, row in enumerate(_rows(table.path), start=2)
                if (file, number) not in told and any(row.values())
            }
            shown = read.rows.head(len(stands))
            for cells_read, row in zip(shown.to_dict("records"), stands.values(), strict=True):
                for field in table.fields:
                    assert _text(cells_read[field.name], field) == _normal(row, field), (file, row)


def _rows(path):
    try:
        return small_data.read(path)
    except (UnicodeDecodeError, ValueError):
        return []


def _normal(row, field: Field):
    text = row.get(field.name) or field.default or ""
    if field.type == "list":
        return ";".join(cells.items(text, field.delimiter))
    return str(float(text)) if field.type in ("number", "integer") and text else text


def _text(cell, field: Field):
    if isinstance(cell, tuple):
        return ";".join(cell)
    if pd.isna(cell):
        return ""
    if field.type == "boolean":
        return str(cell).lower()
    return str(float(cell)) if field.type in ("number", "integer") else str(cell)


def test_a_row_of_a_single_space_costs_nothing_but_itself(small_root):
    path = small_root / VALUES
    whole = read_tables(open_catalog(small_root)).one("example", "values").rows
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text} {',' * text.splitlines()[0].count(',')}\n", encoding="utf-8")
    kept = read_tables(open_catalog(small_root)).one("example", "values").rows
    assert kept["value"].astype(str).tolist() == whole["value"].astype(str).tolist()
    (told,) = check(open_catalog(small_root))
    assert (told.file, told.row) == (VALUES, len(whole) + 2)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("a,b\n1,2\n", "a,c,b\n1,,2\n"),
        ("a,b\n1\n\n", "a,c,b\n1,,\n"),
        ("a,,\n1,2,3\n", "a,c,,\n1,,2,3\n"),
    ],
)
def test_columns_are_added_by_their_position_whatever_a_row_lacks(written, becomes):
    assert csv_text.with_columns(written.encode(), ["a", "c"]).decode() == becomes
