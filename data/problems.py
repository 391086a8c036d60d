"""What can be wrong with the data: said as file, row, column, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one file.

    Attributes:
        file: path of the file below the data folder, e.g. ``programmes/x/cases.csv``.
        what: what is wrong, as a phrase.
        remedy: what an editor can do about it, as a sentence.
        row: row as a spreadsheet counts it (the header is row 1), or None for the whole file.
        column: name of the column, or None for the whole row or file.
    """

    file: str
    what: str
    remedy: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        spot = [self.file]
        if self.row is not None:
            spot.append(f"row {self.row}")
        if self.column:
            spot.append(f"column {self.column}")
        return f"{', '.join(spot)}: {self.what} {self.remedy}"


class DataProblem(Exception):
    """A file cannot be used as it is.

    Attributes:
        problems: every problem found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
