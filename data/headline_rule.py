"""Which figure may stand in a title, headline or point, and under which place's name.

One rule for the pack, its card, slides and citations, the explorer and the pages of places: a title
names the place whose figure it carries, and a doubtful figure is in no title. What is doubtful, and
whose figure it is, stands in columns (``quality``, ``place_id``), never in words.

A gap is measured in percentage points: how many more people in a hundred are without, or worse off, than
in the larger place or the other group. Not as a ratio, which would put 1.6 % beside 9.0 % (7 people in a
hundred) before 21.9 % beside 87.7 % (66 in a hundred) because few have a toilet anywhere.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

import pandas as pd

DOUBTFUL = "doubtful"


class Candidate(Protocol):
    """A figure that could lead: its place, whether it is doubtful, and how far behind it is."""

    @property
    def place_id(self) -> str:
        """The place the figure is of."""

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against it, or against what it is compared with."""

    @property
    def behind(self) -> float | None:
        """Percentage points worse than what it is compared with; None if that cannot be said."""


SomeCandidate = TypeVar("SomeCandidate", bound=Candidate)


def leading(candidates: Iterable[SomeCandidate], place_id: str) -> SomeCandidate | None:
    """The figure that may stand in a headline under the name of a place, the largest gap first.

    Figures without a gap keep their order behind the others.

    Returns:
        None if no figure is the place's own and free of doubt.
    """
    own = [
        candidate
        for candidate in candidates
        if candidate.place_id == place_id and not candidate.is_doubtful
    ]
    return min(own, key=lambda one: -max(one.behind or 0.0, 0.0), default=None)


def is_doubtful(quality: object) -> bool:
    """Whether the quality of a figure keeps it out of titles."""
    return isinstance(quality, str) and quality == DOUBTFUL


def may_lead(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that a title may speak of: they have a value, and it is not doubtful.

    Args:
        rows: figures with ``value``; without ``quality`` all of them count as stated.
    """
    known = rows[rows["value"].notna()]
    if "quality" not in known:
        return known
    return known[~known["quality"].map(is_doubtful).astype(bool)]
