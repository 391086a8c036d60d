"""Strict CSV as text: every row whole or told, and what is no such file said in plain words."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

from data.problems import DataProblem, Problem
from data.table_schema import Field

OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
SAVE_AGAIN = "Save it again as “CSV UTF-8 (comma separated)”."
FIRST_ROWS = 20
MOST_CELLS = 1_000


@dataclass(frozen=True)
class Text:
    """The cells of a file as they stand there.

    Attributes:
        cells: text by column; the index is the row as a spreadsheet counts it; empty is missing.
        problems: rows that are left out, and why.
        remarks: what should be mended though nothing is lost by it.
        is_whole: False if the file ends in the middle of a row, so that rows may be missing.
    """

    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    is_whole: bool = True


def read_text(path: Path, fields: Sequence[Field], name: str) -> Text:
    """Read a comma separated file with these columns, in any order.

    A column that may be empty may be left out: it is then read as empty, with a remark. An empty cell
    of a column with a default is read as that default, and nothing is said if the column is left out.

    Args:
        name: what the file is called in a problem.

    Raises:
        DataProblem: the file is missing, empty, not UTF-8, not CSV, or has other columns.
    """
    lines = list(io.StringIO(decoded(_bytes(path, name), name), newline=""))
    header = read_header(lines, fields, name)
    width = len(header)
    at: list[int] = []
    kept: list[list[str]] = []
    problems: list[Problem] = []
    last = 0
    for last, record in enumerate(_records(lines, width), start=1):
        if record and len(record) == width and (record[0] or any(map(str.strip, record))):
            at.append(last)
            kept.append(record)
        elif problem := _row_problem(record, header, name, last):
            problems.append(problem)
    at, kept = at[1:], kept[1:]
    by_column = dict(zip(header, zip(*kept, strict=True), strict=bool(kept)))
    nothing = [""] * len(kept)
    cells = pd.DataFrame(
        {
            field.name: pd.array(
                [cell or field.default or None for cell in by_column.get(field.name, nothing)],
                "string",
            )
            for field in fields
        },
        index=at,
    )
    cut = bool(problems) and problems[-1].row == last and not lines[-1].endswith(("\n", "\r"))
    if not kept and not problems:
        problems.append(_of_file("no-rows", name, "There is no row under the header."))
    return Text(cells, tuple(problems), tuple(_remarks(header, fields, name)), not cut)


def with_rows(content: bytes, numbers: Collection[int]) -> bytes:
    """The text of a file that :func:`read_text` could read, with its header and these rows only.

    Args:
        numbers: rows as a spreadsheet counts them; the header is row 1.
    """
    lines = list(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header = next(_records(lines, 0)) or []
    records = enumerate(_records(lines, len(header)), start=1)
    kept = [record for number, record in records if record and (number == 1 or number in numbers)]
    return write_records(kept)


def write_records(records: Iterable[Iterable[object]]) -> bytes:
    """Records as CSV, UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue().encode()


