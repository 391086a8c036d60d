"""One place of the gazetteer, and what became of it later."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

RENAMED, CUT_FROM = "renamed", "cut_from"
FURTHER_PLACES = ("other_place_ids", "venue_place_ids")
SUBDISTRICT = "subdistrict"


@dataclass(frozen=True)
class Place:
    """One place of the gazetteer. Coordinates are WGS 84 degrees of a label point.

    Attributes:
        name: in the reader's language.
        latin_name: as its table has it, for names of files.
        called: what its state calls a sub-district, as a term; empty for all other places.
        shape_id: the one shape of the layers of blocks and tehsils that shows a sub-district.
        census_code: of the last census before the borders used here.
    """

    place_id: str
    name: str
    level: str
    parent_id: str | None
    country_id: str
    lat: float | None = None
    lon: float | None = None
    status: str | None = None
    note: str | None = None
    drawn_as: tuple[str, ...] = ()
    split_from: str | None = None
    valid_from: int | None = None
    latin_name: str = ""
    called: str = ""
    shape_id: str | None = None
    census_code: str | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, if both are known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True)
class LaterName:
    """What became of a place after the figures here were counted.

    Attributes:
        name: the name of today.
        place_id: the place that was renamed, or that the district of this name was cut from.
        kind: RENAMED or CUT_FROM.
        year: when; None if no source gives it.
    """

    name: str
    place_id: str
    kind: str
    year: int | None
    source_id: str


def read_later_name(row: Mapping[Hashable, Any]) -> LaterName:
    """A row of the table ``successors``."""
    year = None if pd.isna(row["year"]) else int(row["year"])
    return LaterName(row["name"], row["place_id"], row["kind"], year, row["source_id"])


def read_place(row: Mapping[Hashable, Any]) -> Place:
    """A row of the table ``places``."""

    def known(column: str) -> Any:
        return None if pd.isna(row.get(column)) else row[column]

    return Place(
        place_id=row["place_id"],
        name=row["name"],
        level=row["level"],
        parent_id=known("parent_id"),
        country_id=row["country_id"],
        lat=known("lat"),
        lon=known("lon"),
        status=known("status"),
        note=known("note"),
        drawn_as=tuple(row["drawn_as"]),
        split_from=known("split_from"),
        valid_from=known("valid_from"),
        latin_name=row["name"],
        called=known("called") or "",
        shape_id=known("shape_id"),
        census_code=known("census_code"),
    )


def places_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of all places a row is about, each once: its own, the further ones, and where people met."""
    further = (row.get(column) for column in FURTHER_PLACES)
    named = (place_id for cell in further if isinstance(cell, tuple) for place_id in cell)
    return tuple(dict.fromkeys((row["place_id"], *named)))
