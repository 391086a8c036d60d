"""One figure by its key: what is known of it, whoever states it or however it is computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.facts import cache, indicators, tables
from components.facts.figures import Figures
from data import headlines
from data.figure_keys import MAIN, FigureKey
from data.indicator_figures import in_force
from data.indicators import Indicator
from data.publication import TABLE_ONLY
from data.text_cells import text_of

FEW_CASES = "few_cases"


@dataclass(frozen=True)
class Figure:
    """A figure with all that has to be said beside it.

    Attributes:
        upper: of two reporters who may count the same twice; else as `value`.
        value: None if it is missing; `missing_reason` then says why.
        quality: stated, derived or doubtful.
        is_for_tables: whether it stands in tables only, because of a doubt.
        how: how a value of a state or country was computed from its districts, in words; else "".
        numerator, denominator, base_period: what a rate was computed of.
    """

    key: FigureKey
    indicator: Indicator
    value: float | None
    upper: float | None
    quality: str
    missing_reason: str = ""
    note: str = ""
    source_id: str = ""
    reporters: tuple[str, ...] = ()
    figure_kind: str = "result"
    dating: str = "dated"
    is_for_tables: bool = False
    how: str = ""
    numerator: float | None = None
    denominator: float | None = None
    base_period: str = ""


@cache.bounded
def find(key: FigureKey) -> Figure | None:
    """The figure of a key; None if there is none."""
    indicator = indicators.catalogue().get(key.indicator)
    if indicator is None or key.place_id not in tables.gazetteer():
        return None
    return find_among(indicators.all_figures(), key, indicator)


def find_among(known: Figures, key: FigureKey, indicator: Indicator) -> Figure | None:
    """The figure of a key among some figures; None if there is none.

    Args:
        known: those of today, or of an earlier day.
    """
    if key.variant != MAIN:
        return _reading(known, key, indicator)
    return _main(known, key, indicator) or _together(known, key, indicator)


def _main(known: Figures, key: FigureKey, indicator: Indicator) -> Figure | None:
    """The figure that stands for a place and a time, stored or a rate of two stored ones."""
    rows = known.stored(indicator.package_id, indicator.indicator_id, key.cut)
    own = rows[(rows["place_id"] == key.place_id) & (rows["period"] == key.period)]
    if own.empty:
        return None
    usable = in_force(own, indicator).iloc[0]
    # What stands in tables only is shown here with its doubt; what rests on too few cases is not.
    row = usable if text_of(usable["missing_reason"]) == FEW_CASES else own.iloc[0]
    return _figure(key, indicator, {**row.to_dict(), "quality": usable["quality"]})


def _together(known: Figures, key: FigureKey, indicator: Indicator) -> Figure | None:
    """The value of a state or country that is computed from its districts."""
    is_offered = any(one.cut == key.cut and one.period == key.period for one in indicator.offers)
    if not is_offered:
        return None
    rows = known.together(indicator.key, key.cut, key.period)
    own = rows[rows["place_id"] == key.place_id]
    return None if own.empty else _figure(key, indicator, own.iloc[0].to_dict())


def _reading(known: Figures, key: FigureKey, indicator: Indicator) -> Figure | None:
    """A second published figure for the same thing."""
    rows = known.rows_of(indicator.package_id, indicator.indicator_id)
    told = {
        name: getattr(key, name) for name in ("place_id", "period", "group", "residence", "variant")
    }
    for name, word in told.items():
        rows = rows[rows[name] == word]
    if rows.empty:
        return None
    total = rows[rows["reporter"] == "all"]
    row = (total if len(total) else rows).iloc[0]
    return _figure(key, indicator, {**row.to_dict(), "reporters": (row["reporter"],)})


def other_readings(figure: Figure) -> list[Figure]:
    """The published figures that a main figure must not be told without."""
    key = figure.key
    if (
        key.variant != MAIN
        or figure.value is None
        or (key.group, key.residence) != ("all", "total")
    ):
        return []
    rows = indicators.all_figures().rows_of(key.package_id, key.indicator_id)
    named = pd.Series({"package_id": key.package_id, "indicator_id": key.indicator_id})
    main = pd.Series({"place_id": key.place_id, "period": key.period, "value": figure.value})
    beside = headlines.other_readings(rows, named, main)
    keys = [
        FigureKey(
            key.package_id, key.indicator_id, key.place_id, row["period"], variant=row["variant"]
        )
        for row in beside.to_dict("records")
    ]
    return [found for one in dict.fromkeys(keys) if (found := find(one))]


def _figure(key: FigureKey, indicator: Indicator, row: Mapping[Any, Any]) -> Figure:
    return Figure(
        key,
        indicator,
        _number(row.get("value")),
        _number(row.get("upper", row.get("value"))),
        str(row["quality"]),
        text_of(row.get("missing_reason")),
        text_of(row.get("note")),
        text_of(row.get("source_id")),
        tuple(one for one in row.get("reporters", ()) if one != "all"),
        text_of(row.get("figure_kind")) or "result",
        text_of(row.get("dating")) or "dated",
        text_of(row.get("publication")) == TABLE_ONLY,
        text_of(row.get("how")),
        _number(row.get("numerator")),
        _number(row.get("denominator")),
        text_of(row.get("base_period")),
    )


def _number(cell: Any) -> float | None:
    return None if cell is None or pd.isna(cell) else float(cell)
