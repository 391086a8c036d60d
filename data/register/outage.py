"""What happens where the engine of a register does not answer: one fault, whatever the engine is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from data.problems import DataProblem, problem_at
from data.register.form import FOLDER

log = logging.getLogger(__name__)
CODE = "register-down"
# How PostgreSQL says that it has no room for one more connection.
FULL = "53300"
FULL_WORDS = ("too many clients", "too many connections", "remaining connection slots")


class RegisterDown(DataProblem):
    """A register cannot be asked: its engine does not answer, or its files cannot be read."""

    def __init__(self) -> None:
        super().__init__([problem_at(FOLDER, CODE)])


@contextmanager
def raising_down(*faults: type[Exception]) -> Iterator[None]:
    """Turn what a driver raises where its engine is away into RegisterDown; the details are logged.

    A driver's words may name hosts and users, so readers are not told them.
    """
    try:
        yield
    except faults as error:
        log.exception("A register cannot be asked.")
        raise RegisterDown from error


def is_full(error: Exception) -> bool:
    """Whether a server has merely no room for one more: it says so at once, and has room soon."""
    # What is said before there is a connection carries no code, only words.
    return getattr(error, "sqlstate", None) == FULL or any(one in str(error) for one in FULL_WORDS)


class Outages:
    """Which engines did not answer a moment ago, so that not every visitor waits to find that out.

    Args:
        seconds: for how long an engine is not asked again.
        now: the seconds of a clock that is never set back.
    """

    def __init__(self, seconds: float, now: Callable[[], float] = monotonic) -> None:
        self._seconds, self._now = seconds, now
        self._until: dict[str, float] = {}

    @contextmanager
    def noting(
        self,
        address: str,
        *faults: type[Exception],
        is_over: Callable[[Exception], bool] = lambda _: False,
    ) -> Iterator[None]:
        """Reach an engine and ask it, unless it was away a moment ago; an answer ends what was noted.

        Args:
            is_over: whether a fault says nothing about the next question, so that it is not noted.

        Raises:
            RegisterDown: it is away, or was.
        """
        if self._now() < self._until.get(address, 0.0):
            raise RegisterDown
        try:
            with raising_down(*faults):
                yield
        except RegisterDown as down:
            if not (isinstance(down.__cause__, Exception) and is_over(down.__cause__)):
                self._until[address] = self._now() + self._seconds
            raise
        self._until.pop(address, None)
