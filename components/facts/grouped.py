"""Rows of a table by what they are about: sorted once, so that a part of them is cut without a copy."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, eq=False)
class GroupedRows:
    """A table sorted by some columns; made with :func:`group_rows`.

    A frame of its own for each of thousands of groups would take seconds to freeze.

    Attributes:
        rows: sorted, those of a group in the order they had.
        spans: first position of each group, and the position behind its last.
    """

    rows: pd.DataFrame
    spans: Mapping[Hashable, tuple[int, int]]

    def of(self, key: Hashable) -> pd.DataFrame:
        """The rows of a group; none if nothing is about it."""
        start, end = self.spans.get(key, (0, 0))
        return self.rows.iloc[start:end]


def group_rows(rows: pd.DataFrame, by: str | Sequence[str]) -> GroupedRows:
    """A table sorted by a column, whose words are then the keys, or by several, then tuples of words."""
    columns = [by] if isinstance(by, str) else [*by]
    # What is about nothing belongs to no group.
    rows = rows.dropna(subset=columns)
    grouped = rows.groupby(by if isinstance(by, str) else columns, sort=False)
    sizes = grouped.size()
    ends = sizes.cumsum()
    spans = zip(ends - sizes, ends, strict=True)
    return GroupedRows(
        rows.iloc[grouped.ngroup().argsort(kind="stable")],
        dict(zip(sizes.index, spans, strict=True)),
    )
