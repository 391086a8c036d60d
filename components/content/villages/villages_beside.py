"""How many villages a programme says it reached, beside how many a census counts in the same place."""

from collections.abc import Iterator

import pandas as pd

from components.content.elements import sources
from components.facts import indicators, tables
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop
from data.indicators import Indicator
from data.measures import Slice

VILLAGES, CONTEXT = "villages", "context"
OTHER_KIND = gettext_noop(
    "These are villages of another kind, and of another year, than those of this measure: no share of "
    "one in the other can be computed."
)


@tables.drawn
def say(programme: str, indicator_id: str, place_id: str) -> tuple[str, ...]:
    """What a census counts in a place, with year and source, and whether a share can be computed.

    Empty for a measure that counts no villages, and where no census is held.
    """
    asked = indicators.catalogue().get(f"{programme}:{indicator_id}")
    if asked is None or asked.unit != VILLAGES or asked.direction == CONTEXT:
        return ()
    counted = tuple(_counted(asked.country_id, place_id))
    if not counted:
        return ()
    titles = (sources.titles(one.package_id, [row["source_id"]])[0] for one, row in counted)
    said = gettext(
        "What a census counts in {place}: {figures}. Source: {sources}.",
        place=tables.gazetteer().name(place_id),
        figures=lists.join(_figure(one, row) for one, row in counted),
        sources=lists.join(dict.fromkeys(titles)),
    )
    # Only what says of whom it counts the same can be a part of it.
    is_other = bool(asked.population) and all(
        one.population != asked.population for one, _ in counted
    )
    return (said, gettext(OTHER_KIND)) if is_other else (said,)


def _counted(country_id: str, place_id: str) -> Iterator[tuple[Indicator, pd.Series]]:
    """The counts of villages that belong to no programme, each with its newest figure of the place."""
    for one in indicators.catalogue().values():
        counts = one.unit == VILLAGES and one.direction == CONTEXT and bool(one.population)
        if counts and one.country_id == country_id:
            rows = indicators.all_figures().of(one.key, Slice()).dropna(subset="value")
            period = str(rows["period"].max())
            newest = rows[rows["period"] == period]
            whole = indicators.all_figures().together(one.key, Slice(), period)
            told = {"period": period, "source_id": newest["source_id"].iloc[0]}
            for found in (newest, whole.assign(**told)):
                own = found[found["place_id"] == place_id]
                if len(own):
                    yield one, own.iloc[0]
                    break


def _figure(one: Indicator, row: pd.Series) -> str:
    return gettext(
        "{label}: {count} ({period})",
        label=one.label,
        count=numbers.format_number(row["value"]),
        period=dates.format_period(str(row["period"])),
    )
