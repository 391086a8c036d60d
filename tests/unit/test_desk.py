"""The editor's desk: usual habits are understood, asked about or said, and nothing is repaired by guess."""

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import duckdb
import pandas as pd
import pytest
from frictionless import Package as FrictionlessPackage
from openpyxl import load_workbook

from components.content.about_data import your_data
from data import adopt, export, known_names, languages, load, periods
from data.catalog import open_catalog
from data.checks import formulas, kinds, outputs, repairs, templates
from data.checks.desk import check_package
from data.checks.doubts import doubts_of_folder
from data.checks.folder import check
from data.checks.limits import Limits, Step, Watch
from data.checks.programme import describe_programme
from data.checks.report import Base, confirmed_names, preview, with_places
from data.checks.upload import read_upload
from data.checks.workbooks import read_workbook
from data.problems import DataProblem
from data.tables import read_tables
from tests.habits import ATTACKS, CELLS, FILES, country_files, packed, workbook, zipped

VALUES = "values.csv"
SOUND = "groups,IN-BR,2021,all,total,all,main,20,,,made_up,stated,,shown"


@pytest.fixture(scope="module")
def root(sound_root, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "data"
    shutil.copytree(sound_root, folder)
    return folder


@pytest.fixture(scope="module")
def base(root) -> Base:
    catalog = open_catalog(root)
    return Base(catalog, read_tables(catalog))


@pytest.fixture(scope="module")
def light(base) -> Base:
    """The same with one programme and only what figures need, for the many small checks."""
    example = base.catalog.package("example")
    own = {name: example.tables[name] for name in ("sources", "indicators", "values")}
    return replace(base, catalog=replace(base.catalog, programmes=(replace(example, tables=own),)))


@pytest.fixture(scope="module")
def text(root) -> str:
    return (root / "programmes/example/values.csv").read_text(encoding="utf-8")


def checked(base, *contents, name=VALUES, answers=None, watch=None):
    uploads = [read_upload(content, name, watch) for content in contents]
    descriptor = base.catalog.package("example").descriptor
    return check_package(uploads, base, descriptor, answers, watch)


@pytest.fixture(scope="module")
def of_cells(text) -> str:
    """A sheet of figures in which every habit stands in a row of its own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = text.splitlines()[0].split(",")
    writer.writerow(header)
    for number, habit in enumerate(CELLS):
        row = dict(zip(header, SOUND.split(","), strict=True)) | {"variant": f"v{number}"}
        writer.writerow({**row, habit.column: habit.written}.values())
    return out.getvalue()


@pytest.fixture(scope="module")
def report(base, of_cells):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairs, "MOST_EXAMPLES", len(CELLS))
        return checked(base, of_cells.encode())


@pytest.fixture(scope="module")
def of_folder(root, of_cells, tmp_path_factory):
    """What `make check-data` says of the same rows in the data folder."""
    copy = tmp_path_factory.mktemp("folder") / "data"
    shutil.copytree(root, copy)
    (copy / "programmes/example/values.csv").write_text(of_cells, encoding="utf-8")
    return [one for one in check(open_catalog(copy)) if one.file == "programmes/example/values.csv"]


@pytest.mark.parametrize(
    "number",
    range(len(CELLS)),
    ids=lambda number: f"{CELLS[number].column} {CELLS[number].written[:40]}",
)
def test_a_habit_in_a_cell_is_repaired_asked_about_or_said(number, report, of_folder):
    habit, row = CELLS[number], number + 2
    told = [one for one in of_folder if one.row == row and one.column == habit.column]
    assert [one.code for one in told] == [habit.code], told
    assert habit.remedy in told[0].remedy
    in_desk = [one for one in report.problems if one.row == row]
    repair = next(
        (one for one in report.repairs if any(cell == habit.written for cell, _ in one.examples)),
        None,
    )
    if habit.becomes is not None:
        assert report.texts["values"].loc[row, habit.column] == habit.becomes
        assert repair.is_certain and not in_desk
        return
    # What is not repaired is said word for word as by the command, with the cell.
    assert [(one.what, one.remedy, one.cell) for one in in_desk] == [
        (one.what, one.remedy, one.cell) for one in told
    ]
    assert row not in report.texts["values"].index
    if habit.ways:
        assert repair.is_open and tuple(way.name for way in repair.ways) == habit.ways
        assert repair.problem.code == habit.code


def test_answers_are_done_and_a_repair_can_be_refused(light, of_cells):
    report = checked(light, of_cells.encode())
    answers = {one.repair_id: one.ways[-1].name for one in report.questions}
    answers |= {"values/value/number-sign": "keep"}
    after = checked(light, of_cells.encode(), answers=answers)
    cells = after.texts["values"]
    at = {habit.written: number + 2 for number, habit in enumerate(CELLS)}
    assert not after.questions
    assert cells.loc[at["03/04/2015"], "period"] == "2015-03-04"
    assert cells.loc[at["Gaya Dist."], "place_id"] == "IN-C11-236"
    assert cells.loc[at["12.5%"], "value"] == "12.5"
    assert cells.loc[at["-"], "value"] == "0"
    assert pd.isna(cells.loc[at["NA"], "value"])
    assert cells.loc[at["NA"], "missing_reason"] == "not_applicable"
    assert at["+20"] not in cells.index
    assert confirmed_names(after)["Orissa"] == "IN-OR"


@pytest.mark.parametrize("name", FILES)
def test_a_habit_of_a_file_is_understood_or_said(name, base, light, text):
    habit = FILES[name]
    report = checked(light, habit.make(text), name=habit.name)
    told = [one.code for one in (*report.problems, *report.remarks)]
    assert (habit.code in told) if habit.code else not told, told
    if habit.code:
        found = [one for one in (*report.problems, *report.remarks) if one.code == habit.code]
        assert habit.cell in {one.cell or str(one.row or "") for one in found}, found
        assert habit.remedy in found[0].remedy
    assert [one.name for one in report.tables] == (["values"] if habit.rows else [])
    if habit.rows:
        read = report.readings["values"].rows
        sound = base.tables.one("example", "values").rows
        if name != "formulas without results":
            assert read["value"].tolist() == sound["value"].tolist()
            assert read["place_id"].tolist() == sound["place_id"].tolist()


# A file that the data folder can have: the command reads no other.
OF_TEXT = [name for name, one in FILES.items() if one.name in (VALUES, "values.tsv")]


@pytest.mark.parametrize("name", OF_TEXT)
def test_a_habit_of_a_file_is_said_by_the_command_word_for_word(name, light, text, tmp_path):
    habit = FILES[name]
    content = habit.make(text)
    (tmp_path / VALUES).write_bytes(content)
    table = replace(light.catalog.package("example").tables["values"], path=tmp_path / VALUES)
    read, report = load.read_table(table, tmp_path), checked(light, content)
    told = [(one.code, one.row, one.what, one.remedy) for one in (*read.problems, *read.remarks)]
    assert told[0][0] == (habit.command or habit.code)
    # What the command reads its figures by, it says as the desk does; the desk may read more.
    in_desk = [
        (one.code, one.row, one.what, one.remedy) for one in (*report.problems, *report.remarks)
    ]
    if not habit.command:
        assert told == in_desk
        is_read = habit.rows and not read.is_lost
        assert len(read.rows) == (len(text.splitlines()) - 1) * is_read
    elif habit.command in ("encoding", "not-utf-8") and habit.rows:
        assert told[0] in in_desk


@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_that_means_harm_gets_a_sentence_and_nothing_of_it_is_read(name, text):
    attack = ATTACKS[name]
    upload = read_upload(attack.make(text), attack.name)
    assert [one.code for one in upload.problems] == [attack.code]
    assert not upload.sheets
    assert upload.problems[0].what and upload.problems[0].remedy


def test_a_column_that_rows_cannot_do_without_is_missed_once_not_in_each_row(light, text):
    lines = [line.split(",") for line in text.splitlines()]
    gone = [lines[0].index(name) for name in ("quality", "source_id")]
    less = [[cell for at, cell in enumerate(line) if at not in gone] for line in lines]
    content = "\n".join(["Our figures", *map(",".join, less)]).encode()
    report = checked(light, content)
    told = {(one.code, one.column, one.row) for one in report.problems}
    assert told == {("header-missing", "source_id", None), ("header-missing", "quality", None)}
    assert "This column is missing. Add it." in str(report.problems[0])


def test_a_file_that_is_too_large_or_takes_too_long_is_refused(base, text):
    small = Watch(Limits(file_bytes=100))
    assert [one.code for one in read_upload(text.encode(), VALUES, small).problems] == ["too-large"]
    assert (
        read_upload(text.encode(), VALUES, Watch(Limits(rows=3))).problems[0].code
        == "too-many-rows"
    )
    upload = read_upload(text.encode(), VALUES)
    with pytest.raises(DataProblem) as caught:
        check_package([upload], base, {}, watch=Watch(Limits(seconds=0)))
    assert [one.code for one in caught.value.problems] == ["too-long"]


@pytest.mark.parametrize("mark", ["BM", "MZ", "RIFF", "PAR1"])
def test_a_header_that_begins_as_another_kind_of_file_does_is_text(mark):
    assert kinds.kind_of(f"{mark}_code,name\n1,Ras\n".encode()) == "text"
    assert kinds.kind_of(mark.encode() + b"\x00\x01\x00") != "text"


@pytest.mark.parametrize("name", ["xlsx", "ods", "ZIP", "strokes"])
def test_progress_of_every_kind_of_file_is_told_in_words_that_the_desk_has(name, light, text):
    steps = []
    watch = Watch(progress=lambda step, part: steps.append((step, part)))
    checked(light, FILES[name].make(text), name=FILES[name].name, watch=watch)
    told = {step for step, _ in steps}
    assert len(told) > 3 and told <= set(get_args(Step)) == {*your_data.STEPS}
    assert all(0 <= part <= 1 for _, part in steps)


def test_a_cell_of_a_workbook_is_read_as_it_is_shown(light, text):
    def change(book, sheet):
        sheet.write_number("H3", 0.125, book.add_format({"num_format": "0.0%"}))
        sheet.write_formula("H4", "=NA()", None, "#N/A")
        sheet.write_datetime(
            "C5", pd.Timestamp("2021-06-14"), book.add_format({"num_format": "d/m/yy"})
        )

    report = checked(light, workbook(text, change), name="v.xlsx")
    codes = {one.cell: one.code for one in report.problems}
    assert codes == {"H3": "number-per-cent", "H4": "sheet-error"}
    assert {one.sheet for one in report.problems} == {"values"}
    assert report.texts["values"].loc[5, "period"] == "2021-06-14"


@pytest.mark.parametrize(("kind", "is_said"), [("xls", True), ("xlsb", True), ("xlsx", False)])
def test_of_old_workbooks_it_is_said_what_is_not_seen(kind, is_said, text):
    upload = read_workbook(workbook(text), f"v.{kind}", kind, Watch())
    assert [one.code for one in upload.remarks] == ["formats-unseen"] * is_said
    assert all("0.125" in one.what and ".xlsx" in one.remedy for one in upload.remarks)


def test_a_day_that_a_spreadsheet_made_of_a_month_is_asked_about(light, text):
    def change(book, sheet):
        sheet.write_datetime(
            "C3", pd.Timestamp("2016-03-01"), book.add_format({"num_format": "mmm-yy"})
        )

    content = workbook(text, change)
    report = checked(light, content, name="v.xlsx")
    assert [(one.code, one.cell) for one in report.problems] == [("date-first", "C3")]
    (asked,) = report.questions
    after = checked(light, content, name="v.xlsx", answers={asked.repair_id: "month"})
    assert after.texts["values"].loc[3, "period"] == "2016-03" and not after.problems


def of_periods(header, *written):
    """A sheet with a figure of each of these periods."""
    rows = [SOUND.replace(",2021,", f",{period},") for period in written]
    return "\n".join((header, *rows, "")).encode()


def test_financial_years_are_no_months_though_some_of_them_could_be(light, text):
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(2009, 2015)]
    content = of_periods(text.splitlines()[0], *years)
    asked = {one.problem.code: one.repair_id for one in checked(light, content).questions}
    assert set(asked) == {"period-financial", "period-doubtful"}
    half = checked(light, content, answers={asked["period-financial"]: "april"})
    assert [one.cell for one in half.problems] == ["C2", "C3", "C4"]
    after = checked(light, content, answers=dict.fromkeys(asked.values(), "july"))
    assert not after.problems and not after.questions
    assert [*after.texts["values"]["period"]] == [
        f"{year}-07/{year + 1}-06" for year in range(2009, 2015)
    ]
    months = {asked["period-financial"]: "april", asked["period-doubtful"]: "month"}
    assert "2009-10/2009-10" in [*checked(light, content, answers=months).texts["values"]["period"]]


@pytest.mark.parametrize(
    ("beside", "doubtful"),
    [((), {"2011-12"}), (("2015-03",), set()), (("2012-04/2013-03",), {"2011-12"}),
     (("2015-03", "2012-07/2013-06"), {"2011-12"}), (("2015-03", "2012-13"), {"2011-12"}),
     (("2015-03", "2014-10/2015-09"), set()), (("2014-2015",), {"2011-12"}), (("-",), {"2011-12"})],
)  # fmt: skip
def test_a_month_beside_it_tells_what_a_text_is_and_a_financial_year_takes_that_back(
    beside, doubtful
):
    assert periods.doubtful_years(("2011-12", "2016", *beside)) == doubtful


@pytest.mark.parametrize(
    ("beside", "is_asked"), [("1,234,567", False), ("1 234 567", True), ("1'234'567", True)]
)
def test_only_commas_of_other_thousands_tell_what_a_comma_is(beside, is_asked, light, text):
    rows = [
        SOUND.replace("main,20", f'v{at},"{cell}"') for at, cell in enumerate((beside, "12,345"))
    ]
    report = checked(light, "\n".join((text.splitlines()[0], *rows, "")).encode())
    assert [one.problem.code for one in report.questions] == ["number-comma"] * is_asked
    becomes = [*report.texts["values"]["value"]]
    assert becomes == (["1234567"] if is_asked else ["1234567", "12345"])


def test_an_answer_for_one_unit_decides_nothing_of_another_word_beside_a_number(light, text):
    written = ("20 HH", "30 HH", "40 families", "1.2 lakh households", "30k")
    rows = [SOUND.replace("main,20", f"v{at},{cell}") for at, cell in enumerate(written)]
    content = "\n".join((text.splitlines()[0], *rows, "")).encode()
    answers = {"values/value/number-unit?/hh": "read"}
    after = checked(light, content, answers=answers)
    assert [*after.texts["values"]["value"]] == ["20", "30"]
    assert len(after.questions) == 3


def test_a_column_of_something_else_is_not_compared_with_every_name(light, text, monkeypatch):
    def told(*written):
        rows = [
            SOUND.replace("made_up", cell).replace("main", f"v{at}")
            for at, cell in enumerate(written)
        ]
        report = checked(light, "\n".join((text.splitlines()[0], *rows, "")).encode())
        return {one.code for one in report.problems}

    assert told("made_upp", "Ministry") == {"name-near", "unknown-code"}
    monkeypatch.setattr(known_names, "MOST_COMPARED", 3)
    others = [f"ministry{number}" for number in range(3)]
    assert told("made_upp", *others) == {"unknown-code"}
    assert told("made_upp", *others, "A made-up report") == {"unknown-code"}
    monkeypatch.setattr(known_names, "MOST_UNKNOWN", 3)
    (other,) = light.tables.one("example", "sources").rows["source_id"]
    names = known_names.KnownNames(None, labels={"sources": {"report": (other,)}})
    column = next(one for one in light.catalog.package("example").tables["values"].fields
                  if one.refers_to == "sources")  # fmt: skip
    assert [*names.read_all(["report", *others], column)] == ["report"]
    assert names.read_all([*others, "Ministry", "report"], column) == {}


DOUBTS = {
    "a count below zero": (",20,", ",-5,", "below-0", "H3"),
    "half a group": (",20,", ",20.5,", "not-whole", "H3"),
    "a whole less than its parts": (",30,", ",21,", "sum-differs", "H2"),
    "a whole less than its part": (",20,", ",9999,", "less-than-part", "H2"),
    "a nought too many in a part": (",100,", ",280,", "tenfold-part", "H7"),
    "a year that is to come": (",2021,", ",2121,", "period-ahead", "C2"),
    "a part more than its whole": (",20,", ",9999,", "more-than-whole", "H3"),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_a_figure_that_cannot_be_is_doubted_with_its_cell_and_kept(name, light, text):
    old, new, code, cell = DOUBTS[name]
    lines = text.replace(old, new, 1).splitlines()
    report = checked(light, "\n".join(lines).encode())
    assert (code, cell) in [(one.code, one.cell) for one in report.doubts]
    assert len(report.texts["values"]) == len(text.splitlines()) - 1
    # A note explains what is unusual, not what cannot be; a figure that is called doubtful was seen.
    row = int(cell[1:]) - 1
    for column, said in (("note", "from the report"), ("quality", "doubtful")):
        cells = lines[row].split(",")
        cells[lines[0].split(",").index(column)] = said
        content = "\n".join((*lines[:row], ",".join(cells), *lines[row + 1 :])).encode()
        is_told = (code, cell) in [(one.code, one.cell) for one in checked(light, content).doubts]
        assert is_told == (column == "note" and code in ("below-0", "not-whole", "period-ahead"))


def test_a_district_that_has_ten_times_what_its_neighbours_have_is_doubted(light, text):
    places = light.tables.one("places", "places").rows
    gaya = places[places["place_id"] == "IN-C11-236"]
    codes = [f"IN-C11-90{number}" for number in range(6)]
    more = [gaya.assign(place_id=code, name=f"Made-up {code}") for code in codes]
    wider = with_places(light, pd.concat(more))
    figures = dict.fromkeys(codes, 40) | {codes[-1]: 410}
    row = "groups,{},2020,all,total,all,main,{},,,made_up,stated,,shown"
    lines = [text.splitlines()[0], *(row.format(*one) for one in figures.items())]
    report = checked(wider, "\n".join(lines).encode())
    (told,) = [one for one in report.unconfirmed if one.code == "ten-times-others"]
    assert told.cell == "H7" and "410" in told.what and "40" in told.what
    # Two large ones are no error of either.
    other = row.format("IN-C11-236", 400)
    assert not checked(wider, "\n".join((*lines, other)).encode()).unconfirmed


def test_shares_that_were_pasted_as_parts_of_one_are_doubted_once(base, text):
    share = "share,A share,,,Made up.,percent,higher_better,federations,,,,,,,,,none,main,,,,,,,,,made_up,"
    indicators = (base.catalog.package("example").folder / "indicators.csv").read_text()
    row = "share,IN-BR,{},all,total,all,main,{},,,made_up,stated,,shown"
    parts = (0.125, 0.5, 0.25, 0.75, 1)
    rows = [row.format(year, part) for year, part in enumerate(parts, start=2015)]
    content = packed(
        values_csv=text + "\n".join(rows) + "\n", indicators_csv=f"{indicators}{share}\n"
    )
    report = checked(base, content, name="p.zip")
    (told,) = [one for one in report.unconfirmed if one.code == "parts-of-one"]
    assert told.cell == f"H{len(text.splitlines()) + 1}" and "by 100" in told.remedy


def test_usual_faults_of_other_tables_are_told_at_their_cells(base, text):
    """Yes and no, dates, a key that stands there twice, a unit that nobody knows."""
    folder = base.catalog.package("example").folder
    coverage = (folder / "coverage.csv").read_text().replace(",true,", ",TRUE,", 1)
    report = checked(base, coverage.encode(), name="coverage.csv")
    (repair,) = report.repairs
    assert (repair.cells, repair.examples) == (("D2",), (("TRUE", "true"),))
    assert report.is_clean and report.readings["coverage"].rows["list_complete"].tolist()[0]
    events = (folder / "events.csv").read_text().replace(",2021,,,", ",2021,31/03/2021,,", 1)
    report = checked(base, events.encode(), name="events.csv")
    (repair,) = report.repairs
    assert (repair.cells, repair.examples) == (("F2",), (("31/03/2021", "2021-03-31"),))
    lines = text.splitlines()
    again = "\n".join((*lines, lines[1].replace(",30,", ",9999,"))).encode()
    told = [(one.code, one.row) for one in checked(base, again).problems]
    assert told == [("double-key", 2), ("double-key", len(lines) + 1)]
    # Neither of the two is shown.
    assert 9999 not in checked(base, again).readings["values"].rows["value"].tolist()
    units = (folder / "indicators.csv").read_text().replace(",cbos,", ",flocks,", 1)
    (told,) = [
        one
        for one in checked(base, units.encode(), name="indicators.csv").problems
        if one.code == "unknown-term"
    ]
    assert told.cell == "F2" and "flocks" in told.what


@pytest.mark.parametrize("name", DOUBTS)
def test_the_command_tells_the_same_doubts(name, root, light, text, tmp_path):
    old, new, code, cell = DOUBTS[name]
    changed = text.replace(old, new, 1)
    copy = tmp_path / "data"
    shutil.copytree(root, copy)
    (copy / "programmes/example/values.csv").write_text(changed)
    catalog = open_catalog(copy)
    tables = read_tables(catalog)
    package = catalog.package("example")
    told = doubts_of_folder(package, tables, Base(catalog, tables).gazetteer())
    in_desk = checked(light, changed.encode()).doubts
    (found,) = [(one.what, one.remedy) for one in told if (one.code, one.cell) == (code, cell)]
    assert found in [(one.what, one.remedy) for one in in_desk]


def adopted(folder, content, *options, capsys):
    """The exit status of taking a package into a data folder, and what it says of faults."""
    package = folder.parent / "package.zip"
    package.write_bytes(content)
    status = adopt.main([str(package), "--data", str(folder), *options])
    return status, capsys.readouterr().err


def test_a_figure_that_looks_wrong_is_confirmed_before_its_package_is_adopted(
    base, root, text, tmp_path, capsys
):
    copy = tmp_path / "data"
    shutil.copytree(root, copy)
    report = checked(base, text.replace(",20,", ",9999,", 1).encode())
    asked = {(one.code, one.cell) for one in report.unconfirmed}
    assert asked == {("less-than-part", "H2"), ("more-than-whole", "H3")}
    assert report.is_clean and "2 figures look wrong" in your_data.say_outcome(report)
    kinds_told = {one.code: kind for kind, one in outputs.told(report)}
    assert kinds_told["more-than-whole"] == "doubt"
    # The package names them, and is refused with the list.
    described = json.loads(outputs.package_files(report)["datapackage.json"])
    assert sorted(described["doubts"]["open"]) == sorted(report.asked.values())
    status, said = adopted(copy, outputs.package_zip(report), capsys=capsys)
    assert status == 1
    assert (
        "NOT CONFIRMED" in said and "cell H3" in said and "2 doubts that nobody confirmed" in said
    )
    assert (copy / "programmes/example/values.csv").read_text() == text
    # One tick is not enough; another figure is another doubt.
    first, second = sorted(report.asked.values())
    half = report.with_confirmed([first])
    assert len(half.unconfirmed) == 1
    assert {one.code: kind for kind, one in outputs.told(half)}["less-than-part"] == "confirmed"
    assert adopted(copy, outputs.package_zip(half), capsys=capsys)[0] == 1
    other = checked(base, text.replace(",20,", ",9998,", 1).encode())
    assert not {first, second} & set(other.asked.values())
    # What its editor confirmed is adopted, and is not asked again of who gives the same figures.
    whole = report.with_confirmed([first, second])
    assert adopted(copy, outputs.package_zip(whole), capsys=capsys)[0] == 0
    again = Base(open_catalog(copy), read_tables(open_catalog(copy)))
    assert not checked(again, text.replace(",20,", ",9999,", 1).encode()).unconfirmed
    # The owner of a site may confirm them, too.
    shutil.copytree(root, copy, dirs_exist_ok=True)
    content = outputs.package_zip(report)
    assert adopted(copy, content, "--confirm-doubts", capsys=capsys)[0] == 0
    filed = json.loads((copy / "programmes/example/datapackage.json").read_text())
    assert filed["doubts"] == {"confirmed": [first, second], "open": []}


def test_a_confirmed_figure_is_known_in_every_language(light, text):
    content = text.replace(",20,", ",9999,", 1).encode()
    with languages.speaking("ur"):
        asked = set(checked(light, content).asked.values())
    assert asked == set(checked(light, content).asked.values()) and len(asked) == 2


def test_an_indicator_that_no_map_shows_for_lack_of_places_is_told_once(light, text):
    (told,) = [one for one in checked(light, text.encode()).doubts if one.code == "few-places"]
    assert "2 indicators" in told.what and "groups, villages" in told.what
    assert "3 states" in told.remedy
    third = [
        line.replace("IN-BR", "IN-OR") for line in text.splitlines() if "groups,IN-BR," in line
    ]
    (told,) = [
        one
        for one in checked(light, "\n".join([*text.splitlines(), *third]).encode()).doubts
        if one.code == "few-places"
    ]
    assert "1 indicator with" in told.what and "villages" in told.what


def test_a_doubt_writes_its_numbers_as_a_reader_does(light, text):
    report = checked(light, text.replace(",20,", ",123456,", 1).encode())
    assert any("123,456" in one.what for one in report.doubts), [one.what for one in report.doubts]


def test_more_than_the_whole_and_a_tenfold_typing_error_are_doubted(base, text):
    rows = [
        "share,IN-BR,2021,all,total,all,main,933,,,made_up,stated,,shown",
        *(f"groups,IN-JH,{year},all,total,all,main,{value},,,made_up,stated,,shown"
          for year, value in ((2017, 100), (2018, 1100), (2019, 110))),
        *(f"items,IN-BR,{year},all,total,all,main,{value},,,made_up,stated,,shown"
          for year, value in ((2016, 110), (2017, 12))),
        *(f"items,IN-JH,{year},all,total,all,main,{value},,,made_up,stated,,shown"
          for year, value in ((2016, 100), (2017, 10), (2018, 100.5), (2019, 9), (2020, 8))),
    ]  # fmt: skip
    items = (
        "items,Items,,,Made up.,count,higher_better,federations,,,,,,,,,none,main,,,,,,,,,made_up,"
    )
    share = "share,A share,,,Made up.,percent,higher_better,federations,,,,,,,,,none,main,,,,,,,,,made_up,"
    folder = base.catalog.package("example").folder
    indicators = (folder / "indicators.csv").read_text() + f"{share}\n{items}\n"
    content = packed(values_csv=text + "\n".join(rows) + "\n", indicators_csv=indicators)
    report = checked(base, content, name="p.zip")
    found = {(one.code, one.cell) for one in report.doubts}
    last = len(text.splitlines())
    assert found >= {
        ("over-100", f"H{last + 1}"), ("ten-times-before", f"H{last + 3}"),
        ("far-below-before", f"H{last + 6}"), ("far-below-before", f"H{last + 8}"),
        ("not-whole", f"H{last + 9}"),
    }  # fmt: skip
    # What ends small is no typing error.
    assert not found & {("far-below-before", f"H{last + row}") for row in (10, 11)}


def test_a_package_comes_out_that_the_command_finds_nothing_in(base, root, text, tmp_path):
    changed = text.replace("IN-BR,", "Bihar,", 1).replace(",20,", ',"1,23,456",', 1)
    report = checked(base, changed.encode(), answers={"values/place_id/name-place?/Bihar": "read"})
    assert report.is_clean, report.problems
    package = tmp_path / "package.zip"
    right = report.with_confirmed(report.asked.values())
    package.write_bytes(outputs.package_zip(right))
    copy = tmp_path / "data"
    shutil.copytree(root, copy)
    withheld = SOUND.replace("main,20", "secret,4711").replace("shown", "withheld")
    # No file that leaves the site has it, so that the package has not, either.
    (copy / "programmes/example/values.csv").write_text(f"{text}{withheld}\n", encoding="utf-8")
    assert adopt.main([str(package), "--data", str(copy)]) == 0
    assert f"\n{withheld}," in (copy / "programmes/example/values.csv").read_text()
    assert check(open_catalog(copy)) == []
    read = read_tables(open_catalog(copy)).one("example", "values").rows
    assert read["value"].tolist()[1] == 123456
    assert "Bihar,IN-BR,example" in (copy / "programmes/example/aliases.csv").read_text()
    # The name is known from now on: nobody is asked again.
    again = Base(open_catalog(copy), read_tables(open_catalog(copy)))
    assert not checked(again, changed.encode()).questions


def test_a_package_with_a_fault_or_a_question_is_not_adopted(base, root, text, tmp_path, capsys):
    files = {
        path.name.replace(".csv", "_csv"): path.read_text()
        for path in (root / "programmes/example").iterdir()
    }
    files["values_csv"] = text.replace(",20,", ",12.5%,", 1)
    package = tmp_path / "package.zip"
    package.write_bytes(packed(**files))
    assert adopt.main([str(package), "--data", str(root)]) == 1
    assert "Write 12.5." in capsys.readouterr().err
    assert (root / "programmes/example/values.csv").read_text() == text


def test_a_package_loads_where_the_profession_reads_packages(base, root, text, tmp_path):
    # As a table of before a column was added.
    old = root / "programmes/example/coverage.csv"
    named = base.catalog.package("example").tables["coverage"]
    kept = [name for name in named.columns if name != "partners"]
    older = tmp_path / "coverage.csv"
    with old.open(encoding="utf-8", newline="") as file, older.open("w", encoding="utf-8") as out:
        writer = csv.DictWriter(out, kept, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(csv.DictReader(file))
    report = checked(base, text.encode())
    tables = {**report.package.tables, "coverage": replace(named, path=older)}
    report = replace(report, package=replace(report.package, tables=tables))
    folder = tmp_path / "package"
    zipfile.ZipFile(io.BytesIO(outputs.package_zip(report))).extractall(folder)
    found = FrictionlessPackage(str(folder / "datapackage.json")).validate()
    assert found.valid, found.flatten(["rowNumber", "fieldNumber", "type", "message"])
    values = folder / "values.csv"
    assert len(pd.read_csv(values)) == len(text.splitlines()) - 1
    assert duckdb.sql(f"SELECT count(*) FROM '{values}'").fetchone() == (
        len(text.splitlines()) - 1,
    )


def frictionless(folder: Path) -> tuple[int, str]:
    """What the command line of the profession says of an unpacked package: its exit status and words."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_command_line_of_frictionless_finds_a_package_valid_also_with_its_country(
    base, tmp_path
):
    upload = read_upload(zipped(country_files()), "country.zip")
    report = check_package([upload], base, upload.descriptor)
    zipfile.ZipFile(io.BytesIO(outputs.package_zip(report))).extractall(tmp_path)
    status, said = frictionless(tmp_path)
    assert status == 0, said
    named = ("coverage", "indicators", "places", "sources", "values", "ruritania_states")
    assert not [one for one in named if one not in said], said
    # It would say a cell that is not as described.
    values = tmp_path / "values.csv"
    values.write_text(values.read_text().replace(",70,", ",seventy,", 1))
    status, said = frictionless(tmp_path)
    assert status == 1 and "seventy" in said


