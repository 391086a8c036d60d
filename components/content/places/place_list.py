"""The places that have a page: those of which something is known."""

from collections.abc import Iterator
from itertools import chain

from components.facts import indicators, tables
from data.place import FURTHER_PLACES, Place

# A sub-district has a page, which the pages of its villages and figures lead to; no list names it: a
# thousand more pages would not fit into the folder without internet, nor into a list of districts.
LEVELS = ("state", "district", "district_group", "district_part")
TABLES = ("values", "coverage", "cases", "events", "organisations")


@tables.once
def with_a_page() -> tuple[str, ...]:
    """Ids of the places of which something is known, each state before its districts."""
    known = _named_anywhere()
    places = tables.gazetteer()
    found = [
        place
        for place in places.places.values()
        if place.level in LEVELS and place.place_id in known
    ]
    found.sort(
        key=lambda one: (one.country_id, places.state_name(one.place_id), _rank(one), one.name)
    )
    return tuple(place.place_id for place in found)


def _named_anywhere() -> set[str]:
    named = chain.from_iterable(map(_named_in, TABLES))
    packages = tables.programmes()
    return set(named).union(*(tables.shapes_of(package, "district") for package in packages))


def _named_in(table: str) -> Iterator[str]:
    rows = indicators.all_rows(table)
    yield from rows["place_id"].unique()
    for column in FURTHER_PLACES:
        if column in rows:
            yield from chain.from_iterable(rows[column])


def _rank(place: Place) -> int:
    return LEVELS.index(place.level)
