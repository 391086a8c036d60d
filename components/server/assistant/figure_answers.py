"""Figures for an assistant: those of places, and whether a stated one is right."""

import math
from collections.abc import Sequence
from decimal import Decimal

from components.facts import indicators, one_figure
from components.facts.one_figure import Figure
from components.server.assistant.understanding import (
    ANSWER,
    NOTHING,
    NotAnswered,
    understand_cut,
    understand_indicator,
    understand_period,
    understand_place,
    understand_places,
)
from components.server.static_pages import figures
from data import periods
from data.figure_keys import FigureKey
from data.indicators import Indicator
from data.measures import Slice

MOST_PLACES = 20
# What two ways to compute the same number may differ by, as a share of it.
SAME = 1e-12
AGREES, ROUNDED, OTHER_SOURCE, DIFFERS = "agrees", "agrees_when_rounded", "other_source", "differs"
WITHIN = "within_the_range"
SAID = {
    WITHIN: "The figure held here is a range, and the stated one lies within it; quote both its ends.",
    AGREES: "The figure is the one held here.",
    ROUNDED: "The figure is the one held here, rounded.",
    OTHER_SOURCE: "Another source gives this figure; the one shown first here differs.",
    DIFFERS: "The figure differs from the one held here.",
}


def get_figures(
    site: str, indicator: str, places: Sequence[str], period: str, group: str, residence: str
) -> dict[str, object]:
    """The figure of an indicator for each of some places, with all that has to be said beside it."""
    one = understand_indicator(indicator)
    if not 0 < len(places) <= MOST_PLACES:
        raise NotAnswered("refused", f"Name one place, or up to {MOST_PLACES}.")
    cut = understand_cut(one, group, residence)
    found = [_figure(one, place.place_id, cut, period) for place in understand_places(places, site)]
    return {"result": ANSWER, "figures": [figures.describe(figure, site) for figure in found]}


def _figure(indicator: Indicator, place_id: str, cut: Slice, period: str) -> Figure:
    """The figure of a place; of its own newest period if none is named."""
    when = (
        understand_period(indicator, cut, period) if period else _newest(indicator, place_id, cut)
    )
    key = FigureKey(
        indicator.package_id, indicator.indicator_id, place_id, when, cut.group, cut.residence
    )
    figure = one_figure.find(key)
    if figure is None:
        raise NotAnswered(NOTHING, f"No figure of {indicator.label} is held for {place_id}.")
    return figure


def _newest(indicator: Indicator, place_id: str, cut: Slice) -> str:
    rows = indicators.all_figures().stored(indicator.package_id, indicator.indicator_id, cut)
    own = rows[(rows["place_id"] == place_id) & rows["value"].notna()]
    if own.empty:
        return understand_period(indicator, cut, "")
    return str(max(own["period"], key=periods.sort_key))


def find(indicator: Indicator, place_id: str, cut: Slice, period: str) -> Figure:
    """The figure of a place at a period; NotAnswered if none is held."""
    return _figure(indicator, place_id, cut, period)


def check_figure(
    site: str,
    indicator: str,
    place: str,
    stated: float,
    period: str,
    group: str,
    residence: str,
) -> dict[str, object]:
    """Whether a stated figure is the one that is held, as it stands or rounded."""
    one = understand_indicator(indicator)
    cut = understand_cut(one, group, residence)
    figure = _figure(one, understand_place(place, site).place_id, cut, period)
    others = one_figure.other_readings(figure)
    verdict = _verdict(stated, figure, others)
    difference = None if figure.value is None else _beyond(stated, figures.ends(figure))
    return {
        "result": ANSWER if figure.value is not None else NOTHING,
        "verdict": verdict if figure.value is not None else None,
        "why": SAID[verdict]
        if figure.value is not None
        else "No value is held for this place and time.",
        "stated": stated,
        "difference": difference,
        "figure": figures.describe(figure, site),
        "other_readings": [figures.describe(other, site) for other in others],
    }


def _beyond(stated: float, ends: tuple[float, float]) -> float:
    """How far a number is from the nearer end of a range; 0 inside it."""
    lower, upper = ends
    if lower <= stated <= upper:
        return 0.0
    return subtract(stated, lower if stated < lower else upper)


def _verdict(stated: float, figure: Figure, others: Sequence[Figure]) -> str:
    if figure.value is None:
        return DIFFERS
    ends = figures.ends(figure)
    if ends[0] < ends[1] and ends[0] <= stated <= ends[1]:
        return WITHIN
    if any(math.isclose(stated, end, rel_tol=SAME) for end in ends):
        return AGREES
    if any(_is_rounded(stated, end) for end in ends):
        return ROUNDED
    if any(other.value is not None and _is_rounded(stated, other.value) for other in others):
        return OTHER_SOURCE
    return DIFFERS


def _is_rounded(stated: float, value: float) -> bool:
    """Whether a stated number is another to as many decimals as it has itself."""
    written = f"{_decimal(stated).normalize():f}"
    half = Decimal("0.5").scaleb(-len(written.partition(".")[2]))
    return abs(_decimal(stated) - _decimal(value)) <= half


def subtract(one: float, other: float) -> float:
    """The difference of two numbers as they are written: 63.7 less 49.9 is 13.8, not 13.800000000000004."""
    return float(_decimal(one) - _decimal(other))


def _decimal(number: float) -> Decimal:
    return Decimal(repr(float(number)))
