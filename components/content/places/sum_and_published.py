"""A sum of districts and what is published of the whole for another time: each names the other."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from components.content.programmes import headlines
from components.facts import indicators, newest
from components.facts.figures import EVERYBODY
from components.language import dates, numbers
from components.language.messages import gettext
from data.indicators import Indicator
from data.letters import join_sentences

COMPUTED, ADDED = "computed", "sum"
WHOLES = ("state", "country")


def say_published(indicator: Indicator, wholes: pd.DataFrame, period: str) -> Iterator[str]:
    """How each whole of an indicator was made, with the newest figure published of it at another time.

    Args:
        wholes: what :func:`components.facts.indicators.aggregate_values` returned for everybody.
    """
    for whole in wholes.itertuples():
        known = _published(indicator, whole.place_id, period)
        is_added = whole.basis == COMPUTED and indicator.how_to_add == ADDED
        if known is None or not is_added:
            yield str(whole.how)
        else:
            yield gettext(
                "{how}; published for {period}: {figure}",
                how=whole.how,
                period=dates.format_period(known["period"]),
                figure=_figure(indicator, known),
            )


def say_sums(rows: pd.DataFrame, level: str) -> Iterator[str]:
    """The note of each figure of a place, with the sum of its districts where that is of another time.

    Args:
        rows: figures of one place, as :func:`components.facts.newest.place_figures` returned them.
        level: of the place.
    """
    for row in rows.to_dict("records"):
        note = row["note"] if isinstance(row["note"], str) else ""
        yield join_sentences((note, *(_sums_beside(row) if level in WHOLES else ())))


def _sums_beside(row: Mapping[Hashable, Any]) -> Iterable[str]:
    indicator = indicators.catalogue().get(f"{row['package_id']}:{row['indicator_id']}")
    if indicator is None or not _is_added(indicator) or pd.isna(row["value"]):
        return
    period = indicator.periods(EVERYBODY)[0]
    if period == row["period"]:
        return
    wholes = indicators.aggregate_values(
        indicator.key, EVERYBODY.group, EVERYBODY.residence, period
    )
    for whole in wholes[wholes["place_id"] == row["place_id"]].to_dict("records"):
        if whole["basis"] == COMPUTED:
            yield gettext(
                "The figures of its districts for {period} add up to {figure}.",
                period=dates.format_period(period),
                figure=numbers.format_range(
                    whole["value"], whole["up_to"], headlines.unit(indicator.unit)
                ),
            )


def _is_added(indicator: Indicator) -> bool:
    return (
        indicator.how_to_add == ADDED
        and indicator.level == "district"
        and EVERYBODY in (offer.cut for offer in indicator.in_places())
    )


def _published(indicator: Indicator, place_id: str, period: str) -> Mapping[Hashable, Any] | None:
    rows = newest.place_figures(place_id)
    own = rows[
        (rows["package_id"] == indicator.package_id)
        & (rows["indicator_id"] == indicator.indicator_id)
        & (rows["period"] != period)
        & rows["value"].notna()
    ]
    return None if own.empty else own.iloc[0].to_dict()


def _figure(indicator: Indicator, row: Mapping[Hashable, Any]) -> str:
    return numbers.format_range(row["value"], row["upper"], headlines.unit(indicator.unit))
