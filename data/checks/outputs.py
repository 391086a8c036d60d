"""What a check gives its editor to take along: the list of everything, the sheets with marks, the package."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data import export
from data.catalog import DESCRIPTOR
from data.checks.repairs import KEEP
from data.checks.report import Report, confirmed_names
from data.checks.sheet import Sheet, Upload
from data.csv_text import with_columns, write_records
from data.describe import with_tables
from data.messages import mark_message, phrase
from data.problems import Problem, column_letter
from data.references import PLACES
from data.table_schema import standard_schema

# What becomes of what is told: words for people, in the order in which they have to be looked at.
KINDS: Mapping[str, str] = {
    "question": mark_message("to be answered"),
    "problem": mark_message("left out"),
    "refusal": mark_message("refused before it is published"),
    "doubt": mark_message("to be compared"),
    "repair": mark_message("repaired"),
    "remark": mark_message("passed over"),
}
HEAD = ("what became of it", "file", "sheet", "cell", "row", "column", "what", "remedy", "code")
COLOURS: Mapping[str, str] = {
    "question": "#FFE08A", "problem": "#F4B6B0", "refusal": "#F4B6B0", "doubt": "#F9D7A8",
    "repair": "#CFE8CF", "remark": "#E3E3E3",
}  # fmt: skip
MOST_ROWS, MOST_COMMENTS = 60_000, 2_000
LIST_SHEET = "Problems"
LONGEST_SHEET_NAME = 31


def told(report: Report) -> Iterator[tuple[str, Problem]]:
    """Everything a report says, with its kind, the most pressing first."""
    asked = {(one.problem.code, one.problem.sheet, one.column) for one in report.questions}
    for problem in report.problems:
        is_asked = (problem.code, problem.sheet, problem.column) in asked
        yield "question" if is_asked else "problem", problem
    yield from (("refusal", refusal) for refusal in report.refusals)
    yield from (("doubt", doubt) for doubt in report.doubts)
    yield from (("repair", one.problem) for one in report.repairs if one.chosen not in (None, KEEP))
    yield from (("remark", remark) for remark in report.remarks)


def problems_csv(report: Report) -> bytes:
    """Everything as CSV, in the language of the run; a text that looks like a formula is escaped."""
    rows = [_line(kind, problem) for kind, problem in told(report)]
    return export.to_csv(pd.DataFrame(rows, columns=list(HEAD)))


def _line(kind: str, problem: Problem) -> tuple[object, ...]:
    place = problem.file, problem.sheet, problem.cell, problem.row, problem.column or ""
    return (phrase(KINDS[kind]), *place, problem.what, problem.remedy, problem.code)


def marked_workbook(report: Report, uploads: Sequence[Upload]) -> bytes:
    """The sheets as they were given, with every cell that something is said of coloured and commented.

    Of a long sheet only the rows that something is said of are there. All cells are text, so that nothing
    in them is run.
    """
    sheets = [sheet for upload in uploads for sheet in upload.sheets]
    marks: dict[tuple[str, str], dict[tuple[int, str], list[tuple[str, Problem]]]] = {}
    everything = list(told(report))
    for kind, problem in everything:
        if problem.row is not None:
            spot = problem.row, problem.letter
            marks.setdefault((problem.file, problem.sheet), {}).setdefault(spot, []).append(
                (kind, problem)
            )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        styles = {kind: book.add_format({"bg_color": colour}) for kind, colour in COLOURS.items()}
        plain = book.add_format({"quote_prefix": True})
        _write_list(book.add_worksheet(LIST_SHEET), everything)
        names = {LIST_SHEET}
        for sheet in sheets:
            page = book.add_worksheet(_free_name(sheet, names))
            _write_sheet(
                page, sheet, marks.get((sheet.file, sheet.name), {}), {**styles, "": plain}
            )
    return out.getvalue()


def _write_list(page: Worksheet, everything: Iterable[tuple[str, Problem]]) -> None:
    page.write_row(0, 0, HEAD)
    for row, (kind, problem) in enumerate(everything, start=1):
        if row > MOST_ROWS:
            break
        for column, cell in enumerate(_line(kind, problem)):
            page.write_string(row, column, "" if cell is None else str(cell))
    page.freeze_panes(1, 0)
    page.set_column(6, 7, 60)


def _write_sheet(
    page: Worksheet,
    sheet: Sheet,
    marks: Mapping[tuple[int, str], list[tuple[str, Problem]]],
    styles: Mapping[str, object],
) -> None:
    told_rows = {row for row, _ in marks}
    comments = 0
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS and number not in told_rows:
            continue
        whole = marks.get((number, ""), [])
        for at, cell in enumerate(row):
            said = [*marks.get((number, column_letter(at)), []), *(whole if at == 0 else [])]
            style = said[0][0] if said else "" if cell.startswith(export.STARTS_A_FORMULA) else None
            if cell or said:
                page.write_string(number - 1, at, cell, None if style is None else styles[style])
            if said and comments < MOST_COMMENTS:
                comments += 1
                words = "\n".join(f"{one.what} {one.remedy}" for _, one in said[:3])
                page.write_comment(number - 1, at, words, {"x_scale": 2})


def _free_name(sheet: Sheet, taken: set[str]) -> str:
    """A name for the sheet that a workbook allows and that no other has."""
    plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in sheet.name or sheet.stem)
    name = base = plain.strip()[:LONGEST_SHEET_NAME] or "Sheet"
    number = 2
    while name.casefold() in {one.casefold() for one in taken}:
        name = f"{base[: LONGEST_SHEET_NAME - 4]} {number}"
        number += 1
    taken.add(name)
    return name


def package_files(report: Report) -> dict[str, bytes]:
    """Every file of the programme with the usable rows; that of a clean report passes `make check-data`."""
    files: dict[str, bytes] = {}
    for name, table in report.package.tables.items():
        text = report.texts.get(name)
        if text is None:
            filed = export.table_file(table, report.readings[name])
            # The description names every column that there is; a file of before may lack new ones.
            files[f"{name}.csv"] = with_columns(filed, table.columns)
        elif len(text):
            files[f"{name}.csv"] = _table_csv(text)
    if names := _aliases(report):
        files["aliases.csv"] = names
    described = with_tables(dict(report.package.descriptor), sorted(files))
    text = json.dumps(described, indent=2, ensure_ascii=False, default=dict)
    return {DESCRIPTOR: f"{text}\n".encode(), **files}


def country_files(report: Report) -> dict[str, bytes]:
    """What a package has beside its tables, of a country that the site does not have yet."""
    country = report.country
    if country is None:
        return {}
    layers = {one.path: one.content for one in country.layers}
    return {f"{PLACES}.csv": _table_csv(country.text), **layers}


def _with_country(report: Report, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package and those of its country, all of them described."""
    own = country_files(report)
    if report.country is None:
        return dict(files)
    tables = [name for name in (*files, *own) if name.endswith(".csv")]
    described = with_tables(json.loads(files[DESCRIPTOR]), sorted(tables))
    layers = [dict(one.resource) for one in report.country.layers]
    described["resources"] += layers
    text = json.dumps(described, indent=2, ensure_ascii=False)
    return {**files, **own, DESCRIPTOR: f"{text}\n".encode()}


def _table_csv(text: pd.DataFrame) -> bytes:
    rows = text.astype("object").where(text.notna(), "").itertuples(index=False, name=None)
    return write_records([list(text), *rows])


def _aliases(report: Report) -> bytes:
    """Names of places that somebody confirmed, so that nobody is asked again; b"" if there is none."""
    confirmed = confirmed_names(report)
    if not confirmed:
        return b""
    columns = [field["name"] for field in standard_schema("aliases")["fields"]]
    given = {"used_by": report.package.package_id}
    old = report.readings.get("aliases")
    known = [] if old is None else old.rows.astype("object").to_dict("records")
    rows = [{column: _cell(row.get(column)) for column in columns} for row in known]
    taken = {row["alias"] for row in rows}
    for alias, place_id in confirmed.items():
        if alias not in taken:
            rows.append(
                {column: "" for column in columns} | given | {"alias": alias, "place_id": place_id}
            )
    return write_records([columns, *([row[column] for column in columns] for row in rows)])


def _cell(value: object) -> str:
    return value if isinstance(value, str) else ""


def package_zip(report: Report) -> bytes:
    """The package as one ZIP that is a Data Package; the same bytes each time."""
    return export.zip_files(_with_country(report, package_files(report)).items())
