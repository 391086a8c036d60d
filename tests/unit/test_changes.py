"""What new rows change: each figure old and new, by table and key; and what of it nobody may take along."""

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import components.language  # noqa: F401 (who has the catalogues says the sentences)
from components.content.about_data import data_changes
from data import languages
from data.catalog import open_catalog
from data.checks import outputs
from data.checks.changes import compare_rows, find_changes
from data.checks.choice import choose
from data.checks.desk import check_package
from data.checks.folder import check as check_folder
from data.checks.patches import Patch, write_patch
from data.checks.report import Base
from data.checks.shown import without_withheld
from data.checks.upload import read_upload
from data.problems import Problem
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


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", "..", "Evil programme", ""])
def test_a_name_that_is_no_folder_is_no_name(checked, name):
    check, values, _ = checked
    base, _ = check("values.csv", values.encode())
    described = {**base.catalog.package("example").descriptor, "name": name}
    report = check_package([read_upload(values.encode(), "values.csv")], base, described)
    assert report.package.folder == base.catalog.root / "programmes" / "programme"
    wanted = "programme-name" if name else "programme-lacks"
    assert wanted in {one.code for one in report.problems}


def publish(root: Path) -> Base:
    catalog = open_catalog(root)
    return Base(catalog, read_tables(catalog))


def check_sheets(base: Base, **sheets: str):
    uploads = [read_upload(text.encode(), f"{name}.csv") for name, text in sheets.items()]
    return check_package(uploads, base, base.catalog.package("example").descriptor)


def adopt_by_git(root: Path, clone: Path, patch: bytes) -> Base:
    """The site after git applied a patch in a folder with the tables of now."""
    shutil.copytree(root, clone / "data")
    subprocess.run(["git", "init", "-q", clone], check=True)
    subprocess.run(["git", "-C", clone, "apply", "-"], input=patch, check=True)
    return publish(clone / "data")


NEWS = (
    "news_id,date,place_id,themes,title,summary,source_id\n"
    "n1,2021-05,IN-BR,water,A made-up item,Made up.,made_up\n"
)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_git_applies_the_patch_and_the_site_has_the_figures_that_were_previewed(
    small_root, tmp_path, ending
):
    values = small_root / "programmes/example/values.csv"
    head, *rows = values.read_text(encoding="utf-8").splitlines()
    # Quotation marks that nobody needs, and no end of the last line: what stays, stays to the letter.
    rows[0] = rows[0].replace("made_up", '"made_up"')
    values.write_bytes(ending.join([head, *rows]).encode())
    base = publish(small_root)
    new = [rows[0], rows[1].replace(",20,", ",21,"), *rows[3:], rows[1].replace("2021", "2017")]
    report = check_sheets(base, values="\n".join([head, *new]), news=NEWS)
    assert report.is_clean, report.problems
    choice = choose(base, report, find_changes(base, report), ())
    patch = write_patch(choice.report, choice.changes)
    assert not patch.lacking
    after = adopt_by_git(small_root, tmp_path / "clone", patch.content)
    assert check_folder(after.catalog, after.tables) == []
    for name, table in choice.report.package.tables.items():
        then = choice.report.readings[name].rows
        assert not len(compare_rows(table, after.tables.one("example", name).rows, then)), name
    adopted = (tmp_path / "clone/data/programmes/example/values.csv").read_bytes().decode()
    assert adopted == ending.join([head, *new, ""])


def test_a_patch_shows_no_row_that_is_withheld(checked, tmp_path):
    check, values, _ = checked
    base, report = check("values.csv", values.replace(",20,", ",21,", 1).encode())
    root = base.catalog.root
    choice = choose(base, report, find_changes(base, report), ())
    patch = write_patch(choice.report, choice.changes)
    assert b",21," in patch.content and b"4711" not in patch.content
    after = adopt_by_git(root, tmp_path / "clone", patch.content)
    assert b"4711" in (after.catalog.package("example").folder / "values.csv").read_bytes()
    # The line below the last row that may be seen is the withheld one, which git would ask for.
    base, report = check("values.csv", values.replace(",200,", ",201,", 1).encode())
    choice = choose(base, report, find_changes(base, report), ())
    assert write_patch(choice.report, choice.changes) == Patch(b"", ("values.csv",))


def test_what_is_not_ticked_stays_as_it_is_now(small_root):
    base = publish(small_root)
    head, *rows = (small_root / "programmes/example/values.csv").read_text().splitlines()
    new = [rows[0].replace(",30,", ",31,"), rows[1].replace(",20,", ",21,"), *rows[2:5]]
    new.append(rows[1].replace("2021", "2017"))
    report = check_sheets(base, values="\n".join([head, *new]), news=NEWS)
    changes = find_changes(base, report)
    keys = changes.rows.set_index(["table", "change", "now"])["key"]
    left = {
        ("values", keys[one]) for one in [("values", "changed", "20"), ("values", "removed", "200")]
    }
    choice = choose(base, report, changes, left)
    assert not choice.stranded
    assert choice.changes.counts() == {"values": {"changed": 1, "added": 1}, "news": {"added": 1}}
    taken = outputs.package_files(choice.report)["values.csv"].decode().splitlines()[1:]
    # A column that the sheet has left out is written with what it means.
    assert [one.partition(",result,dated,")[0] for one in taken] == [
        *(new[0], rows[1], *rows[2:5], new[5], rows[5])
    ]
    # A table of which nothing is taken along is the file of now, with every column that is described; a
    # new one is not there.
    everything = set(changes.rows[["table", "key"]].itertuples(index=False, name=None))
    none = choose(base, report, changes, everything)
    files = outputs.package_files(none.report)
    assert "news.csv" not in files and not none.changes.counts()
    now = (small_root / "programmes/example/values.csv").read_text()
    kept = csv.DictReader(io.StringIO(files["values.csv"].decode()))
    own = csv.DictReader(io.StringIO(now))
    assert [{key: row[key] for key in own.fieldnames} for row in kept] == [*own]
    assert write_patch(none.report, none.changes).content == b""


def test_a_row_that_names_one_that_is_left_is_not_taken_along_and_said(small_root):
    base = publish(small_root)
    folder = small_root / "programmes/example"
    sources = (
        folder / "sources.csv"
    ).read_text() + "second,Another report,Nobody,,2022,,other,CC0,\n"
    values = (folder / "values.csv").read_text()
    values += values.splitlines()[1].replace("2021", "2017").replace("made_up", "second") + "\n"
    report = check_sheets(base, sources=sources, values=values)
    changes = find_changes(base, report)
    choice = choose(base, report, changes, {("sources", "source_id=second")})
    assert [(one.file, one.cell) for one in choice.stranded] == [("values.csv", "K8")]
    assert choice.changes.counts() == {}


def test_of_many_rows_that_cannot_be_used_it_is_said_how_many_more_there_are():
    stranded = [Problem(f"sheet{row}.csv", "register-down") for row in range(23)]
    said = data_changes.say_stranded(stranded)
    assert said.startswith("23 rows cannot be used") and said.count("sheet") == 20
    assert "and 3 more" in said
    assert "more" not in data_changes.say_stranded(stranded[:20])


def test_a_tick_counts_for_the_rows_that_are_seen_and_can_be_taken_back():
    one, two, unseen = (("values", name) for name in ("one", "two", "unseen"))
    left = frozenset({two, unseen})
    after = data_changes.after_ticks(left, [one, two], left, {0: False, 1: True})
    assert after == {one, unseen}
    assert data_changes.after_ticks(after, [one, two], left, {0: True, 1: False}) == left
