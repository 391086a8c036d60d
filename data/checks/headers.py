"""Which table a sheet holds, in which row its header stands, and which column is which."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.checks.sheet import Row, Sheet
from data.not_rows import Columns, why_no_row
from data.problems import Problem, column_letter, problem_at
from data.references import PLACES
from data.table_schema import MADE, SCHEMAS, Table, standard_schema

FIRST_ROWS = 40
# In the first cell of sheets of a template that explain, and hold no rows.
HELP_SIGN = "ⓘ"
ABOUT_KEYS = (
    "name", "title", "short_title", "country", "summary", "version", "layers.state", "layers.district",
)  # fmt: skip
FEWEST_KEYS = 3
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Tables of an editor's package; the others belong to what all programmes share.
SHARED_TABLES = {
    "places", "successors", "terms", "words", "synonyms", "glossary", "comparability", "additions", "changes",
}  # fmt: skip


@dataclass(frozen=True)
class Headed:
    """A sheet whose header is understood.

    Attributes:
        header: for each column of the sheet the column of the table, "" for one that is not read.
        header_row: row of the header as a spreadsheet counts it.
        rows: the rows under it that hold something, by their number.
        problems: rows that are no rows of the table, and left out.
        remarks: what was passed over.
    """

    sheet: Sheet
    table: Table
    header: tuple[str, ...]
    header_row: int
    rows: Mapping[int, Row]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def package_tables(folder: Path) -> dict[str, Table]:
    """Every standard table of a programme, as if its file lay in this folder."""
    names = sorted(path.stem for path in SCHEMAS.glob("*.json"))
    return {
        name: Table.of(name, folder / f"{name}.csv", standard_schema(name))
        for name in names
        if name not in SHARED_TABLES
    }


def places_table(folder: Path) -> Table:
    """The table of places, which is shared, as if its file lay in this folder."""
    return Table.of(PLACES, folder / f"{PLACES}.csv", standard_schema(PLACES))


def is_help(sheet: Sheet) -> bool:
    """Whether a sheet only explains a template."""
    return bool(sheet.rows and sheet.rows[0] and sheet.rows[0][0].strip() == HELP_SIGN)


def is_made(sheet: Sheet) -> bool:
    """Whether a sheet is a table that is made of a register, and written by nobody."""
    return any(_fold(said) == _fold(made) for said in (sheet.name, sheet.stem) for made in MADE)


def find_about(sheet: Sheet) -> dict[str, str]:
    """What a sheet says of a programme, a key and its value a row; nothing if it is no such sheet."""
    pairs = [(row[0].strip(), row[1].strip()) for row in sheet.rows[:FIRST_ROWS] if len(row) > 1]
    said = {key: value for key, value in pairs if key in ABOUT_KEYS}
    return said if len(said) >= FEWEST_KEYS else {}


def find_table(sheet: Sheet, tables: Mapping[str, Table]) -> Headed | Problem:
    """The table a sheet holds; a problem if it is none of the tables."""
    if not any(any(cell.strip() for cell in row) for row in sheet.rows[:FIRST_ROWS]):
        return _about(sheet, problem_at(sheet.file, "sheet-empty"))
    named = _named_table(sheet, tables)
    others = [one for one in _tables_of_places() if one.name not in tables]
    candidates = [named] if named else [*tables.values(), *others]
    best: tuple[float, int, Table] | None = None
    for at, row in enumerate(sheet.rows[:FIRST_ROWS]):
        for table in candidates:
            fit = _fit(row, table)
            if fit and (best is None or fit > best[0]):
                best = fit, at, table
    if best is None:
        if named:
            columns = ", ".join(field.name for field in named.fields if field.required)
            return _about(sheet, problem_at(sheet.file, "no-header", columns=columns))
        return _about(sheet, problem_at(sheet.file, "table-unknown"))
    _, at, table = best
    if table.name in SHARED_TABLES and table.name not in tables:
        return _about(sheet, problem_at(sheet.file, "table-shared", table=table.name))
    return _headed(sheet, table, at)


def _tables_of_places() -> tuple[Table, ...]:
    """Tables that whoever begins a programme in a new country may give, and that all programmes share."""
    return tuple(
        Table.of(name, Path(f"{name}.csv"), standard_schema(name))
        for name in ("places", "successors")
    )


def _named_table(sheet: Sheet, tables: Mapping[str, Table]) -> Table | None:
    """The table whose name or title the sheet or its file has."""
    for said in (sheet.name, sheet.stem):
        for table in tables.values():
            if said and _fold(said) in (_fold(table.name), _fold(table.title)):
                return table
    return None


def _fit(row: Row, table: Table) -> float:
    """How well a row is the header of a table; 0 if it cannot be it."""
    known = _columns(table)
    found = {known[name] for cell in row if (name := _fold(cell)) in known}
    required = {field.name for field in table.fields if field.required}
    if len(found) < 2 or len(found & required) * 2 < len(required):
        return 0
    exact = sum(cell in found for cell in row)
    return len(found & required) / len(required) + len(found) / 100 + exact / 1_000


def _columns(table: Table) -> dict[str, str]:
    """What a header may say for each column: its name or its title."""
    titles = {_fold(field.title): field.name for field in table.fields}
    return {**titles, **{_fold(field.name): field.name for field in table.fields}}


def _headed(sheet: Sheet, table: Table, at: int) -> Headed:
    known = _columns(table)
    raw = sheet.rows[at]
    names = [known.get(_fold(cell), "") for cell in raw]
    header = tuple(name if name not in names[:place] else "" for place, name in enumerate(names))
    rows = {number: row for number, row in enumerate(sheet.rows[at + 1 :], start=at + 2)}
    filled = {number: row for number, row in rows.items() if any(map(str.strip, row))}
    last = max(filled, default=at + 1)
    kept, problems = _rows_of_table(sheet, table, header, filled, raw)
    blank = [number for number in rows if number < last and number not in filled]
    remarks = [
        *_header_remarks(sheet, at, names, filled),
        *_found_remarks(sheet, at, header, table),
        *_blank_remarks(sheet, blank),
    ]
    told = [*sheet.problems, *problems]
    return Headed(
        sheet,
        table,
        header,
        at + 1,
        kept,
        tuple(_about(sheet, problem) for problem in told),
        tuple(_about(sheet, remark) for remark in remarks),
    )


def _rows_of_table(
    sheet: Sheet, table: Table, header: tuple[str, ...], filled: Mapping[int, Row], again: Row
) -> tuple[dict[int, Row], list[Problem]]:
    """The rows without totals, notes and the header once more, which are told."""
    kept: dict[int, Row] = {}
    problems = []
    width = len(header)
    columns = Columns.of(header, table.fields)
    for number, row in filled.items():
        if none := why_no_row(row, columns, again):
            problems.append(problem_at(sheet.file, none[0], number, cell=none[1]))
        elif len(row) > width and any(map(str.strip, row[width:])) and not sheet.name:
            values = {"count": len(row), "columns": width}
            problems.append(problem_at(sheet.file, "cells", number, **values))
        else:
            kept[number] = row
    return kept, problems


def _header_remarks(
    sheet: Sheet, at: int, names: list[str], filled: Mapping[int, Row]
) -> Iterator[Problem]:
    above = [row for row in sheet.rows[:at] if any(map(str.strip, row))]
    if above:
        # A template has rows above its header; a file of text is wanted without them.
        yield (
            problem_at(sheet.file, "rows-above", at + 1, count=len(above))
            if sheet.name
            else problem_at(sheet.file, "title-row", at + 1, at=str(at + 1))
        )
    raw = sheet.rows[at]
    for place, (cell, name) in enumerate(zip(raw, names, strict=True)):
        letter = column_letter(place)
        if not name and any(place < len(row) and row[place].strip() for row in filled.values()):
            code = "column-apart" if cell.strip() else "column-nameless"
            shown = cell.strip()[:60]
            yield Problem(sheet.file, code, at + 1, shown or letter, (), letter)
        elif name and name in names[:place]:
            yield Problem(sheet.file, "header-second", at + 1, name, (), letter)


def _found_remarks(
    sheet: Sheet, at: int, header: tuple[str, ...], table: Table
) -> Iterator[Problem]:
    """Columns that were found though they are called, or stand, otherwise than described."""
    cells_there = zip(sheet.rows[at], header, strict=True)
    called = [cell.strip() for cell, name in cells_there if name and cell.strip() != name]
    if called:
        shown = ", ".join(called[:FEWEST_KEYS])
        yield problem_at(sheet.file, "header-called", at + 1, count=len(called), names=shown)
    found = [name for name in header if name]
    if found != [field.name for field in table.fields if field.name in found]:
        yield problem_at(sheet.file, "header-order", at + 1)


def _blank_remarks(sheet: Sheet, blank: list[int]) -> Iterator[Problem]:
    if blank:
        yield problem_at(sheet.file, "blank-rows", blank[0], count=len(blank))


def _about(sheet: Sheet, problem: Problem) -> Problem:
    values = problem.letter, problem.sheet or sheet.name
    return Problem(problem.file, problem.code, problem.row, problem.column, problem.values, *values)


def _fold(text: str) -> str:
    """A header without what people add to it: a unit in brackets, spaces, capitals."""
    plain = IN_BRACKETS.sub("", text) or text
    return re.sub(r"[\W_]+", "", plain).casefold()


def doubled_tables(headed: Iterable[Headed]) -> tuple[list[Headed], list[Problem]]:
    """The first sheet of each table, and the word that others of it are left out."""
    first: dict[str, Headed] = {}
    problems = []
    for one in headed:
        other = first.setdefault(one.table.name, one)
        if other is not one:
            values = {"table": one.table.name, "other": other.sheet.name or other.sheet.file}
            problems.append(_about(one.sheet, problem_at(one.sheet.file, "table-twice", **values)))
    return list(first.values()), problems
