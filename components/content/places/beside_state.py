"""The shares of a place beside those of its state, of a state beside its country; worst first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.facts import indicators, tables
from components.facts.figures import EVERYBODY
from data import gaps, headline_rule, ordering
from data.indicators import Indicator
from data.place import Place

BAD_SIDE = {"higher_better": -1.0, "lower_better": 1.0}
PER_CENT = "percent"


@dataclass(frozen=True)
class Share:
    """A share that is good or bad, of a place, and the same of what it lies in.

    Attributes:
        own, whole: rows of the figures; `whole` is None where there is none to set beside it.
        is_whole_doubtful: whether that is because the whole's is doubtful.
    """

    indicator: Indicator
    own: pd.Series
    whole: pd.Series | None
    is_whole_doubtful: bool = False

    @property
    def points(self) -> float | None:
        """How much more than the whole, in percentage points."""
        return None if self.whole is None else float(self.own["value"]) - float(self.whole["value"])

    @property
    def worse(self) -> float | None:
        """The same, positive on the bad side."""
        points = self.points
        return None if points is None else points * BAD_SIDE[self.indicator.direction]

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against the place's own figure."""
        return headline_rule.is_doubtful(self.own["quality"])

    @property
    def is_equal(self) -> bool:
        """Whether nothing is left of the difference when it is written."""
        return self.points is not None and gaps.is_equal(self.points, PER_CENT)


def whole_of(place: Place) -> Place | None:
    """What a place is set beside: its state, of a state its country; None for a country."""
    places = tables.gazetteer()
    state = places.state_of(place.place_id)
    around = place.country_id if state in (None, place.place_id) else state
    return None if around == place.place_id else places[str(around)]


def find_shares(rows: pd.DataFrame, place: Place, whole: Place) -> Mapping[str, tuple[Share, ...]]:
    """Every share of a place that is good or bad, by theme; where it is furthest behind comes first.

    Doubtful ones stand behind the others of their theme, those with nothing beside them last.

    Args:
        rows: its newest figures (:func:`components.facts.newest.place_figures`).
    """
    by_theme: dict[str, list[Share]] = {}
    for one in sorted(_shares(rows, place, whole), key=_rank):
        by_theme.setdefault(one.indicator.theme, []).append(one)
    return {theme: tuple(found) for theme, found in by_theme.items()}


def _rank(one: Share) -> tuple[bool, bool, float, str]:
    return (
        one.worse is None,
        one.is_doubtful,
        -(one.worse or 0.0),
        ordering.key(one.indicator.label),
    )


def _shares(rows: pd.DataFrame, place: Place, whole: Place) -> Iterator[Share]:
    known = indicators.catalogue()
    for row in rows.itertuples():
        indicator = known.get(f"{row.package_id}:{row.indicator_id}")
        is_result = row.figure_kind != "target"
        if indicator is None or not _is_good_or_bad(indicator) or not is_result:
            continue
        own = _own(indicator, place, str(row.period))
        if own is not None:
            yield _beside(indicator, own, whole)


def _is_good_or_bad(indicator: Indicator) -> bool:
    return indicator.unit == PER_CENT and indicator.direction in BAD_SIDE and not indicator.is_share


def _own(indicator: Indicator, place: Place, period: str) -> pd.Series | None:
    """The figure that may be shown; what stands in tables only has no bar."""
    found = indicators.filed_figures().shown(indicator.key, EVERYBODY)
    here = found[
        (found["place_id"] == place.place_id) & (found["period"] == period) & found["value"].notna()
    ]
    return None if here.empty else here.iloc[0]


def _beside(indicator: Indicator, own: pd.Series, whole: Place) -> Share:
    rows = indicators.filed_figures().wholes(indicator.key, EVERYBODY, str(own["period"]))
    rows = rows[rows["place_id"] == whole.place_id]
    if whole.level == "country":
        # What is computed of a country here is computed of the districts this site holds.
        rows = rows[rows["basis"] == "published"]
    if rows.empty:
        return Share(indicator, own, None)
    if headline_rule.is_doubtful(rows.iloc[0]["quality"]):
        return Share(indicator, own, None, is_whole_doubtful=True)
    return Share(indicator, own, rows.iloc[0])


def count_sides(shares: Iterable[Share]) -> tuple[int, int, int]:
    """How many undoubted shares of census and surveys are worse, better and equal.

    What a programme reports of itself says where it worked, not how well off people are.
    """
    sure = [
        one
        for one in shares
        if one.worse is not None and one.indicator.is_context and not one.is_doubtful
    ]
    equal = sum(one.is_equal for one in sure)
    worse = sum((one.worse or 0.0) > 0 and not one.is_equal for one in sure)
    return worse, len(sure) - worse - equal, equal
