"""Comparisons for an assistant: of places, of two times, of two groups; refused where they would mislead."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from components.content.elements import sources
from components.content.figure_pages import figure_page
from components.facts import indicators, tables
from components.facts.one_figure import Figure
from components.server.assistant.figure_answers import find, subtract
from components.server.assistant.understanding import (
    ANSWER,
    NOTHING,
    QUESTION,
    REFUSED,
    NotAnswered,
    understand_cut,
    understand_indicator,
    understand_period,
    understand_place,
    understand_places,
)
from components.server.static_pages import figures
from data import gaps, periods, series_breaks
from data.indicators import Indicator
from data.measures import Slice

MOST_PLACES, MOST_GAPS = 12, 20
DOUBTFUL = "doubtful"
OF_SIZE = "These are counts: a larger place has more. A rate compares places of different sizes."
OF_SOURCES = "The figures are of different sources, which may count in different ways."


def compare_places(
    site: str,
    indicator: str,
    places: Sequence[str],
    period: str,
    earlier: str,
    group: str,
    residence: str,
) -> dict[str, object]:
    """Figures of several places at one time, or of one place at two times, with differences and ranks."""
    one = understand_indicator(indicator)
    cut = understand_cut(one, group, residence)
    found = understand_places(places, site)
    if earlier:
        return _over_time(
            site, one, cut, found[0].place_id if len(found) == 1 else "", period, earlier
        )
    if not 1 < len(found) <= MOST_PLACES:
        raise NotAnswered(
            REFUSED, f"Name two places or more, up to {MOST_PLACES}; or one and two times."
        )
    _refuse_unlike_places(one, [place.place_id for place in found])
    when = understand_period(one, cut, period)
    compared = [find(one, place.place_id, cut, when) for place in found]
    _refuse_unusable(compared)
    doubtful = [figure for figure in compared if figure.quality == DOUBTFUL]
    certain = [figure for figure in compared if figure.quality != DOUBTFUL]
    apart = [figures.describe(figure, site) for figure in doubtful]
    if len(certain) < 2:
        raise NotAnswered(
            REFUSED,
            f"The figure of {_names(doubtful)} is doubtful: it takes no rank and no difference.",
            doubtful=apart,
        )
    ordered = sorted(certain, key=lambda figure: [-end for end in figures.ends(figure)])
    _refuse_overlapping(ordered)
    best, last = ordered[0], ordered[-1]
    return {
        "result": ANSWER,
        "highest_first": [figures.describe(figure, site) for figure in ordered],
        "highest": best.key.place_id,
        "lowest": last.key.place_id,
        **_difference("difference", best, last),
        "unit": tables.vocabulary().label("units", one.unit),
        "doubtful": apart,
        "take_care": [
            *([] if one.is_rate else [OF_SIZE]),
            *_of_sources(ordered),
            *([f"{_names(doubtful)}: doubtful, so listed apart, without a rank."] if apart else []),
        ],
    }


def _difference(name: str, more: Figure, less: Figure) -> dict[str, float | None]:
    """By how much one figure is more than another; both ends where one of them is a range."""
    (low, high), (least, most) = figures.ends(more), figures.ends(less)
    lower, upper = subtract(low, most), subtract(high, least)
    return {name: lower, f"{name}_upper": upper if upper != lower else None}


def _refuse_overlapping(ordered: Sequence[Figure]) -> None:
    """Refuse where a range reaches into the figure beside it: which is more is then not known."""
    for one, other in pairwise(sorted(ordered, key=figures.ends)):
        (low, high), (least, most) = figures.ends(one), figures.ends(other)
        if least <= high and (low < high or least < most):
            raise NotAnswered(
                REFUSED,
                "The figures are ranges that overlap, so which of them is more is not known: "
                f"{_say_range(one)}; {_say_range(other)}.",
            )


def _say_range(figure: Figure) -> str:
    return f"{_names([figure])} ({figure.key.period}): {figure_page.say_value(figure)}"


def _names(told: Sequence[Figure]) -> str:
    return ", ".join(tables.gazetteer().full_name(figure.key.place_id) for figure in told)


def _of_sources(compared: Sequence[Figure]) -> list[str]:
    """That figures of one time are of different sources, and of which; nothing if they are of one."""
    by_source: dict[tuple[str, str], list[Figure]] = {}
    for figure in compared:
        by_source.setdefault(figure_page.named_source(figure), []).append(figure)
    if len(by_source) < 2:
        return []
    told = (f"{sources.title(*named)}: {_names(those)}" for named, those in by_source.items())
    return [f"{OF_SOURCES} {'; '.join(told)}."]


def _refuse_unlike_places(indicator: Indicator, place_ids: Sequence[str]) -> None:
    known = tables.gazetteer()
    countries = {known[one].country_id for one in place_ids}
    if countries != {indicator.country_id}:
        raise NotAnswered(
            REFUSED,
            "The places lie in different countries, or the figure is of another country: sources, "
            "definitions and years differ.",
        )
    levels = {known[one].level for one in place_ids}
    if len(levels) > 1 and not indicator.is_rate:
        raise NotAnswered(
            REFUSED,
            "A count of a district and one of a state, or of the whole country, say only that one is "
            "a part of the other; compare places of one level, or a rate.",
            levels=sorted(levels),
        )


def _refuse_unusable(compared: Sequence[Figure]) -> None:
    missing = [figure.key.place_id for figure in compared if figure.value is None]
    if missing:
        names = ", ".join(tables.gazetteer().full_name(one) for one in missing)
        raise NotAnswered(
            REFUSED, f"No value is held for {names}: missing is not zero.", missing=missing
        )
    apart = [figure.key.place_id for figure in compared if figure.is_for_tables]
    if apart:
        names = ", ".join(tables.gazetteer().full_name(one) for one in apart)
        raise NotAnswered(
            REFUSED,
            f"The figure of {names} stands in tables only, because of a doubt.",
            doubtful=apart,
        )


def _over_time(
    site: str, indicator: Indicator, cut: Slice, place_id: str, period: str, earlier: str
) -> dict[str, object]:
    """The change of one place between two times, if a rule or the series allows it."""
    if not place_id:
        raise NotAnswered(REFUSED, "A change is told of one place at a time.")
    named = [understand_period(indicator, cut, one) for one in (earlier, period)]
    # A change is told forwards, in whichever order the two times are named.
    before, later = sorted(named, key=periods.sort_key)
    if later == before:
        raise NotAnswered(REFUSED, "The two times are the same.")
    verdict = indicators.rules().between(indicator, place_id, before, later)
    if verdict.refused:
        raise NotAnswered(REFUSED, " ".join(verdict.reasons), earlier=before, later=later)
    pair = [find(indicator, place_id, cut, when) for when in (before, later)]
    _refuse_unusable(pair)
    rows = [_row(indicator, figure, cut) for figure in pair]
    if why := series_breaks.apart(rows[0], rows[1], across_sources=indicator.is_context):
        raise NotAnswered(REFUSED, why, earlier=before, later=later)
    _refuse_overlapping(pair)
    return {
        "result": ANSWER,
        "earlier": figures.describe(pair[0], site),
        "later": figures.describe(pair[1], site),
        **_difference("change", pair[1], pair[0]),
        "unit": tables.vocabulary().label("units", indicator.unit),
        "take_care": list(verdict.reasons),
    }


def _row(indicator: Indicator, figure: Figure, cut: Slice) -> Mapping[str, Any]:
    rows = indicators.all_figures().stored(indicator.package_id, indicator.indicator_id, cut)
    own = rows[(rows["place_id"] == figure.key.place_id) & (rows["period"] == figure.key.period)]
    if own.empty:
        raise NotAnswered(REFUSED, "A value computed of districts has no change over time here.")
    cells: dict[str, Any] = own.iloc[0].to_dict()
    return cells


def find_gaps(
    site: str, indicator: str, between: str, within: str, residence: str, period: str, limit: int
) -> dict[str, object]:
    """How far a group stands behind another, district by district, the widest gap first."""
    one = understand_indicator(indicator)
    pair, known = _pair(one, between)
    where = residence or known[0]
    if where not in known:
        raise NotAnswered(NOTHING, f"The gap is not known for {where}.", residences=list(known))
    cuts = pair.cuts(where)
    when = understand_period(one, cuts[0], period)
    place = understand_place(within or one.country_id, site)
    group, reference = (
        indicators.at(one.key, cut.group, cut.residence, when, one.level) for cut in cuts
    )
    rows = gaps.gap(group, reference, one.direction)
    known_places = tables.gazetteer()
    inside = rows.loc[[known_places.lies_in(code, place.place_id) for code in rows["place_id"]]]
    told = inside.dropna(subset="points").head(max(1, min(limit, MOST_GAPS)))
    if told.empty:
        raise NotAnswered(NOTHING, f"No gap is known in {known_places.full_name(place.place_id)}.")
    summary = gaps.summary(inside)
    return {
        "result": ANSWER,
        "indicator": one.key,
        "label": one.label,
        "period": when,
        "residence": where,
        "group": pair.group,
        "reference": pair.reference,
        "places_with_a_gap": summary.places,
        "worse_in": summary.worse,
        "median_points": summary.median,
        "widest_first": [
            _gap(site, one, pair, row, where, when) for row in told.to_dict("records")
        ],
        "caveat": one.caveat or None,
    }


def _pair(indicator: Indicator, between: str) -> tuple[gaps.Pair, tuple[str, ...]]:
    offered = gaps.offered_pairs(indicator)
    if not offered:
        raise NotAnswered(REFUSED, f"{indicator.label} is not known for two groups, or is no rate.")
    if between in offered:
        return offered[between]
    if not between and len(offered) == 1:
        return next(iter(offered.values()))
    named = [
        {"between": name, "group": pair.group, "reference": pair.reference}
        for name, (pair, _) in offered.items()
    ]
    raise NotAnswered(QUESTION, "Say which gap.", candidates=named)


def _gap(
    site: str, indicator: Indicator, pair: gaps.Pair, row: Mapping[Any, Any], where: str, when: str
) -> dict[str, object]:
    pages = [
        figures.describe(find(indicator, row["place_id"], cut, when), site)
        for cut in pair.cuts(where)
    ]
    return {
        "place_id": row["place_id"],
        "place": row["full_name"],
        "group_value": float(row["value"]),
        "reference_value": float(row["reference"]),
        "points": float(row["points"]),
        "ratio": None if pd.isna(row["ratio"]) else float(row["ratio"]),
        "said": gaps.in_words(row["points"], row["worse"], indicator.unit),
        "quality": row["quality"],
        # The two figures may be of two sources.
        "figures": [
            {name: page[name] for name in ("group", "period", "source", "licence", "page")}
            for page in pages
        ],
    }
