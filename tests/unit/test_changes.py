"""What new rows change: each figure old and new, by table and key; and what of it nobody may take along."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import components.language  # noqa: F401 (who has the catalogues says the sentences)
from data import languages
from data.catalog import open_catalog
from data.checks import outputs
from data.checks.changes import compare_rows, find_changes
from data.checks.desk import check_package
from data.checks.report import Base
from data.checks.shown import without_withheld
from data.checks.upload import read_upload
from data.table_schema import Table
from data.tables import read_tables

FIGURES = Table.of(
    "figures",
    Path("figures.csv"),
    {
        "fields": [
            {"name": "place_id", "type": "string"},
            {"name": "period", "type": "string"},
            {"name": "value", "type": "number"},
            {"name": "note", "type": "string"},
        ],
        "primaryKey": ["place_id", "period"],
    },
)
NOW = (("X-N", "2011", 12.0, ""), ("X-S", "2011", 7.0, "old"), ("X-S", "", 5.0, ""))
CASES = {
    "the same": (NOW, []),
    "in another order": (NOW[::-1], []),
    "a figure": (
        (("X-N", "2011", 120.0, ""), *NOW[1:]),
        [("changed", "place_id=X-N; period=2011", "value", "12", "120")],
    ),
    "two cells of a row": (
        (NOW[0], ("X-S", "2011", 7.5, "new"), NOW[2]),
        [
            ("changed", "place_id=X-S; period=2011", "value", "7", "7.5"),
            ("changed", "place_id=X-S; period=2011", "note", "old", "new"),
        ],
    ),
    "a figure that goes missing": (
        (("X-N", "2011", None, ""), *NOW[1:]),
        [("changed", "place_id=X-N; period=2011", "value", "12", "")],
    ),
    "a new row": (
        (*NOW, ("X-W", "2015", 1.0, "")),
        [("added", "place_id=X-W; period=2015", "value", "", "1")],
    ),
    "a row that goes": (NOW[:2], [("removed", "place_id=X-S", "value", "5", "")]),
    "another key": (
        (("X-N", "2012", 12.0, ""), *NOW[1:]),
        [
            ("added", "place_id=X-N; period=2012", "value", "", "12"),
            ("removed", "place_id=X-N; period=2011", "value", "12", ""),
        ],
    ),
}


def figures(rows) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=FIGURES.columns)
    return found.astype({"place_id": "string", "period": "string", "value": "Float64"})


@pytest.mark.parametrize("case", CASES)
def test_each_figure_is_told_old_and_new_by_its_key(case):
    then, expected = CASES[case]
    told = compare_rows(FIGURES, figures(NOW), figures(then))
    columns = ["change", "key", "column", "now", "then"]
    assert [tuple(row) for row in told[columns].to_numpy()] == expected


def test_a_first_table_is_all_new_and_a_table_without_rows_changes_nothing():
    none = figures(())
    assert set(compare_rows(FIGURES, none, figures(NOW))["change"]) == {"added"}
    assert not len(compare_rows(FIGURES, none, none))


@pytest.fixture
def checked(small_root):
    """A function that checks a sheet of the made-up programme, one of whose figures is withheld."""
    folder = small_root / "programmes" / "example"
    coverage = folder / "coverage.csv"
    values = (folder / "values.csv").read_text(encoding="utf-8")
    secret = values.rstrip("\n").splitlines()[1].replace("IN,2021", "IN,2019")
    secret = secret.replace(",shown", ",withheld").replace(",30,", ",4711,")
    (folder / "values.csv").write_text(f"{values}{secret}\n", encoding="utf-8")

    def check(name: str, content: bytes):
        catalog = open_catalog(small_root)
        base = Base(catalog, read_tables(catalog))
        upload = read_upload(content, name)
        return base, check_package([upload], base, catalog.package("example").descriptor)

    return check, values, coverage.read_bytes()


def test_figures_are_compared_with_those_that_are_published(checked):
    check, values, _ = checked
    base, report = check("values.csv", values.replace(",20,", ",21,", 1).encode())
    changes = find_changes(base, without_withheld(report))
    assert changes.counts() == {"values": {"changed": 1}}
    assert changes.rows[["now", "then", "place_id"]].to_numpy().tolist() == [["20", "21", "IN-BR"]]


def test_nobody_takes_along_what_the_site_withholds(checked):
    check, _, coverage = checked
    _, report = check("coverage.csv", coverage)
    with languages.speaking("en"):
        told = outputs.package_zip(without_withheld(report))
        plain = outputs.package_zip(report)
    read = [zipfile.ZipFile(io.BytesIO(one)).read("values.csv") for one in (told, plain)]
    assert [b"4711" in one for one in read] == [False, True]


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", "..", "Evil programme", "", 7])
def test_a_name_that_is_no_folder_is_no_name(checked, name):
    check, values, _ = checked
    base, _ = check("values.csv", values.encode())
    described = {**base.catalog.package("example").descriptor, "name": name}
    report = check_package([read_upload(values.encode(), "values.csv")], base, described)
    assert report.package.folder == base.catalog.root / "programmes" / "programme"
    assert "programme-lacks" in {one.code for one in report.problems}
