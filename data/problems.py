"""What can be wrong with the data: said as file, row, column, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one file.

    Attributes:
        file: path of the file below the data folder, e.g. ``programmes/x/cases.csv``.
        what: what is wrong and what stands there now, as a sentence.
        remedy: what an editor can do about it, as a sentence.
        row: row as a spreadsheet counts it (the header is row 1), or None for the whole file.
        column: name of the column, or None for the whole row or file.
        code: kind of problem, the same in every language, e.g. ``number`` or ``double-key``.
    """

    file: str
    what: str
    remedy: str
    row: int | None = None
    column: str | None = None
    code: str = ""

    @property
    def spot(self) -> str:
        """Where it is: “programmes/x/cases.csv, row 3, column year”."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def __str__(self) -> str:
        return f"{self.spot}: {self.what} {self.remedy}"


class DataProblem(Exception):
    """A file cannot be used as it is.

    Attributes:
        problems: every problem found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Busy(Exception):
    """Too many wait for their turn at heavy work, or the wait was too long."""
