"""The gatherings nearest to a point: known by the district they were held in, not by a place of their own."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from components.content.conclaves import gathering_facts
from components.content.elements.blocks import Block, Items, Link, Note
from components.facts import tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop
from data import nearby

BY_DISTRICT = gettext_noop(
    "Of a gathering its district is known: the distance is to the middle of that district, so it is likely, "
    "not certain."
)


def near(lat: float, lon: float, country_id: str, count: int, most_km: float) -> Iterator[Block]:
    """The nearest gatherings of a country with their distance, and how sure that is; nothing without one."""
    rows = nearby.nearest(_placed(country_id), lat, lon, count, most_km)
    if len(rows):
        yield Items(tuple(_link(row) for _, row in rows.iterrows()))
        yield Note(gettext(BY_DISTRICT))


def _placed(country_id: str) -> pd.DataFrame:
    """The gatherings whose district is known, with its middle."""
    places, events = tables.gazetteer(), tables.gatherings().events
    there = [
        next((places[one] for one in _ids(event) if places[one].level == "district"), None)
        for event in events.to_dict("records")
    ]
    placed = events.assign(
        district=[one.place_id if one else None for one in there],
        lat=[one.lat if one else None for one in there],
        lon=[one.lon if one else None for one in there],
    )
    is_here = [one is not None and one.country_id == country_id for one in there]
    return placed.loc[is_here].dropna(subset=["lat", "lon"])


def _ids(event: dict[str, object]) -> tuple[str, ...]:
    venues = event["venue_place_ids"]
    return (*(venues if isinstance(venues, tuple) else ()), str(event["place_id"]))


def _link(row: pd.Series) -> Link:
    said = gettext(
        "{place}, about {distance} km, place likely",
        place=tables.gazetteer().name(row["district"]),
        distance=numbers.format_number(row["km"]),
    )
    own = gathering_facts.link(row)
    return replace(own, remark=lists.join_parts((str(own.remark), said)))
