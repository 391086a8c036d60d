"""The list of changes says what is so, or the checks say where it does not; acts stand newest first."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

import components.language  # noqa: F401 (who has the catalogues says the sentences)
from components.content.about_data import changed_cells, what_changed
from components.facts import past_figures
from data import changes, languages
from data.catalog import open_catalog
from data.checks import folder, headers, listed_changes
from data.describe import describe
from data.tables import read_tables

HEAD = "date,table,row,column,old,new,why,source"
FIGURE = "groups@IN@2021@all@total@all@main"
GONE = "groups@IN@1921@all@total@all@main"
WITHHELD = "groups@IN-BR@2021@all@total@all@main"
VALUES = "programmes/example/values.csv"
OWN = Path(changes.__file__).parent / "changes"


def row(day: str = "2026-01-02", table: str = "example/values", key: str = FIGURE,
        column: str = "value", new: str = "30", source: str = "made_up") -> str:  # fmt: skip
    return f"{day},{table},{key},{column},29,{new},Somebody counted again.,{source}"


def listed(root: Path, *rows: str) -> Path:
    """The folder with a list of changes."""
    folder = root / "changes"
    folder.mkdir()
    shutil.copy(OWN / "datapackage.json", folder)
    (folder / "changes.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return described(root)


def described(root: Path) -> Path:
    """The folder whose list of changes says what tables lie beside it."""
    folder = root / "changes"
    text = json.dumps(describe(folder))
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return root


def problems(root: Path) -> list[tuple[str, int | None, str | None]]:
    catalog = open_catalog(root)
    tables = read_tables(catalog)
    assert tables.one(changes.PACKAGE, changes.TABLE).problems == ()
    found = list(listed_changes.problems_of(catalog, tables))
    assert all(one.what and one.remedy for one in found)
    return [(one.code, one.row, one.column) for one in found]


def test_the_list_that_comes_with_the_app_has_its_standard_description():
    assert describe(OWN)["resources"] == open_catalog().package("changes").descriptor["resources"]


SO = [
    row(new="28"),
    row("2026-01-03", new="30"),
    row(key=GONE.replace("1921", "1922"), new=""),
    row(column="variant", new="main", source="A letter: https://example.org/letter"),
]
# What is wrong with a row, and the code and the column that the checks tell.
WRONG = [
    ({"table": "example/nothing"}, "change-table", "table"),
    ({"key": "groups@IN"}, "change-key", "row"),
    ({"key": GONE}, "change-gone", "new"),
    ({"column": "colour"}, "change-column", "column"),
    ({"column": "note", "new": "!"}, "change-today", "new"),
    ({"column": "quality", "new": "stated", "source": "hearsay"}, "change-source", "source"),
    ({"key": WITHHELD, "new": "20"}, "change-withheld", "row"),
]


def test_what_is_not_so_is_told_with_its_cell_and_nothing_else_is(small_root):
    path = small_root / VALUES
    shown = "groups,IN-BR,2021,all,total,all,main,20,,,made_up,stated,,shown"
    text = path.read_text(encoding="utf-8")
    assert shown in text
    path.write_text(text.replace(shown, shown.replace("shown", "withheld")), encoding="utf-8")
    told = problems(listed(small_root, *SO, *(row(**wrong) for wrong, _, _ in WRONG)))
    first = 2 + len(SO)
    assert told == [(code, line, column) for line, (_, code, column) in enumerate(WRONG, first)]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"first_released": "2026-11-22"}, None),
        ({"first_released": "2026-11-23"}, "first-released"),
        ({"first_released": "November 2026"}, "first-released"),
        ({}, "description-says-no"),
        # Made at the desk: it says no day at all.
        ({"created": ""}, None),
    ],
)
def test_each_package_says_since_when_there_are_data_of_it(small_root, days, code):
    path = small_root / "programmes" / "example" / "datapackage.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["first_released"]
    path.write_text(json.dumps({**told, **days}), encoding="utf-8")
    found = [
        one.code for one in folder.check(open_catalog(small_root)) if one.file.endswith(path.name)
    ]
    assert found == ([code] if code else [])


def test_an_addition_that_names_no_figure_is_told(small_root):
    root = listed(small_root, *SO)
    head = "date,table,indicator_id,source_id\n"
    rows = ("example/values,groups,made_up", "example/values,groups,nobody", "no/values,groups,x")
    text = head + "".join(f"2026-01-02,{one}\n" for one in rows)
    (root / "changes" / "additions.csv").write_text(text, encoding="utf-8")
    told = problems(described(root))
    assert [(code, line) for code, line, _ in told] == [
        ("addition-none", 3),
        ("addition-none", 4),
    ]


def test_no_sheet_of_an_editor_is_taken_for_the_sites_own_list_of_additions():
    assert changes.ADDITIONS not in headers.package_tables(OWN)


def test_cells_of_one_day_table_and_reason_are_one_act_and_the_newest_stands_first():
    rows = [
        ("2026-01-02", "a/values", "x@y", "value", "1", "2", "Counted again.", "s"),
        ("2026-01-02", "a/cases", "c", "title", None, "Well", "Named.", "s"),
        ("2026-01-02", "a/values", "x@z", "value", "3", None, "Counted again.", "s"),
        ("2026-01-02", "a/values", "x@z", "note", None, "!", "Doubted.", "s"),
        ("2026-01-05", "a/values", "x@y", "value", "2", "4", "Counted again.", "s"),
    ]
    acts = changes.list_acts(pd.DataFrame(rows, columns=HEAD.split(",")))
    told = [(act.date, act.table, act.number, len(act.cells)) for act in acts]
    assert told == [
        ("2026-01-05", "values", 1, 1),
        ("2026-01-02", "values", 1, 2),
        ("2026-01-02", "cases", 1, 1),
        ("2026-01-02", "values", 2, 1),
    ]
    assert acts[1].cells[1].key == ("x", "z")
    assert (acts[1].cells[1].old, acts[1].cells[1].new) == ("3", "")


def test_a_folder_without_a_list_says_that_no_cell_has_changed(small_root, monkeypatch, made_anew):
    assert problems(small_root) == []
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(small_root))
    said = what_changed.describe_changes()[-1]
    assert said.blocks[0].text == what_changed.NOTHING
    assert past_figures.list_acts() == ()


def test_a_changed_cell_is_told_in_words(small_root, monkeypatch, made_anew):
    rows = [
        row(new="1234567"),
        row(key=GONE, new=""),
        row(column="note", new=""),
        row(column="denominator", new="12345"),
        row(table="example/cases", key="example-well", column="year", new="2021"),
        row(table="example/cases", key="example-well", column="lat", new="24.7955"),
        row(table="of/nobody", key="k"),
    ]
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(listed(small_root, *rows)))
    told = changed_cells.table_of_cells().shown.to_pylist()
    amounts, plain = (
        ["1,234,567 CBOs", "no longer listed", "empty", "12,345"],
        ["2021", "24.7955", "30"],
    )
    assert [one["Now"] for one in told] == [*amounts, *plain]
    with languages.speaking("hi"):
        said = changed_cells.table_of_cells().shown.to_pylist()[0].values()
        assert any(one.startswith("12,34,567 ") for one in said)
    with languages.speaking("hi-u-nu-deva"):
        assert "२०२१" in changed_cells.table_of_cells().shown.to_pylist()[4].values()
    assert "India, 2021" in told[0]["Which row"]
    assert told[0]["Source"] == "A made-up report (Nobody)"
    assert told[-1]["Table"] == "of, nobody"