def test_what_the_owners_check_refuses_is_said_at_the_desk_and_not_adopted(
    base, root, text, tmp_path, capsys
):
    without_country = "".join(line for line in text.splitlines(True) if "groups,IN," not in line)
    report = checked(base, without_country.encode())
    told = [(one.code, one.column, one.cell) for one in report.refusals]
    assert told == [("headline", "headline", "Z2")]
    # Where the sheet of indicators is given, too, the cell is that of the sheet.
    indicators = (root / "programmes/example/indicators.csv").read_text()
    both = packed(values_csv=without_country, indicators_csv=f"Our list\n{indicators}")
    (at,) = checked(base, both, name="both.zip").refusals
    assert (at.file, at.cell) == ("indicators.csv", "Z3")
    assert not report.is_clean and not report.problems
    assert "cannot be published" in your_data.say_outcome(report)
    assert [row[3] for row in your_data.first_told(report)[2]] == [report.refusals[0].remedy]
    package = tmp_path / "package.zip"
    package.write_bytes(outputs.package_zip(report))
    assert adopt.main([str(package), "--data", str(root)]) == 1
    assert "The headline" in capsys.readouterr().err
    # A programme begun without a summary is told that it has to have one.
    new = describe_programme(
        {"name": "fresh", "title": "Fresh", "short_title": "F", "country": "IN"}
    )
    begun = check_package([read_upload(text.encode(), VALUES)], base, new)
    assert "The description says no “summary”." in [one.what for one in begun.refusals]


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("india", "programme-name-taken", "another code"),
        ("places", "programme-name-taken", "another code"),
        ("Green Valleys", "programme-name", "no space: green-valleys."),
        ("../india", "programme-name", "no space: india."),
        ("", "programme-lacks", "Fill it in"),
    ],
)
def test_a_code_that_cannot_be_a_programmes_is_said_and_takes_nothing_over(
    name, code, remedy, base, text
):
    said = describe_programme({"name": name, "title": "Made up", "country": "IN"})
    report = check_package([read_upload(text.encode(), VALUES)], base, said)
    about = [one for one in report.problems if one.file == "datapackage.json"]
    assert [one.code for one in about] == [code]
    assert remedy in about[0].remedy
    assert report.package.package_id == "programme" and not report.is_clean
    assert len(preview(base, report)[0].contexts) == len(base.catalog.contexts)


