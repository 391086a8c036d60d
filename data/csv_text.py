"""Strict CSV as text: every row whole or told, and what is no such file said in plain words."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

from data.not_rows import Columns, why_no_row
from data.problems import DataProblem, Problem, problem_at
from data.separators import FIRST_ROWS, OTHER_SEPARATORS, unknown_separator
from data.table_schema import Field

MOST_CELLS = 1_000
# Problems of a row that may be one whose end is lost.
UNREAD = ("cells", "quotes")
TWICE_ENCODED = ("Ã©", "Ã¨", "â€™", "â€œ", "à¤", "à¦", "Ø§Ù")


@dataclass(frozen=True)
class Text:
    """The cells of a file as they stand there.

    Attributes:
        columns: text by column, None where a cell is empty. Plain lists: a small frame costs pandas more
            than its cells do.
        rows: the row of each cell as a spreadsheet counts it.
        problems: rows that are left out, and why.
        remarks: what should be mended though nothing is lost by it.
        is_whole: False if the file ends in the middle of a row, so that rows may be missing.
        header: the columns in the order of the file.
    """

    columns: Mapping[str, Sequence[str | None]]
    rows: Sequence[int]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    is_whole: bool = True
    header: tuple[str, ...] = ()

    @property
    def cells(self) -> pd.DataFrame:
        """The text by column; the index is the row as a spreadsheet counts it; empty is missing."""
        columns = {name: pd.array(cells, "string") for name, cells in self.columns.items()}
        return pd.DataFrame(columns, index=self.rows)


def text_of(cells: pd.DataFrame, header: tuple[str, ...]) -> Text:
    """A whole text with the cells of a frame such as :attr:`Text.cells`."""
    columns = {
        str(name): [cell if isinstance(cell, str) else None for cell in column.tolist()]
        for name, column in cells.items()
    }
    return Text(columns, cells.index.tolist(), header=header)


def read_text(path: Path, fields: Sequence[Field], name: str) -> Text:
    """Read a comma separated file with these columns, in any order.

    A column that may be empty may be left out: it is then read as empty, with a remark. An empty cell
    of a column with a default is read as that default, and nothing is said if the column is left out.

    Args:
        name: what the file is called in a problem.

    Raises:
        DataProblem: the file is missing, empty, not UTF-8, not CSV, or has other columns.
    """
    whole = decoded(_bytes(path, name), name)
    lines = list(io.StringIO(whole, newline=""))
    header = read_header(lines, fields, name)
    width = len(header)
    at: list[int] = []
    kept: list[list[str]] = []
    problems: list[Problem] = []
    last = 0
    columns_at = Columns.of(header, fields)
    for last, record in enumerate(read_records(lines, width), start=1):
        if record and len(record) == width and any(map(str.strip, record)):
            if last > 1 and (none := why_no_row(record, columns_at, header)):
                problems.append(problem_at(name, none[0], last, cell=none[1]))
                continue
            at.append(last)
            kept.append(record)
        elif problem := _row_problem(record, header, name, last):
            problems.append(problem)
    at, kept, empty = at[1:], kept[1:], [""] * max(0, len(kept) - 1)
    by_column = dict(zip(header, zip(*kept, strict=True), strict=bool(kept)))
    columns = {
        field.name: [cell or field.default or None for cell in by_column.get(field.name, empty)]
        for field in fields
    }
    unread = [one.row for one in problems if one.code in UNREAD]
    cut = bool(unread) and unread[-1] == last and not lines[-1].endswith(("\n", "\r"))
    if not kept and not problems:
        problems.append(problem_at(name, "no-rows"))
    twice = [problem_at(name, "read-twice-encoded")] if is_twice_encoded(whole) else []
    remarks = (*_remarks(header, fields, name), *twice)
    return Text(columns, at, tuple(problems), remarks, not cut, tuple(header))


def is_twice_encoded(text: str) -> bool:
    """Whether letters were written as two others each: “Ã©” for “é”, “à¤” in Hindi."""
    return any(sign in text for sign in TWICE_ENCODED)


def with_rows(content: bytes, numbers: Collection[int]) -> bytes:
    """The text of a file that :func:`read_text` could read, with its header and these rows only.

    Args:
        numbers: rows as a spreadsheet counts them; the header is row 1.
    """
    lines = list(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header = next(read_records(lines, 0)) or []
    records = enumerate(read_records(lines, len(header)), start=1)
    kept = [record for number, record in records if record and (number == 1 or number in numbers)]
    return write_records(kept)


def with_columns(content: bytes, columns: Sequence[str]) -> bytes:
    """The text of a file with all of these columns, in their order; others of the file stand after them."""
    header, *records = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    others = [at for at, name in enumerate(header) if name not in columns]
    names = [*columns, *(header[at] for at in others)]
    if names == header:
        return content
    order = [*(header.index(name) if name in header else -1 for name in columns), *others]
    # By their position: two columns may have one name, or none, and a row be too short.
    rows = (dict(enumerate(record)) for record in records if record)
    return write_records([names, *([row.get(at, "") for at in order] for row in rows)])


def write_records(records: Iterable[Iterable[object]]) -> bytes:
    """Records as CSV, UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue().encode()


