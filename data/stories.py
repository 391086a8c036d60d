"""Case studies: which fit a choice, how many of each kind, where the holes are, which are alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from data.choices import NOT_SAID, CaseChoice
from data.facets import Facets, flags, positions, rows_of
from data.place import places_of
from data.places import Gazetteer

COLUMNS = {
    "programmes": "package_id",
    "themes": "themes",
    "groups": "groups",
    "tiers": "tier",
    "years": "year",
    "outcome_kinds": "outcome_kind",
    "source_kinds": "source_kind",
}
FACETS = ("programmes", "places", *tuple(COLUMNS)[1:])
STRENGTH = {"change_reported": 0, "first_step": 1, "not_reported": 2}

Strengths = tuple[int, ...]


@dataclass(frozen=True)
class Matrix:
    """Number of cases for each pair of values of two facets.

    Attributes:
        cells: cases by strength, in the order of STRENGTH; a pair without a case is not there.
        row_totals, column_totals: cases with each value, whatever they have in the other facet.
        total: all cases counted.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Strengths]
    row_totals: Mapping[str, int]
    column_totals: Mapping[str, int]
    total: int

    def holes(self, count: int) -> list[tuple[str, str]]:
        """Pairs without a case where most would be expected from their row and their column."""
        empty = [
            (row, column)
            for row in self.rows
            for column in self.columns
            if (row, column) not in self.cells and NOT_SAID not in (row, column)
        ]
        most_first = sorted(empty, key=lambda pair: -self._expected(*pair))
        return [pair for pair in most_first[:count] if self._expected(*pair)]

    def _expected(self, row: str, column: str) -> float:
        return self.row_totals[row] * self.column_totals[column] / max(self.total, 1)


@dataclass(frozen=True)
class Stories:
    """All case studies, strongest evidence first, then newest, then by title; undated ones last.

    Attributes:
        rows: table ``cases`` with ``package_id``, in that order.
    """

    rows: pd.DataFrame
    facets: Facets = field(repr=False)
    _each: Sequence[pd.Series] = field(repr=False)
    _position: Mapping[str, int] = field(repr=False)

    @classmethod
    def of(cls, cases: pd.DataFrame, places: Gazetteer) -> "Stories":
        """Put the cases in order and note which has which value."""
        rows = _in_order(cases)
        values = {name: _values(rows[column]) for name, column in COLUMNS.items()}
        around = _places_around(rows, places)
        position = {case_id: place for place, case_id in enumerate(rows["case_id"])}
        each = [row for _, row in rows.iterrows()]
        return cls(rows, Facets.of(len(rows), {**values, "places": around}), each, position)

    def matching(self, choice: CaseChoice, found: Sequence[str] | None = None) -> pd.DataFrame:
        """Cases that fit every part of the choice.

        Args:
            found: ids a search for the choice's words found, best first; they then come in that
                order. None if nothing was searched for.
        """
        return self.rows.iloc[self._in_list(choice, found)]

    def ids(self, choice: CaseChoice, found: Sequence[str] | None = None) -> list[str]:
        """Ids of the cases that :meth:`matching` gives, in the same order."""
        return [str(self._each[one]["case_id"]) for one in self._in_list(choice, found)]

    def counts(
        self, choice: CaseChoice, facet: str, found: Sequence[str] | None = None
    ) -> dict[str, int]:
        """Number of cases for each value of a facet, all other parts of the choice in force.

        Where all the chosen groups must be there, it is the number with one more of them.

        Args:
            facet: one of FACETS.
            found: as in :meth:`matching`.
        """
        adds = facet in _of_which_all(choice)
        within = choice if adds else choice.without(facet)
        return self.facets.counts(facet, self._fitting(within, found))

    def matrix(
        self,
        choice: CaseChoice,
        by_row: tuple[str, Iterable[str]],
        by_column: tuple[str, Iterable[str]],
        found: Sequence[str] | None = None,
    ) -> Matrix:
        """Cases for each pair of values of two facets, the rest of the choice in force.

        Args:
            by_row, by_column: a facet and its values.
            found: as in :meth:`matching`.
        """
        (row_facet, row_values), (column_facet, column_values) = by_row, by_column
        rows, columns = tuple(row_values), tuple(column_values)
        within = self._fitting(choice.without(row_facet, column_facet), found)
        down = {row: self.facets.having(row_facet, row) & within for row in rows}
        across = {column: self.facets.having(column_facet, column) & within for column in columns}
        return Matrix(
            rows,
            columns,
            {
                (row, column): self._strengths(down[row] & across[column])
                for row in rows
                for column in columns
                if down[row] & across[column]
            },
            {one: bits.bit_count() for one, bits in down.items()},
            {one: bits.bit_count() for one, bits in across.items()},
            within.bit_count(),
        )

    def case(self, case_id: str | None) -> pd.Series | None:
        """One case; None if there is no such id."""
        position = self._position.get(case_id or "")
        return None if position is None else self._each[position]

    def like(self, case_id: str, places: Gazetteer, count: int = 3) -> pd.DataFrame:
        """The cases most like one, most alike first.

        A shared theme, group and district count more than a shared state. The columns
        ``shared_themes``, ``shared_groups`` (tuples) and ``shared_place`` (place id of the district
        or state, missing if none) say why.
        """
        one = self._each[self._position[case_id]]
        scores = -0.5 * self.rows["outcome_kind"].map(STRENGTH).to_numpy(dtype=float)
        for facet, value, weight in _likeness(one, places):
            scores += weight * flags(self.facets.having(facet, value), self.facets.size)
        scores[self._position[case_id]] = -np.inf
        nearest = self.rows.iloc[np.argsort(-scores, kind="stable")[:count]]
        nearest = nearest[nearest["case_id"] != case_id]
        reasons: dict[str, list[Any]] = {
            "shared_themes": [_shared(one["themes"], other) for other in nearest["themes"]],
            "shared_groups": [_shared(one["groups"], other) for other in nearest["groups"]],
            "shared_place": [
                _shared_place(one["place_id"], other, places) for other in nearest["place_id"]
            ],
        }
        return nearest.assign(**reasons)

    def _in_list(self, choice: CaseChoice, found: Sequence[str] | None) -> list[int]:
        fitting = self._fitting(choice, found)
        if found is None:
            return positions(fitting, self.facets.size)
        fits = flags(fitting, self.facets.size)
        return [position for position in self._positions(found) if fits[position]]

    def _fitting(self, choice: CaseChoice, found: Sequence[str] | None) -> int:
        chosen = {facet: getattr(choice, facet) for facet in FACETS}
        rows = self.facets.mask(chosen, _of_which_all(choice))
        if found is None:
            return rows
        return rows & rows_of(self._positions(found), self.facets.size)

    def _positions(self, case_ids: Iterable[str]) -> list[int]:
        return [self._position[case_id] for case_id in case_ids if case_id in self._position]

    def _strengths(self, rows: int) -> Strengths:
        return tuple(
            (self.facets.having("outcome_kinds", kind) & rows).bit_count() for kind in STRENGTH
        )


