"""What a figure was on an earlier day, and what was corrected in it since: from the list of changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from components.facts import cache, indicators, one_figure, readers, tables
from components.facts.figures import Figures
from components.facts.one_figure import Figure
from data import changes, past_values
from data.changes import Act, Addition
from data.figure_keys import BETWEEN, MAIN, FigureKey
from data.past_values import Correction

# A main figure may stand in rows of several reporters.
MAIN_ROWS = ("main", "overlap")


@cache.once_without_words
def list_acts() -> tuple[Act, ...]:
    """What changed in the tables, the newest first; nothing where a data folder lists no changes."""
    return changes.list_acts(tables.tables().one(changes.PACKAGE, changes.TABLE).rows)


def first_day(package_id: str) -> str:
    """The day on which a package was first released; "" if there is none of this name."""
    known = {one.package_id: one.descriptor for one in tables.catalog().packages()}
    described = known.get(package_id, {})
    return str(described.get("first_released") or described.get("created", ""))[:10]


@cache.once_without_words
def _additions(package_id: str) -> tuple[Addition, ...]:
    rows = tables.tables().one(changes.PACKAGE, changes.ADDITIONS).rows
    return tuple(
        one
        for one in changes.list_additions(rows)
        if (one.package_id, one.table) == (package_id, past_values.TABLE)
    )


def day_added(figure: Figure) -> str:
    """The day since which a figure is in the data; "" for one of the first release, or computed here."""
    own = (figure.key.indicator_id, figure.source_id)
    added = _additions(figure.key.package_id)
    return next((one.date for one in added if (one.indicator_id, one.source_id) == own), "")


@cache.once_without_words
def _corrections(package_id: str) -> tuple[Correction, ...]:
    return past_values.list_corrections(list_acts(), package_id)


@cache.bounded
def list_corrections(key: FigureKey) -> tuple[Correction, ...]:
    """What was corrected in the rows that a figure is made of, the newest first."""
    stored, figure = _stored_indicators(key.package_id, key.indicator_id), one_figure.find(key)
    # The base of a rate may be older than what is counted.
    base = figure.base_period if figure and figure.base_period else key.period
    periods = dict.fromkeys(stored, key.period) | ({stored[1]: base} if len(stored) > 1 else {})
    return tuple(one for one in _corrections(key.package_id) if _is_of(one, key, periods))


@cache.bounded
def find(key: FigureKey, day: str) -> Figure | None:
    """The figure of a key as it stood at the end of a day; None if there was none that is told.

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
    filed = replace(indicators.filed_figures(), values=_rows_of_day(_needed(key), day))
    known = Figures(filed, tables.gazetteer(), indicators.catalogue())
    return one_figure.find_among(known, key, indicator)


def _needed(key: FigureKey) -> tuple[tuple[str, str], ...]:
    """Package and id of the stored indicators that a figure, or that of its whole, is computed of."""
    weighting = indicators.filed_figures().weighting(key.indicator, key.cut, key.period)
    weights = weighting[0].split(BETWEEN) if weighting else [key.package_id, key.indicator_id]
    own, of_weights = (
        _stored_indicators(key.package_id, key.indicator_id),
        _stored_indicators(*weights),
    )
    found = [(key.package_id, one) for one in own] + [(weights[0], one) for one in of_weights]
    return tuple(dict.fromkeys(found))


@cache.bounded_without_words
def _rows_of_day(needed: tuple[tuple[str, str], ...], day: str) -> pd.DataFrame:
    """The rows of some stored indicators as they stood at the end of a day."""
    today = indicators.filed_figures()
    rows = [
        past_values.put_back(
            today.rows_of(package_id, indicator_id),
            [one for one in _corrections(package_id) if one.key["indicator_id"] == indicator_id],
            day,
            [one for one in _additions(package_id) if one.indicator_id == indicator_id],
        )
        for package_id, indicator_id in needed
    ]
    return pd.concat(rows, ignore_index=True)


def last_day(key: FigureKey) -> str:
    """The day before the last correction of a figure, if there was a figure then; else ""."""
    told = list_corrections(key)
    day = day_before(told[0]) if told else ""
    return day if day and find(key, day) else ""


def day_before(correction: Correction) -> str:
    """The last day on which the data said what stood there before."""
    return (date.fromisoformat(correction.act.date) - timedelta(days=1)).isoformat()


def _stored_indicators(package_id: str, indicator_id: str) -> Sequence[str]:
    """The stored indicators that a figure is made of: its own, or the two of a computed rate."""
    own = indicators.filed_figures().indicators
    row = own[(own["package_id"] == package_id) & (own["indicator_id"] == indicator_id)]
    named = [row.iloc[0][part] for part in ("numerator_id", "denominator_id")] if len(row) else []
    return [one for one in named if isinstance(one, str)] or [indicator_id]


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
