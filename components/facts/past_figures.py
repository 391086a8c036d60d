"""What a figure was on an earlier day, and what was corrected in it since: from the list of changes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from components.facts import cache, indicators, one_figure, readers, tables
from components.facts.one_figure import Figure
from data import changes, measures, past_values
from data.changes import Act
from data.figure_keys import MAIN, FigureKey
from data.indicators import Indicator
from data.past_values import Correction

# A main figure may stand in rows of several reporters.
MAIN_ROWS = ("main", "overlap")


@cache.once_without_words
def list_acts() -> tuple[Act, ...]:
    """What changed in the tables, the newest first; nothing where a data folder lists no changes."""
    return changes.list_acts(tables.tables().one(changes.PACKAGE, changes.TABLE).rows)


@cache.once_without_words
def first_day() -> str:
    """The first day of which the list of changes tells something; "" where it tells nothing."""
    days = [act.date for act in list_acts()]
    return (date.fromisoformat(min(days)) - timedelta(days=1)).isoformat() if days else ""


@cache.once_without_words
def _corrections(package_id: str) -> tuple[Correction, ...]:
    return past_values.list_corrections(list_acts(), package_id)


@cache.bounded
def list_corrections(key: FigureKey) -> tuple[Correction, ...]:
    """What was corrected in the rows that a figure is made of, the newest first."""
    stored, figure = _stored_indicators(key), one_figure.find(key)
    # The base of a rate may be older than what is counted.
    base = figure.base_period if figure and figure.base_period else key.period
    periods = dict.fromkeys(stored, key.period) | ({stored[1]: base} if len(stored) > 1 else {})
    return tuple(one for one in _corrections(key.package_id) if _is_of(one, key, periods))


@cache.bounded
def find(key: FigureKey, day: str) -> Figure | None:
    """The figure of a key as it stood at the end of a day; None if there was none that is told.

    What is computed of the districts of a state or country is not computed for an earlier day.

    Args:
        day: as in ``2026-11-28``.
    """
    indicator = indicators.catalogue().get(key.indicator)
    if indicator is None or key.place_id not in tables.gazetteer():
        return None
    rows = readers.asked()
    if rows and rows.package_id == key.package_id:
        # The list of changes tells how the rows of the site came to be, not those of a private preview.
        return None
    known = indicators.all_figures()
    parts = [known.rows_of(key.package_id, one) for one in _stored_indicators(key)]
    corrections = [
        one
        for one in _corrections(key.package_id)
        if one.key["indicator_id"] in _stored_indicators(key)
    ]
    rows = past_values.put_back(pd.concat(parts), corrections, day)
    if key.variant != MAIN:
        return one_figure.choose_reading(rows, key, indicator)
    return one_figure.choose_main(_figures(rows, indicator, key), key, indicator)


def last_day(key: FigureKey) -> str:
    """The day before the last correction of a figure, if there was a figure then; else ""."""
    told = list_corrections(key)
    day = day_before(told[0]) if told else ""
    return day if day and find(key, day) else ""


def day_before(correction: Correction) -> str:
    """The last day on which the data said what stood there before."""
    return (date.fromisoformat(correction.act.date) - timedelta(days=1)).isoformat()


def _figures(rows: pd.DataFrame, indicator: Indicator, key: FigureKey) -> pd.DataFrame:
    own = indicators.all_rows("indicators")
    of_package = own[own["package_id"] == indicator.package_id]
    row = of_package[of_package["indicator_id"] == indicator.indicator_id].iloc[0]
    return measures.figures_of_indicator(rows, of_package, row, key.cut)


def _stored_indicators(key: FigureKey) -> Sequence[str]:
    """The stored indicators that a figure is made of: its own, or the two of a computed rate."""
    own = indicators.all_rows("indicators")
    row = own[(own["package_id"] == key.package_id) & (own["indicator_id"] == key.indicator_id)]
    named = [row.iloc[0][part] for part in ("numerator_id", "denominator_id")] if len(row) else []
    return [one for one in named if isinstance(one, str)] or [key.indicator_id]


def _is_of(correction: Correction, key: FigureKey, periods: Mapping[str, str]) -> bool:
    """Whether a row is one of those that a figure is made of.

    Args:
        periods: of each stored indicator that it is made of.
    """
    row = correction.key
    variants = MAIN_ROWS if key.variant == MAIN else (key.variant,)
    return (
        periods.get(row["indicator_id"]) == row["period"]
        and row["variant"] in variants
        and all(row[name] == getattr(key, name) for name in ("place_id", "group", "residence"))
    )
