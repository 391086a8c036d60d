"""Read one table with declared types: a row that cannot be used is left out and told."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import pandas as pd

from data import asks, cells, guides, periods
from data.csv_text import Text, read_text
from data.habits.moments import doubtful_year
from data.problems import DataProblem, Problem, column_letter, problem_at
from data.table_schema import Field, Table, kind_of, standard_schema

# Below the header.
FIRST_ROW = 2


@dataclass(frozen=True)
class Reading:
    """Rows of a table, and what could not be read.

    Attributes:
        rows: the table's columns; the index is the row as a spreadsheet counts it.
        problems: what is left out of ``rows``, and why.
        remarks: what should be mended though nothing is left out for it.
        is_whole: False if the file or its end cannot be read, so that nobody can tell whether a code
            that is not in ``rows`` is in the table.
        refused: codes (last column of the key) of the rows that are left out.
        numbers: where the file holds more than may leave: the row of the file that each of ``rows``
            stands in, 0 for one that stands in for what cannot be read. None if ``rows`` are the file.
        header: the columns in the order of the file.
    """

    rows: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    is_whole: bool = True
    refused: frozenset[str] = frozenset()
    numbers: tuple[int, ...] | None = None
    header: tuple[str, ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether the file as a whole cannot be read."""
        return not self.is_whole and self.rows.empty

    @property
    def filed(self) -> pd.DataFrame:
        """The rows that stand in the file and may leave."""
        if self.numbers is None:
            return self.rows
        return self.rows.loc[[number > 0 for number in self.numbers]].reset_index(drop=True)

    def row_numbers(self) -> tuple[int, ...]:
        """The row of the file, as a spreadsheet counts it, that each of ``rows`` stands in."""
        if self.numbers is None:
            return tuple(range(FIRST_ROW, FIRST_ROW + len(self.rows)))
        return self.numbers

    def without(
        self, bad: Iterable[Problem], key: Sequence[str], rows: Iterable[int] = ()
    ) -> "Reading":
        """The same without the rows of these problems, and without ``rows``."""
        problems = tuple(with_letter(problem, self.header) for problem in bad)
        if not problems:
            return self
        gone = self.rows.index.isin({*rows, *(problem.row for problem in problems)})
        codes = self.rows.loc[gone, key[-1]].dropna().astype("string") if key else ()
        return Reading(
            self.rows[~gone],
            (*self.problems, *problems),
            self.remarks,
            self.is_whole,
            self.refused | frozenset(codes),
            header=self.header,
        )


def read_table(table: Table, root: Path) -> Reading:
    """Read one CSV file with the types of its schema, by itself.

    Text is ``string``, numbers are nullable (``Int64``, ``Float64``), lists are tuples, an empty cell
    is missing (an empty list: ``()``). A row with a cell that cannot be read, or with the key of
    another row, is left out; so is the whole table if the file is none.
    """
    name = file_name(table.path, root)
    try:
        text = read_text(table.path, table.fields, name)
    except DataProblem as error:
        return Reading(_without_rows(table.fields), error.problems, is_whole=False)
    return judge(text, table, name)


def judge(text: Text, table: Table, name: str) -> Reading:
    """The rows of a table with the types of its schema, by themselves, and what is wrong with the others.

    Args:
        text: the cells, as :func:`data.csv_text.read_text` returns them.
        name: what the file is called in a problem.
    """
    if absent := [one.name for one in table.fields if _is_absent(one, text)]:
        missing = [problem_at(name, "header-missing", None, one) for one in absent]
        lost = (*text.problems, *missing)
        return Reading(_without_rows(table.fields), lost, text.remarks, False, header=text.header)
    problems = [
        problem
        for field in table.fields
        for problem in cells.cell_problems(text.columns[field.name], text.rows, field, name)
    ]
    problems += _key_problems(text, table, name)
    told = tuple(with_letter(problem, text.header) for problem in problems)
    bad = {problem.row for problem in told}
    columns: Mapping[str, Sequence[str | None]] = text.columns
    good: Sequence[int] = text.rows
    if bad:
        is_good = [row not in bad for row in text.rows]
        good = list(compress(text.rows, is_good))
        columns = {column: list(compress(those, is_good)) for column, those in columns.items()}
    rows = pd.DataFrame(
        {field.name: cells.typed_list(columns[field.name], field) for field in table.fields},
        index=list(good),
    )
    read = Reading(
        rows,
        (*text.problems, *told),
        text.remarks,
        text.is_whole,
        frozenset(_codes_of(text, bad, table.key)),
        header=text.header,
    )
    return read.without(_row_problems(rows, text, table, name), table.key)