def test_a_new_programme_with_the_code_of_another_is_told_that_it_would_replace_it(light, text):
    upload = read_upload(text.encode(), VALUES)
    said = {"name": "example", "title": "Something new", "country": "IN"}
    replaced = check_package([upload], light, describe_programme(said))
    (told,) = [one for one in replaced.remarks if one.code == "programme-there"]
    assert (
        "“example”" in told.what and "Example Hills" in told.what and "another code" in told.remedy
    )
    own = check_package([upload], light, light.catalog.package("example").descriptor)
    assert "programme-there" not in [one.code for one in own.remarks]


def test_a_preview_has_the_new_rows_and_leaves_the_site_as_it_is(base, text):
    report = checked(base, text.replace(",20,", ",21,", 1).encode())
    catalog, tables = preview(base, report)
    assert tables.one("example", "values").rows["value"].tolist()[1] == 21
    assert base.tables.one("example", "values").rows["value"].tolist()[1] == 20
    neighbour = tables.one("neighbour", "values").rows
    assert neighbour is base.tables.one("neighbour", "values").rows
    assert [one.package_id for one in catalog.programmes] == [
        one.package_id for one in base.catalog.programmes
    ]


def test_a_text_that_a_spreadsheet_would_run_is_doubted_and_leaves_as_it_is(light, text):
    lines = text.splitlines()
    note = lines[0].split(",").index("note")
    cells = lines[1].split(",")
    cells[note] = f"=HYPERLINK({'1' * 100})"
    report = checked(light, "\n".join([lines[0], ",".join(cells), *lines[2:]]).encode())
    (told,) = [one for one in report.doubts if one.code == "like-formula"]
    assert (told.column, told.row) == ("note", 2) and "11…”" in told.what and len(told.what) < 150
    assert cells[note].encode() in outputs.package_files(report)["values.csv"]


