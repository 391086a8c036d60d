"""The gazetteer: a place is a code, a name is a label, and names are matched only here."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

FURTHER_PLACES = ("other_place_ids", "venue_place_ids")
LEVELS = ("country", "state", "district", "district_group", "district_part")


class UnknownPlace(LookupError):
    """No place has this name or code."""


class AmbiguousPlace(LookupError):
    """Several places have this name; say in which state or province."""


@dataclass(frozen=True)
class Place:
    """One place of the gazetteer. Coordinates are WGS 84 degrees of a label point."""

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
    valid_to: int | None = None


def normalise(name: str) -> str:
    """Fold what never tells two places apart: case, accents, “&”, punctuation, spaces."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = re.sub(r"[^\w]+", " ", plain.casefold().replace("&", " and "))
    return " ".join(words.split())


@dataclass(frozen=True)
class Gazetteer:
    """All places, found by code, then by exact name, then by a reviewed alias; never by guess."""

    places: dict[str, Place]
    _by_name: dict[str, tuple[str, ...]] = field(repr=False)
    _children: dict[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def from_tables(cls, places: pd.DataFrame, aliases: pd.DataFrame) -> "Gazetteer":
        """Build from the tables ``places`` and ``aliases``."""
        found = {row["place_id"]: _place(row) for row in places.to_dict("records")}
        names: dict[str, set[str]] = defaultdict(set)
        children: dict[str, list[str]] = defaultdict(list)
        for place in found.values():
            names[normalise(place.name)].add(place.place_id)
            if place.parent_id:
                children[place.parent_id].append(place.place_id)
        for alias, place_id in zip(aliases["alias"], aliases["place_id"], strict=True):
            names[normalise(alias)].add(place_id)
        return cls(
            found,
            {name: tuple(sorted(ids)) for name, ids in names.items()},
            {
                parent: tuple(sorted(ids, key=lambda one: found[one].name))
                for parent, ids in children.items()
            },
        )

    def __contains__(self, place_id: object) -> bool:
        return place_id in self.places

    def __getitem__(self, place_id: str) -> Place:
        try:
            return self.places[place_id]
        except KeyError:
            raise UnknownPlace(place_id) from None

    def name(self, place_id: str) -> str:
        """The official name; UnknownPlace if there is no such code."""
        return self[place_id].name

    def full_name(self, place_id: str) -> str:
        """Name with its state or province where that is not the place itself: “Gaya, Bihar”."""
        state = self.state_of(place_id)
        own = self.name(place_id)
        return own if state in (None, place_id) else f"{own}, {self.name(str(state))}"

    def find(self, name: str, within: str | None = None, level: str | None = None) -> Place:
        """The one place with this code, name or alias.

        Args:
            name: a code or a name as a source spells it.
            within: code of a place it must lie in.
            level: level it must have.

        Raises:
            UnknownPlace, AmbiguousPlace: nothing, or more than one place, fits.
        """
        meant = [name] if name in self.places else self._by_name.get(normalise(name), ())
        fits = [
            place_id
            for place_id in meant
            if (within is None or self.lies_in(place_id, within))
            and (level is None or self.places[place_id].level == level)
        ]
        exact = [one for one in fits if normalise(self.places[one].name) == normalise(name)]
        fits = exact if len(exact) == 1 else fits
        if not fits:
            raise UnknownPlace(name)
        if len(fits) > 1:
            raise AmbiguousPlace(f"{name}: {', '.join(self.full_name(one) for one in fits)}")
        return self.places[fits[0]]

    def near(self, name: str, count: int = 3) -> list[str]:
        """Names spelled alike, to say “did you mean”; never used to match."""
        names = {normalise(place.name): place.name for place in self.places.values()}
        return [names[one] for one in difflib.get_close_matches(normalise(name), names, count)]

    def children(self, place_id: str, level: str | None = None) -> list[Place]:
        """Places directly inside, by name."""
        inside = (self.places[one] for one in self._children.get(place_id, ()))
        return [place for place in inside if level is None or place.level == level]

    def named(self, place_ids: Iterable[str], level: str) -> dict[str, str]:
        """Names of those of the places that are of a level, country by country."""
        found = [self[one] for one in place_ids if self[one].level == level]
        found.sort(key=lambda one: (one.country_id, one.name))
        return {one.place_id: one.name for one in found}

    def narrowest(self, states: Iterable[str], districts: Sequence[str]) -> tuple[str, ...]:
        """The districts, and those of the states in which none of the districts lies."""
        narrowed = {self.state_of(one) for one in districts}
        return (*(state for state in states if state not in narrowed), *districts)

    def ancestors(self, place_id: str) -> Iterator[Place]:
        """The place itself, its parent, and so on to the country."""
        current: str | None = place_id
        while current is not None:
            place = self[current]
            yield place
            current = place.parent_id

    def lies_in(self, place_id: str, whole: str) -> bool:
        """Whether a place is, or lies in, another."""
        return any(place.place_id == whole for place in self.ancestors(place_id))

    def state_of(self, place_id: str) -> str | None:
        """Code of the state or province a place is or lies in; None for a country."""
        for place in self.ancestors(place_id):
            if place.level == "state":
                return place.place_id
        return None

    def counted_in(self, place_id: str, regions: Collection[str]) -> str | None:
        """Code of the state or province that a source counts a place in; None for a country.

        Args:
            regions: the states and provinces that the source names. One that it reports apart from
                the state around it (tribal areas, say) keeps its own districts.
        """
        for region in regions:
            if self[region].level == "state" and place_id in self[region].drawn_as:
                return region
        return self.state_of(place_id)

    def at_level(self, level: str, within: str) -> list[Place]:
        """All places of one level inside another, by state and name."""
        inside = (p for p in self.places.values() if p.level == level)
        chosen = [place for place in inside if self.lies_in(place.place_id, within)]
        return sorted(chosen, key=lambda place: (self.state_name(place.place_id), place.name))

    def state_name(self, place_id: str) -> str:
        """Name of the state or province, empty for a country."""
        state = self.state_of(place_id)
        return self.places[state].name if state else ""


def places_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of all places a row is about, each once: its own, the further ones, and where people met."""
    further = (row.get(column) for column in FURTHER_PLACES)
    named = (place_id for cell in further if isinstance(cell, tuple) for place_id in cell)
    return tuple(dict.fromkeys((row["place_id"], *named)))


def _place(row: dict[str, Any]) -> Place:
    def known(column: str) -> Any:
        return None if pd.isna(row[column]) else row[column]

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
        valid_to=known("valid_to"),
    )
