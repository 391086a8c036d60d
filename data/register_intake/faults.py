"""What is wrong with a register: a table of cells, for there may be as many faults as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

import pandas as pd

from data.cells import shorten
from data.problems import Problem, Values

COLUMNS = ("file", "row", "column", "code", "values", "loses")
# What a fault costs: the row, the one cell it stands in, or nothing.
ROW, CELL = "row", "cell"
FIRST = 20
_PARTS = attrgetter(*COLUMNS[:-1])


@dataclass(frozen=True)
class Faults:
    """Faults of one register.

    Attributes:
        rows: the COLUMNS; `row` as a spreadsheet counts it, empty for a whole file.
    """

    rows: pd.DataFrame

    @classmethod
    def of(cls, parts: Iterable[pd.DataFrame]) -> "Faults":
        """Several tables of faults together, by file and row."""
        told = [part for part in parts if len(part)]
        if not told:
            return cls(pd.DataFrame({name: pd.Series(dtype="string") for name in COLUMNS}))
        rows = pd.concat(told, ignore_index=True)
        return cls(rows.sort_values(["file", "row"], kind="stable", ignore_index=True))

    def first(self, count: int = FIRST) -> tuple[Problem, ...]:
        """The first of them as problems; a kind that many rows have does not hide the others.

        Args:
            count: how many of each kind in each file, at most.
        """
        alike = self.rows.groupby(["file", "code", "column"], dropna=False, sort=False)
        return tuple(map(_problem, _each(alike.head(count))))

    def every(self) -> Iterator[Problem]:
        """All of them as problems."""
        yield from map(_problem, _each(self.rows))


def tell(
    cells: pd.Series, file: str, code: str, loses: str = ROW, **values: object
) -> pd.DataFrame:
    """One fault a cell.

    Args:
        cells: what stands in the cells; the index is their row, the name their column.
        code: of the words in :mod:`data.problem_words`, where `{cell}` is what the cell holds.
        values: what stands in their other places.
    """
    more = tuple(values.items())
    said = [(("cell", shorten(cell)), *more) for cell in cells.fillna("").astype("string")]
    return tell_each(cells, file, [code] * len(said), said, loses)


def tell_each(
    cells: pd.Series, file: str, codes: Sequence[str], values: Sequence[Values], loses: str = ROW
) -> pd.DataFrame:
    """One fault a cell, each with a code and values of its own, in the order of the cells."""
    if cells.empty:
        return tell_problems(())
    return pd.DataFrame(
        {
            "file": file,
            "row": pd.array(cells.index, dtype="Int64"),
            "column": cells.name,
            "code": codes,
            "values": pd.Series(list(values), dtype="object"),
            "loses": loses,
        }
    )


def tell_problems(problems: Iterable[Problem], loses: str = ROW) -> pd.DataFrame:
    """The same of problems that were told one by one."""
    told = [(*_PARTS(one), loses) for one in problems]
    return pd.DataFrame(told, columns=list(COLUMNS)).astype({"row": "Int64", "values": "object"})


class _Row(Protocol):
    """A row of a table of faults."""

    file: str
    code: str
    row: int | None
    column: str | None
    values: Values


def _each(faults: pd.DataFrame) -> Iterator[_Row]:
    """The rows one by one, None where nothing stands."""
    plain = {
        name: faults[name].astype("object").where(faults[name].notna(), None)
        for name in ("row", "column")
    }
    rows: Iterator[_Row] = faults.assign(**plain).itertuples(index=False)
    return rows


def _problem(fault: _Row) -> Problem:
    return Problem(fault.file, fault.code, fault.row, fault.column, tuple(fault.values))
