"""The impact map in numbers: which places are above the line of a layer, and what lies on which side.

Nothing here draws or says anything. A place is on one of the SIDES; what is counted or added is told
side by side, so that a sentence can set the places above the line beside the others.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import figures_by_place, headline_rule, periods
from data.measures import Slice, is_true
from data.text_cells import text_of

NEED, REACH, DENSITY, RESULT = "need", "reach", "density", "result"
FILLS = (NEED, REACH, DENSITY)
# Above the line, or proven; known on weak evidence; neither; without a figure that could tell.
INSIDE, WEAK, OTHER, UNKNOWN = "inside", "weak", "other", "unknown"
SIDES = (INSIDE, WEAK, OTHER, UNKNOWN)
WHOLE = 100.0


@dataclass(frozen=True)
class MapLayer:
    """One row of the table ``map_layers`` with the package it is from.

    Attributes:
        is_complement: what is shown is 100 % minus the figure.
        limit: places above it are those that ``where_text`` is about; None for the median.
    """

    package_id: str
    layer_id: str
    indicator_id: str
    group: str
    residence: str
    role: str
    label: str
    is_complement: bool
    where_text: str
    limit: float | None

    @property
    def key(self) -> str:
        """How the catalogue names the indicator."""
        return f"{self.package_id}:{self.indicator_id}"

    @property
    def cut(self) -> Slice:
        """Group and residence of its figures."""
        return Slice(self.group, self.residence)


def read_layers(rows: pd.DataFrame, indicators: pd.DataFrame) -> dict[str, MapLayer]:
    """The layers that can be shown, by role in the order of the rows; of a code that stands twice the first.

    Results are added up, so their indicator must allow it; fills are compared, so theirs must not be
    a count, and they need the words for their places above the line.

    Args:
        rows: table ``map_layers`` with ``package_id``.
        indicators: table ``indicators`` with ``package_id``.
    """
    adds = {
        (row.package_id, row.indicator_id): row.how_to_add == figures_by_place.COUNTED_BY
        for row in indicators.itertuples()
    }
    found: dict[str, MapLayer] = {}
    for row in rows.sort_values("position", kind="stable").to_dict("records"):
        layer = _layer(row)
        is_count = adds.get((layer.package_id, layer.indicator_id))
        is_sound = is_count if layer.role == RESULT else is_count is False and layer.where_text
        if is_sound:
            found.setdefault(layer.layer_id, layer)
    return found


def _layer(row: Mapping[Hashable, Any]) -> MapLayer:
    return MapLayer(
        row["package_id"],
        row["layer_id"],
        row["indicator_id"],
        row["group"],
        row["residence"],
        row["role"],
        row["label"],
        is_true(row["is_complement"]),
        text_of(row["where_text"]),
        None if pd.isna(row["limit"]) else float(row["limit"]),
    )


def complement(figures: pd.DataFrame) -> pd.DataFrame:
    """Shares of those who have something as shares of those who have not: 100 minus each figure.

    The lower end of a range becomes the upper one, and a stated figure a derived one.
    """
    return figures.assign(
        value=WHOLE - figures["value"],
        lower=WHOLE - figures["upper"],
        upper=WHOLE - figures["lower"],
        quality=figures["quality"].replace("stated", "derived"),
        numerator=pd.NA,
    )


def at_or_before(known: Iterable[str], when: str) -> str:
    """The newest of some periods that ends no later than another; the oldest if all end later.

    Args:
        known: periods, oldest first, at least one; when: a period, or "" for the newest.
    """
    ordered = list(known)
    if not when:
        return ordered[-1]
    end = periods.sort_key(when)
    return next(
        (one for one in reversed(ordered) if periods.sort_key(one) <= end),
        ordered[0],
    )


def is_sure(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a figure that may stand in a sentence: one that is known, and not doubtful."""
    is_doubtful = rows["quality"].map(headline_rule.is_doubtful).astype(bool)
    return rows["value"].notna() & ~is_doubtful


def line_of(rows: pd.DataFrame, limit: float | None) -> float | None:
    """The line of a layer: its own, or else the median of the sure figures; None without any."""
    if limit is not None:
        return limit
    known = rows[is_sure(rows)]["value"].astype("float64")
    return None if known.empty else float(known.median())


def sides_of(rows: pd.DataFrame, line: float | None) -> dict[str, str]:
    """The side of each place by its figure; a doubtful figure decides nothing.

    Args:
        rows: place_id, value, quality, a row for each place.
        line: what :func:`line_of` found.
    """
    sure = is_sure(rows)
    return {
        place_id: UNKNOWN if not known or line is None else INSIDE if value > line else OTHER
        for place_id, value, known in zip(rows["place_id"], rows["value"], sure, strict=True)
    }


def sides_of_presence(coverage: pd.DataFrame) -> dict[str, str]:
    """The side of each district by what is known of the programme's presence in it.

    Args:
        coverage: place_id, look, weak of districts, as :func:`data.coverage.by_district` gives them.
    """
    return {
        row.place_id: (
            (WEAK if is_true(row.weak) else INSIDE)
            if row.look == "covered"
            else OTHER
            if row.look == "not_covered"
            else UNKNOWN
        )
        for row in coverage.itertuples()
    }


@dataclass(frozen=True)
class Reached:
    """Of some places: how many there are, and in how many a programme worked, proven and likely."""

    places: int = 0
    proven: int = 0
    weak: int = 0


def reached_by_side(sides: Mapping[str, str], presence: Mapping[str, str]) -> dict[str, Reached]:
    """For each side how many places are on it, and where the programme is known to have worked."""
    return {
        side: Reached(
            len(on), *(sum(presence.get(one) == known for one in on) for known in SIDES[:2])
        )
        for side in SIDES
        for on in [[place_id for place_id, own in sides.items() if own == side]]
    }


@dataclass(frozen=True)
class Added:
    """A result added up over some places.

    Attributes:
        value: the sum of the sure figures, None if there is none.
        places: how many figures were added; doubtful: how many were left out because of doubt.
    """

    value: float | None = None
    places: int = 0
    doubtful: int = 0


def add_by_side(rows: pd.DataFrame, sides: Mapping[str, str]) -> dict[str, Added]:
    """A result added up side by side. A figure that several places share is added once, at the first.

    Args:
        rows: place_id, value, quality, figure_of, as :func:`data.figures_by_place.by_place` gives them.
        sides: side of each place; a place without one is not counted.
    """
    own = each_figure_once(rows)
    of_side = own["place_id"].map(dict(sides))
    found = {}
    for side in SIDES:
        here = own[of_side == side]
        sure = here[is_sure(here)]
        found[side] = Added(
            float(sure["value"].sum()) if len(sure) else None, len(sure), len(here) - len(sure)
        )
    return found


def each_figure_once(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a figure; of those that share the figure of a group of places the first."""
    known = rows[rows["value"].notna()]
    return known[known["figure_of"].isna() | ~known.duplicated("figure_of")]


def count_by_side(place_ids: Iterable[str | None], sides: Mapping[str, str]) -> dict[str, int]:
    """How many of some things lie on each side; those in no place that has a side are UNKNOWN."""
    counted = Counter(sides.get(one or "", UNKNOWN) for one in place_ids)
    return {side: counted[side] for side in SIDES}