def _bytes(path: Path, name: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        remedy = "Put it back, or take it out of datapackage.json."
        raise DataProblem([Problem(name, "The file is missing.", remedy, code="no-file")]) from None
    except IsADirectoryError:
        what, remedy = "This is a folder, not a file.", "Put the CSV file in its place."
        raise DataProblem([Problem(name, what, remedy, code="folder")]) from None
    except OSError as error:
        what = f"The file cannot be opened ({error.strerror})."
        raise DataProblem([Problem(name, what, "Look at its rights.", code="no-file")]) from None
    if not content.strip():
        what, remedy = "The file is empty.", "Restore the header and the rows."
        raise DataProblem([Problem(name, what, remedy, code="empty-file")])
    return content


def decoded(content: bytes, name: str) -> str:
    """The text of a file. DataProblem if it is not UTF-8, with the row of the first other letter."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        what = "This is a spreadsheet or a ZIP with the name of a CSV file."
        raise DataProblem([Problem(name, what, SAVE_AGAIN, code="spreadsheet")])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise DataProblem([Problem(name, "The file is not UTF-8.", SAVE_AGAIN, code="encoding")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        row = before.count("\n") + 1
        letter = error.object[error.start : error.start + 1].hex()
        what = f"The file is not UTF-8: the first letter that is not is 0x{letter} in this row."
        raise DataProblem([Problem(name, what, SAVE_AGAIN, row, code="encoding")]) from None


def _records(lines: Sequence[str], width: int) -> Iterator[list[str] | None]:
    """The rows one after the other; None for a line whose quotation marks cannot be read.

    An open quotation mark would take the rows after it into its cell. It costs its own line only:
    reading goes on with the next one.
    """
    start = 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), strict=True)
        row = start
        try:
            for record in reader:
                end = start + reader.line_num
                if end - row > 1 and _swallows(lines[row + 1 : end], width):
                    break
                yield record
                row = end
            else:
                return
        except csv.Error:
            pass
        yield None
        start = row + 1


def _swallows(lines: Sequence[str], width: int) -> bool:
    """Whether lines inside one cell look like rows of their own."""
    return any(line.count(",") >= width - 1 for line in lines)


def _row_problem(
    record: list[str] | None, header: Sequence[str], name: str, row: int
) -> Problem | None:
    if record is None:
        what = "A quotation mark is not closed, or stands inside a cell."
        remedy = "Close it, or write it twice inside a quoted cell."
        return Problem(name, what, remedy, row, code="quotes")
    if not any(map(str.strip, record)):
        what, remedy = "This row is blank.", "Delete it."
        return Problem(name, what, remedy, row, code="blank-row") if record else None
    what = f"The row has {len(record)} cells, the header has {len(header)}."
    remedy = "Put a text with a comma between quotation marks, or complete the row."
    return Problem(name, what, remedy, row, code="cells")


def _of_file(code: str, name: str, what: str, row: int | None = None) -> Problem:
    remedies = {
        "no-rows": "Add rows, or take the file away and run `python -m data.describe`.",
        "separator": SAVE_AGAIN,
        "title-row": "Delete the rows above the header.",
        "sep-line": "Delete this line.",
    }
    return Problem(name, what, remedies[code], row, code=code)


def read_header(lines: Sequence[str], fields: Sequence[Field], name: str) -> list[str]:
    """The names of the columns as the first line has them; DataProblem if they are not these."""
    columns = [field.name for field in fields]
    first = next(_records(lines, len(columns)), None)
    if first is None:
        what, remedy = "The header cannot be read.", "Check its quotation marks."
        raise DataProblem([Problem(name, what, remedy, 1, code="header")])
    if len(first) > MOST_CELLS:
        what, remedy = f"The header has {len(first):,} cells.", "Keep the columns described."
        raise DataProblem([Problem(name, what, remedy, 1, code="header")])
    if problem := _not_a_header(lines, first, fields, name):
        raise DataProblem([problem])
    if problems := [*_missing(first, fields, name), *_doubled(first, name)]:
        raise DataProblem(problems)
    return _distinct(first)


def _not_a_header(
    lines: Sequence[str], first: Sequence[str], fields: Sequence[Field], name: str
) -> Problem | None:
    """What the first line is, if it is no header at all."""
    plain = lines[0].strip().strip('"').casefold()
    if plain.startswith("sep="):
        return _of_file("sep-line", name, "The first line is a note for a spreadsheet program.", 1)
    wanted = {field.name for field in fields if field.required}
    if wanted <= set(first):
        return None
    if len(first) == 1:
        for sign, word in OTHER_SEPARATORS.items():
            if lines[0].count(sign) >= len(wanted) - 1 > 0:
                what = f"The cells are separated by {word}, not by commas."
                return _of_file("separator", name, what, 1)
    for row, record in enumerate(islice(_records(lines, len(fields)), 1, FIRST_ROWS), start=2):
        if record and wanted <= set(record):
            return _of_file(
                "title-row", name, f"The header stands in row {row}, not in row 1.", row
            )
    return None


def _missing(first: Sequence[str], fields: Sequence[Field], name: str) -> Iterator[Problem]:
    columns = {field.name for field in fields}
    nearly = {_folded(cell): cell for cell in first if cell not in columns}
    for field in fields:
        close = nearly.get(_folded(field.name))
        if field.name in first or not (close or field.required):
            continue
        what = f"The header says “{close}”." if close else "This column is missing."
        remedy = f"Write “{field.name}”, without a space." if close else "Add it."
        yield Problem(name, what, remedy, 1, field.name, code="header")


def _doubled(first: Sequence[str], name: str) -> Iterator[Problem]:
    for column in dict.fromkeys(first):
        if column and first.count(column) > 1:
            what, remedy = "The column stands there twice.", "Keep one of the two."
            yield Problem(name, what, remedy, 1, column, code="header")


def _distinct(first: Sequence[str]) -> list[str]:
    """The header with a name for each column without one."""
    return [cell or f"\x00{position}" for position, cell in enumerate(first)]


def _remarks(header: Sequence[str], fields: Sequence[Field], name: str) -> Iterator[Problem]:
    columns = [field.name for field in fields if field.name in header or field.default is None]
    more = [cell for cell in header if cell not in columns]
    for cell in more:
        what, remedy = "No such column is described, so it is not read.", "Rename or remove it."
        shown = "(no name)" if cell.startswith("\x00") else cell
        yield Problem(name, what, remedy, 1, shown, code="column-unknown")
    missing = [column for column in columns if column not in header]
    for column in missing:
        what, remedy = "This column is missing and is read as empty.", "Add it."
        yield Problem(name, what, remedy, 1, column, code="column-missing")
    if not more and not missing and list(header) != list(columns):
        what = "The columns stand in another order than described."
        remedy = f"Put them in this order: {', '.join(columns)}."
        yield Problem(name, what, remedy, 1, code="column-order")


def _folded(cell: str) -> str:
    return re.sub(r"[\W_]+", "", cell).casefold()
