"""Facets: which rows have which value, as one long number a value with one bit a row.

Counting all values of all facets then is a few hundred operations on whole numbers, also for tens
of thousands of rows, so that every count can react to every other choice at each click.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Facets:
    """The rows of a table by the values of its facets.

    Attributes:
        size: number of rows.
        bits: for each facet and value, a number whose bit i says whether row i has the value.
    """

    size: int
    bits: Mapping[str, Mapping[str, int]] = field(repr=False)

    @classmethod
    def of(cls, size: int, columns: Mapping[str, Sequence[Collection[str]]]) -> "Facets":
        """Build from the values that each row has in each facet.

        Args:
            columns: for each facet, one collection of values a row.
        """
        return cls(size, {facet: _bits(rows) for facet, rows in columns.items()})

    @property
    def everything(self) -> int:
        """All rows."""
        return (1 << self.size) - 1

    def having(self, facet: str, value: str) -> int:
        """Rows with one value; none if no row has it."""
        return self.bits[facet].get(value, 0)

    def mask(self, chosen: Mapping[str, Collection[str]], every: Collection[str] = ()) -> int:
        """Rows that have any of the chosen values in each facet; an empty choice does not limit.

        Args:
            every: facets of which a row must have all the chosen values.
        """
        rows = self.everything
        for facet, values in chosen.items():
            if values and facet in every:
                rows &= self._all(facet, values)
            elif values:
                rows &= self._any(facet, values)
        return rows

    def counts(self, facet: str, within: int) -> dict[str, int]:
        """How many of some rows have each value of a facet; values of no row are there as 0."""
        return {value: (bits & within).bit_count() for value, bits in self.bits[facet].items()}

    def _any(self, facet: str, values: Iterable[str]) -> int:
        rows = 0
        for value in values:
            rows |= self.having(facet, value)
        return rows

    def _all(self, facet: str, values: Iterable[str]) -> int:
        rows = self.everything
        for value in values:
            rows &= self.having(facet, value)
        return rows


def rows_of(positions: Iterable[int], size: int) -> int:
    """The number whose bits are the rows at these positions."""
    flags = np.zeros(size, dtype=bool)
    flags[list(positions)] = True
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def flags(rows: int, size: int) -> np.ndarray:
    """One truth value a row, in order."""
    packed = np.frombuffer(rows.to_bytes(-(-size // 8), "little"), dtype=np.uint8)
    return np.unpackbits(packed, count=size, bitorder="little").astype(bool)


def positions(rows: int, size: int) -> list[int]:
    """Positions of the rows, in order."""
    return [int(one) for one in np.flatnonzero(flags(rows, size))]


def _bits(rows: Sequence[Collection[str]]) -> dict[str, int]:
    where: dict[str, list[int]] = defaultdict(list)
    for position, values in enumerate(rows):
        for value in values:
            where[value].append(position)
    return {value: rows_of(found, len(rows)) for value, found in where.items()}
