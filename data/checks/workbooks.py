"""Workbooks (xlsx, xlsb, xls, ods) as text in rows and columns; no formula and no macro is run."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

import python_calamine

from data.checks.limits import Watch
from data.checks.sheet import Row, Sheet, Upload
from data.checks.workbook_parts import OF_ALL_SHEETS, Parts, look_into
from data.problems import DataProblem, Problem, column_letter, problem_at

MOST_MERGED = 20
# What the library raises for a file that is damaged or not what it says.
UNREADABLE = (
    python_calamine.CalamineError,
    python_calamine.ZipError,
    python_calamine.XmlError,
    OSError,
    ValueError,
)

# Kinds of which the values of cells are read, and nothing of how they are shown or computed.
WITHOUT_FORMATS = ("xls", "xlsb")


def read_workbook(content: bytes, name: str, kind: str, watch: Watch) -> Upload:
    """Read every visible sheet of a workbook.

    Args:
        kind: xlsx, xlsb, xls or ods, see :mod:`data.checks.kinds`.

    Raises:
        DataProblem: it cannot be opened, or is larger than may be.
    """
    parts = look_into(content, name, watch) if kind in ("xlsx", "xlsb", "ods") else {}
    watch.tell("read", 0.0, name)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
    except python_calamine.PasswordError:
        raise DataProblem([problem_at(name, "password")]) from None
    except UNREADABLE:
        raise DataProblem([problem_at(name, "workbook-damaged")]) from None
    metadata = book.sheets_metadata
    if len(metadata) > watch.limits.sheets:
        raise DataProblem([problem_at(name, "too-many-sheets", most=watch.limits.sheets)])
    sheets: list[Sheet] = []
    has_shares = parts.get(OF_ALL_SHEETS, Parts()).has_shares
    remarks = [problem_at(name, "shares-shown")] if has_shares else []
    remarks += [problem_at(name, "formats-unseen")] if kind in WITHOUT_FORMATS else []
    for at, about in enumerate(metadata):
        watch.tell("read", at / len(metadata), name)
        if about.visible != python_calamine.SheetVisibleEnum.Visible:
            remarks.append(problem_at(name, "hidden-sheet", sheet=about.name))
        elif about.typ == python_calamine.SheetTypeEnum.WorkSheet:
            seen = parts.get(about.name, Parts())
            sheet, said = _sheet(book, about.name, name, seen, watch)
            sheets.append(sheet)
            remarks += said
    return Upload(name, tuple(sheets), (), tuple(remarks))


def _sheet(
    book: python_calamine.CalamineWorkbook, called: str, name: str, parts: Parts, watch: Watch
) -> tuple[Sheet, list[Problem]]:
    try:
        source = book.get_sheet_by_name(called)
    except UNREADABLE:
        raise DataProblem([problem_at(name, "workbook-damaged")]) from None
    limits = watch.limits
    height, width = source.total_height, source.total_width
    if height > limits.rows:
        raise DataProblem([problem_at(name, "too-many-rows", most=limits.rows)])
    if width > limits.columns:
        raise DataProblem([problem_at(name, "too-many-columns", most=limits.columns)])
    if height * width > limits.cells:
        raise DataProblem([problem_at(name, "too-many-cells", most=limits.cells)])
    dates: set[int] = set()
    rows = tuple(_rows(source, parts.shown, dates, name, watch))
    return Sheet(name, called, rows, (), frozenset(dates)), list(_said(source, called, name, parts))


def _rows(
    source: python_calamine.CalamineSheet,
    shown: Mapping[tuple[int, int], str],
    dates: set[int],
    name: str,
    watch: Watch,
) -> Iterator[Row]:
    """Each row as text from column A on; equal texts are one object."""
    before = ("",) * (source.start[1] if source.start else 0)
    known: dict[tuple[type, object], str] = {}
    marked = {row for row, _ in shown}
    height = max(source.total_height, 1)
    for at, cells in enumerate(source.iter_rows()):
        if at % 20_000 == 0:
            watch.tell("read", at / height, name)
        texts = []
        for cell in cells:
            key = (type(cell), cell)
            text = known.get(key)
            if text is None:
                text = known[key] = _text(cell)
            texts.append(text)
            if isinstance(cell, date):
                dates.add(len(before) + len(texts) - 1)
        row = (*before, *texts)
        if at in marked:
            row = tuple(shown.get((at, column), text) for column, text in enumerate(row))
        yield row


def _text(cell: object) -> str:
    """A cell as a CSV file would have it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        plain = f"{cell:.15g}"
        return format(Decimal(plain), "f") if "e" in plain else plain
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _said(
    source: python_calamine.CalamineSheet, called: str, name: str, parts: Parts
) -> Iterator[Problem]:
    """Formulas and merged cells of a sheet."""

    def said(code: str, **values: object) -> Problem:
        return Problem(name, code, values=tuple(values.items()), sheet=called)

    if parts.formula_count:
        cells = ", ".join(parts.formulas[:5])
        yield said("formulas-read", count=parts.formula_count, cells=cells)
    for cell in parts.without_result:
        letters, row = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        yield Problem(name, "formula-empty", row, letter=letters, sheet=called)
    for (top, left), (bottom, right) in (source.merged_cell_ranges or ())[:MOST_MERGED]:
        cells = f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
        yield said("merged-cells", cells=cells)