def _is_absent(field: Field, text: Text) -> bool:
    """Whether rows cannot do without a column that the file does not have: said once, not of each row."""
    is_given = not text.header or field.name in text.header
    return field.required and not is_given and not any(text.columns[field.name])


def _codes_of(text: Text, rows: Collection[int | None], key: Sequence[str]) -> Iterator[str]:
    """The codes (last column of the key) of some rows."""
    if key and rows:
        codes = zip(text.rows, text.columns[key[-1]], strict=True)
        yield from (code for row, code in codes if row in rows and code is not None)


def empty_table(name: str) -> pd.DataFrame:
    """A frame without rows and with the standard columns of a table."""
    fields = [Field.from_descriptor(entry) for entry in standard_schema(name)["fields"]]
    return _without_rows(fields)


def file_name(path: Path, root: Path) -> str:
    """What a file is called in a problem: its path below the data folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def with_letter(problem: Problem, header: Sequence[str]) -> Problem:
    """The problem with the letter of its column, as a spreadsheet shows the file."""
    if problem.letter or problem.column not in header:
        return problem
    return replace(problem, letter=column_letter(header.index(problem.column)))


def _without_rows(fields: Iterable[Field]) -> pd.DataFrame:
    return pd.DataFrame({field.name: cells.typed_list([], field) for field in fields}, copy=False)


def _key_problems(text: Text, table: Table, name: str) -> list[Problem]:
    """Rows that share a key: none of them is shown, for nobody can tell which is meant."""
    key = list(table.key)
    problems = []
    rows_of: dict[tuple[str | None, ...], list[int]] = {}
    codes = zip(*(text.columns[column] for column in key), strict=True)
    for row, code in zip(text.rows, codes, strict=bool(key)):
        rows_of.setdefault(code, []).append(row)
    for code, same in rows_of.items():
        if len(same) > 1 and None not in code:
            words = ", ".join(map(str, code))
            for row in same:
                others = ", ".join(map(str, [other for other in same if other != row][:5]))
                problems.append(
                    problem_at(name, "double-key", row, key[0], key=words, others=others)
                )
    optional = [field.name for field in table.fields if field.name in key and not field.required]
    for column in optional:
        for row, cell in zip(text.rows, text.columns[column], strict=True):
            if cell is None:
                problems.append(problem_at(name, "key-empty", row, column))
    return problems


def _row_problems(rows: pd.DataFrame, text: Text, table: Table, name: str) -> list[Problem]:
    """What cells of one row say of each other, and a column of its cells."""
    check = _ROW_CHECKS.get(kind_of(table.name))
    found = [] if check is None else check(rows, name)
    for field in table.fields:
        if field.is_period and rows[field.name].notna().any():
            known = filter(None, text.columns[field.name])
            found += _doubtful_years(rows, field.name, periods.doubtful_years(known), name)
    return found


def _doubtful_years(
    rows: pd.DataFrame, column: str, doubtful: Collection[str], name: str
) -> list[Problem]:
    """A text such as 2011-12 where nothing in its column tells whether it is a month or a year."""
    faults = {text: cells.habit_fault(doubtful_year(text), text) for text in doubtful}
    concerned = rows.loc[rows[column].isin(list(doubtful)), column]
    return [
        problem_at(name, faults[str(text)][0], int(str(row)), column, **faults[str(text)][1])
        for row, text in concerned.items()
    ]


def _gaps(rows: pd.DataFrame, name: str) -> list[Problem]:
    """A missing value says why it is missing; a value has no such reason."""
    is_gap, has_reason = rows["value"].isna(), rows["missing_reason"].notna()
    faults = (("gap", is_gap & ~has_reason), ("gap-filled", ~is_gap & has_reason))
    return [
        problem_at(name, code, int(row), "missing_reason")
        for code, wrong in faults
        for row in rows.index[wrong]
    ]


def _rates(rows: pd.DataFrame, name: str) -> list[Problem]:
    """A rate names two indicators and what it is per; anything else names none of the three."""
    parts = rows[["numerator_id", "denominator_id", "scale"]]
    named = parts.notna().sum(axis=1)
    half = rows.index[named.isin([1, 2])]
    return [problem_at(name, "rate", int(row), "numerator_id") for row in half]


_ROW_CHECKS: dict[str, Callable[[pd.DataFrame, str], list[Problem]]] = {
    "values": _gaps,
    "indicators": _rates,
    "guides": guides.row_problems,
    "asks": asks.row_problems,
}
