"""How much is read of what somebody gives us, and how long: every bound in one place."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from data.problems import DataProblem, problem_at

# What is being done; whoever shows it has words for each.
Step = Literal["unpack", "read", "check", "judge", "join", "doubts", "compare"]
# With how much of it is done, from 0 to 1.
Progress = Callable[[Step, float], None]


@dataclass(frozen=True)
class Limits:
    """What a file may be at most; a larger one is refused before it is parsed.

    Attributes:
        file_bytes: of one file as it is given.
        unpacked_bytes: of all that a ZIP or workbook holds.
        ratio: how much larger what is unpacked may be than its file, beyond the first 10 MB.
        shape_bytes: of a file of boundaries.
        cells: of the rectangle from the first to the last cell of a sheet.
        seconds: of one check.
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 600_000_000
    ratio: int = 300
    shape_bytes: int = 15_000_000
    files: int = 100
    sheets: int = 60
    rows: int = 400_000
    columns: int = 500
    cells: int = 10_000_000
    seconds: float = 120.0


class Watch:
    """Tells how far the work is, and ends it when it takes too long."""

    def __init__(self, limits: Limits | None = None, progress: Progress | None = None) -> None:
        self.limits = limits or Limits()
        self._progress = progress
        self._start = time.monotonic()

    def tell(self, step: Step, part: float, file: str = "") -> float:
        """Say what is being done and how far it is, from 0 to 1; how many seconds are used.

        Raises:
            DataProblem: the time for it is over.
        """
        used = time.monotonic() - self._start
        if used > self.limits.seconds:
            seconds = f"{self.limits.seconds:.0f}"
            raise DataProblem([problem_at(file, "too-long", seconds=seconds)])
        if self._progress:
            self._progress(step, part)
        return used
