"""Indicators and rates that no map shows, for too few places have a figure: said once for a programme."""

from collections.abc import Iterator, Mapping

from data.figures_by_place import (
    COUNTED_BY,
    FEWEST_PLACES,
    count_places,
    mappable_indicators,
)
from data.load import Reading
from data.places import Gazetteer
from data.problems import Problem, problem_at

LEVELS = ("state", "district")
MOST_NAMED = 5


def find_unmapped(
    readings: Mapping[str, Reading], gazetteer: Gazetteer, file: str
) -> Iterator[Problem]:
    """A doubt if indicators have figures for some states or districts, and for fewer than a map needs.

    Args:
        readings: the tables of the programme.
        file: where its figures stand.
    """
    values = readings["values"].rows
    known = values[values["place_id"].isin(list(gazetteer.places))]
    counted = count_places(known, gazetteer)
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


def find_without_rate(
    readings: Mapping[str, Reading], gazetteer: Gazetteer, file: str
) -> Iterator[Problem]:
    """A doubt if a programme has figures of places, and no rate among them that a map can show.

    Args:
        readings: the tables of the programme.
        file: where its indicators stand.
    """
    own = {"package_id": ""}
    values = readings["values"].rows.assign(**own)
    indicators = readings["indicators"].rows.assign(**own)
    known = values[values["place_id"].isin(list(gazetteer.places))]
    themes = indicators["theme"].dropna().unique()
    shown = mappable_indicators(known, indicators, gazetteer, "", themes)
    if len(known) and (shown["how_to_add"] == COUNTED_BY).all():
        yield problem_at(file, "no-rate", None, "numerator_id", fewest=FEWEST_PLACES)
