"""A usual way of writing a cell, and what it can mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Spaces that a keyboard or a spreadsheet puts between or around letters.
SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f\u3000]+")


@dataclass(frozen=True)
class Way:
    """One way to read a cell.

    Attributes:
        name: kind of reading, the same for all cells with this habit, e.g. ``day-first``.
        text: what would stand in the cell.
    """

    name: str
    text: str


@dataclass(frozen=True)
class Habit:
    """What is unusual in a cell, and every way to read it.

    Attributes:
        code: kind of problem that it is, see :mod:`data.problem_words`.
        ways: what it can mean; nothing if only its editor knows.
        is_certain: whether it can mean one thing only, so that nobody has to be asked.
        said: what else stands in the places of its sentences.
        kind: tells cells of one column with this habit apart that need an answer of their own.
    """

    code: str
    ways: tuple[Way, ...] = ()
    is_certain: bool = False
    said: Mapping[str, object] = field(default_factory=dict)
    kind: str = ""

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in the places of its sentences."""
        names = ("becomes", "other")
        ways = {name: way.text for name, way in zip(names, self.ways, strict=False)}
        return {**ways, **self.said}


def certain(code: str, text: str) -> Habit:
    """A habit that means one thing."""
    return Habit(code, (Way("read", text),), is_certain=True)


def likely(code: str, text: str) -> Habit:
    """A habit that may mean one thing, which its editor has to confirm."""
    return Habit(code, (Way("read", text),))


def trimmed(cell: str) -> str:
    """The cell without spaces around it, of whatever kind, and with single ones inside."""
    return SPACES.sub(" ", cell.replace("\u200b", "").replace("\ufeff", "")).strip()
