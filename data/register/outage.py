"""What happens where the engine of a register does not answer: one fault, whatever the engine is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from data.problems import DataProblem, problem_at
from data.register.form import FOLDER

log = logging.getLogger(__name__)
CODE = "register-down"


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
