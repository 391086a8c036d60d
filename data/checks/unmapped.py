"""Indicators that no map shows, because too few places have a figure of them: said once for a programme."""

from collections.abc import Iterator, Mapping

from data.figures_by_place import FEWEST_PLACES, count_places
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
