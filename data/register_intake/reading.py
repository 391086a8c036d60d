"""The tables of a register, read by columns: 600,000 villages, ten million groups, CSV or Parquet."""

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from data import cells, csv_text
from data.problems import DataProblem, Problem, problem_at
from data.register_intake import faults
from data.table_schema import Field, Table

TEXT = pd.StringDtype("pyarrow")
PARQUET = ".parquet"
HEAD_BYTES = 1 << 20
# What a cell without a fault looks like; one that does not is looked at closely.
SOUND = {
    "integer": "^(?:0|-?[1-9][0-9]{0,14})$",
    "number": r"^-?[0-9]{1,9}(?:\.[0-9]{1,6})?$",
    "boolean": "^(?:true|false)$",
}
# Periods that may not exist, such as the 30th of February, or end before they begin.
DOUBTFUL_PERIOD = "-(?:29|30|31)|/"
# So many different cells with a fault are looked at one by one.
MOST_DIFFERENT = 10_000
ODD = r"^\s|\s$|[\n\r\x00-\x1f\x7f\x{200b}\x{feff}\x{fffd}]"


@dataclass(frozen=True)
class Raw:
    """The cells of a table as they stand in its file.

    Attributes:
        text: by column; the index is the row as a spreadsheet counts it, the header being row 1
            (also of Parquet, which has none); an empty cell is missing.
        told: the faults of the file and its cells, see :mod:`data.register_intake.faults`.
        is_lost: whether the file as a whole cannot be read.
    """

    text: pd.DataFrame
    told: pd.DataFrame
    is_lost: bool = False


def read_raw(table: Table, name: str) -> Raw:
    """Read a table as text and look at each of its cells.

    Args:
        name: what the file is called in a fault.
    """
    read = _read_parquet if table.path.suffix == PARQUET else _read_csv
    try:
        text, told = read(table, name)
    except DataProblem as error:
        nothing = pd.DataFrame({one.name: pd.Series(dtype=TEXT) for one in table.fields})
        return Raw(nothing, faults.tell_problems(error.problems), is_lost=True)
    looked_at = (_of_column(text[field.name], field, name) for field in table.fields)
    doubled = _doubled(text, table, name)
    return Raw(text, pd.concat([told, *looked_at, doubled], ignore_index=True))