@pytest.mark.parametrize(("column", "cell", "is_told"), [
    ("key_figures", ("=HYPERLINK(1)", "2"), True), ("key_figures", ("5", "=1"), False),
    ("key_figures", (), False), ("title", "-5", False), ("themes", ("=land",), False),
])  # fmt: skip
def test_a_list_that_begins_like_a_formula_is_doubted(column, cell, is_told, base):
    table = base.catalog.package("example").tables["cases"]
    rows = pd.DataFrame({column: [cell]}, index=[2])
    rows[column] = rows[column].astype("object" if isinstance(cell, tuple) else "string")
    assert [one.column for one in formulas.find_formulas(rows, table)] == [column] * is_told


def test_everything_that_is_said_can_be_taken_along(base, text):
    content = text.replace(",20,", ",=1+1,", 1).encode()
    upload = read_upload(content, VALUES)
    report = check_package([upload], base, base.catalog.package("example").descriptor)
    told = pd.read_csv(io.BytesIO(outputs.problems_csv(report)))
    assert told.loc[0, ["cell", "code"]].tolist() == ["H3", "formula"]
    book = load_workbook(io.BytesIO(outputs.marked_workbook(report, [upload])))
    cell = book["values"]["H3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s") or cell.value == "=1+1"
    assert cell.fill.fgColor.rgb == "FFF4B6B0" and "formula" in cell.comment.text


