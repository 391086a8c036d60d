"""What is wrong with a register: a table of cells, for there may be as many faults as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.problems import Problem

COLUMNS = ("file", "row", "column", "code", "what", "remedy", "loses")
# What a fault costs: the row, the one cell it stands in, or nothing.
ROW, CELL, NOTHING = "row", "cell", "nothing"
FIRST = 20


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
        return tuple(_problem(row) for row in alike.head(count).itertuples(index=False))

    def counts(self) -> dict[tuple[str, str], int]:
        """How many there are, by file and code."""
        return {
            (str(file), str(code)): int(count)
            for (file, code), count in self.rows.groupby(["file", "code"]).size().items()
        }


def tell(
    cells: pd.Series, file: str, code: str, what: str, remedy: str, loses: str = ROW
) -> pd.DataFrame:
    """One fault a cell.

    Args:
        cells: what stands in the cells; the index is their row, the name their column.
        what: a sentence about the cell, in which `{}` stands for what it holds.
    """
    if cells.empty:
        return tell_problems(())
    before, mark, after = what.partition("{}")
    said = before + cells.fillna("").astype("string") + after if mark else what
    return tell_each(
        cells,
        file,
        pd.DataFrame({"code": code, "what": said, "remedy": remedy}, cells.index),
        loses,
    )


def tell_each(cells: pd.Series, file: str, said: pd.DataFrame, loses: str = ROW) -> pd.DataFrame:
    """One fault a cell, each in its own words.

    Args:
        said: code, what and remedy, in the order of the cells.
    """
    rows = pd.Series(cells.index, dtype="Int64")
    about = pd.DataFrame({"file": file, "row": rows, "column": cells.name})
    told = pd.concat([about, said.reset_index(drop=True)], axis="columns").assign(loses=loses)
    return told[list(COLUMNS)]


def tell_problems(problems: Iterable[Problem], loses: str = ROW) -> pd.DataFrame:
    """The same of problems that were told one by one."""
    told = [
        (one.file, one.row, one.column, one.code, one.what, one.remedy, loses) for one in problems
    ]
    return pd.DataFrame(told, columns=list(COLUMNS)).astype({"row": "Int64"})


def _problem(row: Any) -> Problem:
    return Problem(
        str(row.file),
        str(row.what),
        str(row.remedy),
        None if pd.isna(row.row) else int(row.row),
        None if pd.isna(row.column) else str(row.column),
        str(row.code),
    )