def typed(text: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The cells of rows without a fault with the types of their columns."""
    return pd.DataFrame({one.name: cells.typed(text[one.name], one) for one in table.fields})


def is_in(text: pd.Series, words: Iterable[str]) -> pd.Series:
    """Which cells are one of the words; pandas would look at ten million of them one by one."""
    known = pa.array(words if isinstance(words, pd.Series) else list(words), pa.string())
    if isinstance(known, pa.ChunkedArray):
        known = known.combine_chunks()
    found = pc.is_in(pa.array(text, pa.string()), value_set=known, skip_nulls=True)
    return pd.Series(np.asarray(found), text.index)


def _read_parquet(table: Table, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    try:
        known = set(pq.read_schema(table.path).names)
        wanted = [field.name for field in table.fields if field.name in known]
        read = pq.read_table(table.path, columns=wanted)
    except FileNotFoundError:
        raise DataProblem([problem_at(name, "no-file")]) from None
    except (OSError, pa.ArrowException) as error:
        fault = str(error).splitlines()[0]
        raise DataProblem([problem_at(name, "parquet", fault=fault)]) from None
    if missing := [one for one in table.fields if one.required and one.name not in known]:
        raise DataProblem(problem_at(name, "header-missing", None, one.name) for one in missing)
    columns = {
        field.name: _as_text(read[field.name], field)
        for field in table.fields
        if field.name in known
    }
    rows = np.arange(2, read.num_rows + 2)
    return _frame(columns, table.fields, rows), faults.tell_problems(())


def _as_text(column: pa.ChunkedArray, field: Field) -> pa.ChunkedArray:
    """The cells as a CSV file would have them: a whole number has no point."""
    if pa.types.is_floating(column.type) and field.type in ("integer", "string"):
        # Those that have a fraction stay: the check of the cells will say it.
        with suppress(pa.ArrowInvalid):
            column = pc.cast(column, pa.int64())
    text = pc.cast(column, pa.string())
    return pc.if_else(pc.equal(text, ""), None, text)


def _read_csv(table: Table, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    header = _header(table, name)
    told: list[Problem] = []

    def leave_out(row: pa.csv.InvalidRow) -> str:
        counted = {"count": row.actual_columns, "columns": row.expected_columns}
        told.append(problem_at(name, "cells", row.number, **counted))
        return "skip"

    try:
        read = pa.csv.read_csv(
            table.path,
            # The rows are numbered only if one reads them after the other.
            read_options=pa.csv.ReadOptions(use_threads=False, column_names=header, skip_rows=1),
            parse_options=pa.csv.ParseOptions(
                newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=leave_out
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
    except pa.ArrowInvalid as error:
        raise _why_not(table.path, header, name, error) from None
    left_out = [problem.row for problem in told if problem.row]
    rows = np.setdiff1d(np.arange(2, read.num_rows + len(left_out) + 2), left_out)
    known = {field.name: read[field.name] for field in table.fields if field.name in header}
    text = _frame(known, table.fields, rows)
    return text[text.notna().any(axis=1)], faults.tell_problems(told)


def _header(table: Table, name: str) -> list[str]:
    """The names of the columns as the first row has them. DataProblem if this is no such file."""
    try:
        with table.path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        raise DataProblem([problem_at(name, "no-file")]) from None
    if not head.strip():
        raise DataProblem([problem_at(name, "empty-file")])
    whole = head if len(head) < HEAD_BYTES else head[: head.rfind(b"\n") + 1]
    try:
        text = csv_text.decoded(whole, name)
    except DataProblem as error:
        raise _with_column(error, whole, name) from None
    lines = list(io.StringIO(text, newline=""))
    return csv_text.read_header(lines, table.fields, name)


def _why_not(path: Path, header: Sequence[str], name: str, error: pa.ArrowInvalid) -> DataProblem:
    """Why a file is none, in plain words: its encoding, else what the library says."""
    content = path.read_bytes()
    try:
        csv_text.decoded(content, name)
    except DataProblem as problem:
        return _with_column(problem, content, name, header)
    fault = str(error).splitlines()[0][:160]
    return DataProblem([problem_at(name, "rows-joined", fault=fault)])


def _with_column(
    error: DataProblem, content: bytes, name: str, header: Sequence[str] = ()
) -> DataProblem:
    """The same problem of the encoding with the column of the first letter that cannot be read."""
    problem = error.problems[0]
    if problem.code != "encoding" or problem.row is None:
        return error
    line = content.split(b"\n")[problem.row - 1]
    if not header:
        header = next(csv.reader([content.split(b"\n")[0].decode("utf-8-sig", "replace")]), [])
    before = line[: _first_unreadable(line)].decode("utf-8", "ignore")
    at = len(next(csv.reader([f"{before}."]), [""])) - 1
    column = header[at] if at < len(header) else None
    return DataProblem([replace(problem, column=column)])


def _first_unreadable(line: bytes) -> int:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(line)


def _frame(
    columns: dict[str, pa.ChunkedArray], fields: Sequence[Field], rows: np.ndarray
) -> pd.DataFrame:
    index = pd.Index(rows)
    made = {}
    for field in fields:
        text = columns.get(field.name)
        own = (
            pd.Series(pd.array([None] * len(rows), dtype=TEXT), index)
            if text is None
            else pd.Series(text.to_pandas(types_mapper={pa.string(): TEXT}.get).array, index)
        )
        made[field.name] = own.fillna(field.default) if field.default else own
    return pd.DataFrame(made, index=index)


def _of_column(text: pd.Series, field: Field, name: str) -> pd.DataFrame:
    """The faults of the cells of a column."""
    parts = [faults.tell_problems(())]
    if field.required:
        parts.append(faults.tell(text[text.isna()], name, "required"))
    odd = text[_is_odd(text, field)]
    if odd.empty:
        return pd.concat(parts, ignore_index=True)
    different = odd.unique()
    said = {cell: fault for cell in different[:MOST_DIFFERENT] if (fault := _said(cell, field))}
    wrong = odd[is_in(odd, said)]
    codes = [said[cell][0] for cell in wrong]
    values = [tuple(said[cell][1].items()) for cell in wrong]
    parts.append(faults.tell_each(wrong, name, codes, values))
    if len(different) > MOST_DIFFERENT:
        rest = odd[~is_in(odd, different[:MOST_DIFFERENT])]
        parts.append(faults.tell(rest, name, "written-oddly"))
    return pd.concat(parts, ignore_index=True)


def _said(cell: str, field: Field) -> cells.Fault | None:
    if "\n" in cell or "\r" in cell:
        return "line-break", {}
    return cells.cell_fault(cell, field)


def _is_odd(text: pd.Series, field: Field) -> pd.Series:
    """Which cells must be looked at one by one: those that do not look as most do."""
    odd = text.str.contains(ODD, regex=True)
    sound = SOUND.get(field.type) or (field.pattern if field.type == "string" else None)
    if field.is_period:
        odd |= text.str.contains(DOUBTFUL_PERIOD, regex=True)
    if sound:
        odd |= ~text.str.match(sound)
    if field.type in ("integer", "number"):
        numbers = pd.to_numeric(text.where(text.str.match(str(sound))), errors="coerce")
        odd |= (numbers < _least(field)) | (numbers > _most(field))
    return odd.fillna(False).astype(bool)


def _least(field: Field) -> float:
    return -np.inf if field.minimum is None else field.minimum


def _most(field: Field) -> float:
    return np.inf if field.maximum is None else field.maximum


def _doubled(text: pd.DataFrame, table: Table, name: str) -> pd.DataFrame:
    """Rows that share a key: none of them is used, for nobody can tell which is meant."""
    key = text[table.key[0]].dropna()
    doubled = key[key.duplicated(keep=False)]
    return faults.tell(doubled, name, "row-code")
