"""Indicators and rates that no map shows, for too few places have a figure: said once for a programme."""

from collections.abc import Iterator, Mapping

import pandas as pd

from data.figures_by_place import (
    COUNTED_BY,
    FEWEST_PLACES,
    count_places,
    finest_levels,
)
from data.load import Reading
from data.places import Gazetteer
from data.problems import Problem, problem_at

LEVELS = ("state", "district")
MOST_NAMED = 5
# Of all columns of the figures: a copy of a large table takes its room once more.
COUNTED_FROM = ("indicator_id", "place_id", "group", "residence", "variant", "value")


def count_figures(readings: Mapping[str, Reading], gazetteer: Gazetteer) -> pd.Series:
    """How many places of each level have a figure of an indicator that a map can show."""
    values = readings["values"].rows[list(COUNTED_FROM)]
    return count_places(values[values["place_id"].isin(list(gazetteer.places))], gazetteer)


def find_unmapped(counted: pd.Series, file: str) -> Iterator[Problem]:
    """A doubt if indicators have figures for some states or districts, and for fewer than a map needs.

    Args:
        counted: what :func:`count_figures` returned.
        file: where the figures stand.
    """
    below = counted[counted.index.get_level_values("_level").isin(LEVELS)]
    most = below.groupby(level="indicator_id").max()
    few = sorted(map(str, most.index[most < FEWEST_PLACES]))
    if few:
        named = ", ".join(few[:MOST_NAMED]) + (" …" if len(few) > MOST_NAMED else "")
        yield problem_at(
            file,
            "few-places",
            None,
            "place_id",
            count=len(few),
            indicators=named,
            fewest=FEWEST_PLACES,
        )


def find_without_rate(counted: pd.Series, indicators: pd.DataFrame, file: str) -> Iterator[Problem]:
    """A doubt if a programme has figures of places, and no rate among them that a map can show.

    Args:
        counted: what :func:`count_figures` returned.
        file: where the indicators stand.
    """
    rates = indicators[indicators["how_to_add"] != COUNTED_BY]
    if len(counted) and not any(finest_levels(rates, counted)):
        yield problem_at(file, "no-rate", None, "numerator_id", fewest=FEWEST_PLACES)