def _of_which_all(choice: CaseChoice) -> tuple[str, ...]:
    """Facets of which a case must have all the chosen values."""
    return ("groups",) if choice.every_group else ()


def _in_order(cases: pd.DataFrame) -> pd.DataFrame:
    return (
        cases.assign(_strength=cases["outcome_kind"].map(STRENGTH))
        .sort_values(["_strength", "year", "case_id"], ascending=[True, False, True])
        .drop(columns="_strength")
        .reset_index(drop=True)
    )


def _values(cells: pd.Series) -> list[Collection[str]]:
    """The values of each row; NOT_SAID for an empty cell."""
    return [(cell or (NOT_SAID,)) if isinstance(cell, tuple) else (_word(cell),) for cell in cells]


def _word(cell: object) -> str:
    return NOT_SAID if pd.isna(cell) else str(cell)


def _places_around(cases: pd.DataFrame, places: Gazetteer) -> list[Collection[str]]:
    """All places that each case lies in, from its district to its country."""
    return [
        {ancestor.place_id for each in places_of(case) for ancestor in places.ancestors(each)}
        for case in cases[["place_id", "other_place_ids"]].to_dict("records")
    ]


def _likeness(one: pd.Series, places: Gazetteer) -> list[tuple[str, str, float]]:
    """Facet, value and weight of everything that makes another case like this one."""
    state = places.state_of(one["place_id"])
    return [
        *(("themes", theme, 3.0) for theme in one["themes"]),
        *(("groups", group, 2.0) for group in one["groups"]),
        *([("places", state, 1.5)] if state else []),
        *([("places", one["place_id"], 3.0)] if state not in (None, one["place_id"]) else []),
    ]


def _shared(mine: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in mine if one in others)


def _shared_place(mine: str, other: str, places: Gazetteer) -> str | None:
    state = places.state_of(mine)
    if state is None or state != places.state_of(other):
        return None
    return mine if mine == other else state
