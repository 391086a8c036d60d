"""Places side by side: every figure that all of them have, and whether it may be compared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data import periods
from data.comparisons import Rules, Verdict
from data.indicators import Indicator

KEY = ["package_id", "indicator_id"]


@dataclass(frozen=True)
class SharedFigure:
    """One figure of several places, in their order.

    Attributes:
        figures, periods, qualities, source_ids: of each place.
        differences: of each other place to the first; empty where they may not be compared, or say nothing
            because the figure is a count, which a larger place has more of.
        verdict: on comparing them.
    """

    indicator: Indicator
    figures: tuple[float, ...]
    periods: tuple[str, ...]
    qualities: tuple[str, ...]
    source_ids: tuple[str | None, ...]
    differences: tuple[float, ...]
    verdict: Verdict


def shared_figures(
    newest: Mapping[str, pd.DataFrame],
    catalogue: Mapping[str, Indicator],
    all_of: Callable[[str], pd.DataFrame],
    rules: Rules,
) -> Iterator[SharedFigure]:
    """Every figure that all places have, of one time where there is one.

    Args:
        newest: the newest figure of every indicator, by place (:func:`data.profile.figures`).
        all_of: the figures of an indicator for all places and periods, by its key.
    """
    known = {place_id: rows.dropna(subset="value") for place_id, rows in newest.items()}
    keyed = {place_id: rows.set_index(KEY) for place_id, rows in known.items()}
    first, *others = keyed.values()
    for key in first.index:
        name = ":".join(key)
        if name in catalogue and all(key in rows.index for rows in others):
            figures = [rows.loc[key] for rows in keyed.values()]
            if len({figure["period"] for figure in figures}) > 1:
                figures = _of_one_time(all_of(name), list(keyed)) or figures
            yield _shared(catalogue[name], next(iter(keyed)), figures, rules)


def _of_one_time(rows: pd.DataFrame, place_ids: Sequence[str]) -> list[pd.Series]:
    """The figures of the newest time at which all places have one; none if there is no such time."""
    known = rows[rows["place_id"].isin(place_ids)].dropna(subset="value")
    number = known.groupby("period")["place_id"].nunique()
    common = number[number == len(place_ids)].index
    if not len(common):
        return []
    at = known[known["period"] == max(common, key=periods.sort_key)].set_index("place_id")
    return [at.loc[place_id] for place_id in place_ids]


def _shared(
    indicator: Indicator, place_id: str, figures: Sequence[pd.Series], rules: Rules
) -> SharedFigure:
    when = tuple(str(figure["period"]) for figure in figures)
    values = tuple(float(figure["value"]) for figure in figures)
    last = max(when, key=periods.sort_key)
    verdict = rules.in_places(indicator, place_id, min(when, key=periods.sort_key), last)
    may = indicator.is_rate and not verdict.refused
    return SharedFigure(
        indicator,
        values,
        when,
        tuple(str(figure["quality"]) for figure in figures),
        tuple(
            figure["source_id"] if isinstance(figure["source_id"], str) else None
            for figure in figures
        ),
        tuple(value - values[0] for value in values[1:]) if may else (),
        verdict,
    )