def test_a_text_that_looks_like_a_formula_leaves_harmless():
    frame = pd.DataFrame({"note": ["=1+1", "+2", "-3", "@x", "plain"]}, dtype="string")
    lines = export.to_csv(frame).decode("utf-8-sig").splitlines()
    assert lines == ["note", "'=1+1", "'+2", "'-3", "'@x", "plain"]


def fill_template(content: bytes, root: Path, names) -> bytes:
    """The template with the rows of a programme typed into it."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    for name in names:
        sheet = book[name]
        with (root / f"programmes/example/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        header = [cell.value for cell in sheet[3]]
        for number, row in enumerate(rows, start=4):
            for column, key in enumerate(header, start=1):
                if row.get(key):
                    sheet.cell(number, column, row[key])
    if "Programme" in book.sheetnames:
        about = {
            "name": "fresh",
            "title": "A fresh programme",
            "short_title": "Fresh",
            "summary": "Made up.",
        }
        for row in book["Programme"].iter_rows(max_col=2):
            row[1].value = about.get(row[0].value, row[1].value)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_a_filled_template_is_read_as_the_same_rows(language, base, root, text):
    with languages.speaking(language):
        content = templates.table_template("values", base, "IN")
        report = checked(base, fill_template(content, root, ["values"]), name="filled.xlsx")
    assert report.is_clean, report.problems
    sound = base.tables.one("example", "values").rows
    pd.testing.assert_frame_equal(report.readings["values"].rows.reset_index(drop=True), sound)


def test_a_programme_can_be_begun_from_its_template(base, root):
    names = ["sources", "indicators", "values", "coverage", "ladder", "statements"]
    content = fill_template(templates.programme_template(base, "IN"), root, names)
    upload = read_upload(content, "new.xlsx")
    report = check_package([upload], base, {})
    assert report.is_clean, report.problems
    given = your_data.GivenFile("1", len(content), "xlsx", upload)
    recognised = {
        sheet: table for _, sheet, _, table, _ in your_data.recognised([given], report)[1]
    }
    assert {name: recognised[name] for name in ("values", "cases", "Programme", "Lists")} == {
        "values": "values",
        "cases": "a table without rows",
        "Programme": "the description of the programme",
        "Lists": "a help of the template",
    }
    assert report.package.package_id == "fresh" and report.package.country_id == "IN"
    # Left empty on the sheet: the shapes of the country.
    shapes = base.catalog.package("example").layers
    assert report.package.layers == {level: shapes[level] for level in ("state", "district")}
    about = load_workbook(io.BytesIO(content))["Programme"].data_validations.dataValidation
    assert {"B4", "B7", "B8"} == {str(one.sqref) for one in about if one.type == "list"}
    catalog, tables = preview(base, report)
    assert catalog.package("fresh").title == "A fresh programme"
    assert len(tables.one("fresh", "values").rows) == 6


def test_a_programme_without_a_sheet_of_sources_is_told_that_it_needs_one(base, root):
    content = fill_template(
        templates.programme_template(base, "IN"), root, ["indicators", "values"]
    )
    report = check_package([read_upload(content, "new.xlsx")], base, {})
    assert "no-sources" in {one.code for one in report.problems}
    assert {one.name for one in report.tables} == {"indicators", "values"}


@pytest.mark.parametrize(
    ("key", "typed", "code", "cell"),
    [
        ("name", "Green Valleys", "programme-name", "B1"),
        ("name", "india", "programme-name-taken", "B1"),
        ("title", None, "programme-lacks", "B2"),
        ("country", "ZZ", "country", "B4"),
        ("country", None, "programme-lacks", "B4"),
        ("summary", None, "description-says-no", "B5"),
        ("layers.state", "india_stats", "layer-unknown", "B7"),
        ("layers.district", "pakistan_districts", "layer-abroad", "B8"),
    ],
)
def test_a_fault_of_the_sheet_about_the_programme_is_told_at_the_cell_that_was_typed(
    key, typed, code, cell, base, root
):
    names = ["sources", "indicators", "values"]
    content = fill_template(templates.programme_template(base, "IN"), root, names)
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    for row in book["Programme"].iter_rows(max_col=2):
        row[1].value = typed if row[0].value == key else row[1].value
    book.save(out)
    report = check_package([read_upload(out.getvalue(), "new.xlsx")], base, {})
    told = [one for one in (*report.problems, *report.refusals) if one.code == code]
    where = [(one.file, one.sheet, one.cell, one.column) for one in told]
    assert where == [("new.xlsx", "Programme", cell, key)]
    everything = [one.file for _, one in outputs.told(report)]
    assert "datapackage.json" not in "".join(everything)


def test_a_place_of_a_template_is_chosen_from_a_list_and_read_as_its_code(base, root, text):
    book = load_workbook(io.BytesIO(templates.table_template("values", base, "IN")))
    chosen = [one for one in templates.place_entries(base.gazetteer(), "IN") if "Gaya" in one]
    assert chosen == ["IN-C11-236 Gaya, Bihar"]
    assert chosen[0] in {cell.value for row in book["Lists"].iter_rows() for cell in row}
    formulas = {
        one.formula1 for one in book["values"].data_validations.dataValidation if one.type == "list"
    }
    assert any(one.startswith("Lists!") for one in formulas)
    report = checked(base, text.replace("IN-BR,", f'"{chosen[0]}",', 1).encode())
    assert report.texts["values"].loc[3, "place_id"] == "IN-C11-236" and report.is_clean


def test_the_worked_rows_of_a_template_are_of_its_own_country(base):
    known = base.gazetteer()
    for country, other in (("IN", "PK"), ("PK", "IN")):
        book = load_workbook(io.BytesIO(templates.programme_template(base, country)))
        of_places = ("values", "coverage", "cases", "events", "outcomes")
        for name in of_places:
            header = [cell.value for cell in book[name][3]]
            worked = dict(zip(header, [cell.value for cell in book[name][2]], strict=True))
            assert known[worked["place_id"]].country_id == country, (name, country)
        everything = [cell.value for page in book for cell in page[2] if cell.value]
        assert not [one for one in everything if str(one).startswith(f"{other}-")]
    # Of a country without a programme nothing is shown that is another's.
    book = load_workbook(io.BytesIO(templates.table_template("cases", base, "XR")))
    assert not [cell.value for cell in book["cases"][2] if cell.value]


def test_every_column_of_a_template_is_explained(base):
    book = load_workbook(io.BytesIO(templates.table_template("cases", base, "IN")))
    explained = {row[2].value: row[4].value for row in book["Columns"].iter_rows(min_row=2)}
    assert all(explained[column] for column in load.empty_table("cases"))