def _bytes(path: Path, name: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataProblem([problem_at(name, "no-file")]) from None
    except IsADirectoryError:
        raise DataProblem([problem_at(name, "folder")]) from None
    except OSError as error:
        raise DataProblem([problem_at(name, "not-opened", fault=error.strerror)]) from None
    if not content.strip():
        raise DataProblem([problem_at(name, "empty-file")])
    return content


def decoded(content: bytes, name: str) -> str:
    """The text of a file. DataProblem if it is not UTF-8, with the row of the first other letter."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise DataProblem([problem_at(name, "spreadsheet")])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise DataProblem([problem_at(name, "not-utf-8")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        row = before.count("\n") + 1
        letter = error.object[error.start : error.start + 1].hex()
        raise DataProblem([problem_at(name, "encoding", row, letter=letter)]) from None


def read_records(
    lines: Sequence[str], width: int, separator: str = ","
) -> Iterator[list[str] | None]:
    """The rows one after the other; None for a line whose quotation marks cannot be read."""
    return (record for record, _ in place_records(lines, width, separator))


def place_records(
    lines: Sequence[str], width: int, separator: str = ","
) -> Iterator[tuple[list[str] | None, slice]]:
    """The rows one after the other, each with the lines it stands in.

    None is for a line whose quotation marks cannot be read: an open one would take the rows after it
    into its cell. It costs its own line only: reading goes on with the next one.
    """
    start = 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), strict=True, delimiter=separator)
        row = start
        try:
            for record in reader:
                end = start + reader.line_num
                if end - row > 1 and _swallows(lines[row + 1 : end], width, separator):
                    break
                yield record, slice(row, end)
                row = end
            else:
                return
        except csv.Error:
            pass
        yield None, slice(row, row + 1)
        start = row + 1


def _swallows(lines: Sequence[str], width: int, separator: str) -> bool:
    """Whether lines inside one cell look like rows of their own."""
    return any(line.count(separator) >= width - 1 for line in lines)


def _row_problem(
    record: list[str] | None, header: Sequence[str], name: str, row: int
) -> Problem | None:
    if record is None:
        return problem_at(name, "quotes", row)
    if not any(map(str.strip, record)):
        return problem_at(name, "blank-row", row) if record else None
    return problem_at(name, "cells", row, count=len(record), columns=len(header))


def read_header(lines: Sequence[str], fields: Sequence[Field], name: str) -> list[str]:
    """The names of the columns as the first line has them; DataProblem if they are not these."""
    columns = [field.name for field in fields]
    first = next(read_records(lines, len(columns)), None)
    if first is None:
        raise DataProblem([problem_at(name, "header", 1)])
    if len(first) > MOST_CELLS:
        raise DataProblem([problem_at(name, "header-wide", 1, count=len(first))])
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
        return problem_at(name, "sep-line", 1)
    wanted = {field.name for field in fields if field.required}
    if wanted <= set(first):
        return None
    if len(first) == 1:
        for sign, code in OTHER_SEPARATORS.items():
            if lines[0].count(sign) >= len(wanted) - 1 > 0:
                return problem_at(name, code, 1)
        if sign := unknown_separator(lines):
            return problem_at(name, "separator-unknown", 1, sign=sign)
    for row, record in enumerate(islice(read_records(lines, len(fields)), 1, FIRST_ROWS), start=2):
        if record and wanted <= set(record):
            return problem_at(name, "title-row", row, at=str(row))
    return None


def _missing(first: Sequence[str], fields: Sequence[Field], name: str) -> Iterator[Problem]:
    columns = {field.name for field in fields}
    nearly = {_folded(cell): cell for cell in first if cell not in columns}
    for field in fields:
        close = nearly.get(_folded(field.name))
        if field.name in first or not (close or field.required):
            continue
        code = "header-close" if close else "header-missing"
        yield problem_at(name, code, 1, field.name, close=close, name=field.name)


def _doubled(first: Sequence[str], name: str) -> Iterator[Problem]:
    for column in dict.fromkeys(first):
        if column and first.count(column) > 1:
            yield problem_at(name, "header-twice", 1, column)


def _distinct(first: Sequence[str]) -> list[str]:
    """The header with a name for each column without one."""
    return [cell or f"\x00{position}" for position, cell in enumerate(first)]


def _remarks(header: Sequence[str], fields: Sequence[Field], name: str) -> Iterator[Problem]:
    columns = [field.name for field in fields if field.name in header or field.default is None]
    more = [cell for cell in header if cell not in columns]
    for cell in more:
        if cell.startswith("\x00"):
            yield problem_at(name, "column-nameless", 1)
        else:
            yield problem_at(name, "column-unknown", 1, cell)
    missing = [column for column in columns if column not in header]
    for column in missing:
        yield problem_at(name, "column-missing", 1, column)
    if not more and not missing and list(header) != list(columns):
        yield problem_at(name, "column-order", 1, columns=", ".join(columns))


def _folded(cell: str) -> str:
    return re.sub(r"[\W_]+", "", cell).casefold()
