"""The gazetteer: a place is a code, a name is a label, and names are matched only here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from data import ordering
from data.messages import phrase
from data.place import SUBDISTRICT, LaterName, Place, read_later_name, read_place
from data.place_words import (
    full_names_of_subdistricts,
    in_a_whole,
    names_alike,
    names_of_subdistricts,
    names_spelt,
    normalise,
    of_a_level,
    spellings,
)

# What the gazetteer is made of: package and table.
GAZETTEER_TABLES = (
    ("places", "places"), ("places", "aliases"), ("places", "successors"), ("vocabulary", "synonyms"),
)  # fmt: skip
WHOLES = ("state", "country")
LONGEST_NAME, MOST_WORDS = 120, 12  # Beyond it no name is looked for.


class UnknownPlace(LookupError):
    """No place has this name or code."""


class AmbiguousPlace(LookupError):
    """Several places have this name; say in which state or province.

    Attributes:
        place_ids: the places that have it.
    """

    def __init__(self, message: str, place_ids: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.place_ids = tuple(place_ids)


@dataclass(frozen=True)
class Gazetteer:
    """All places, found by code, then by exact name, then by a reviewed alias; never by guess.

    A sub-district is found by its name only if that level is asked for: most share theirs with a
    district, a town, or each other.
    """

    places: dict[str, Place]
    _by_name: dict[str, tuple[str, ...]] = field(repr=False)
    _subdistricts: dict[str, tuple[str, ...]] = field(repr=False)
    _subdistricts_in_full: dict[str, tuple[str, ...]] = field(repr=False)
    _children: dict[str, tuple[str, ...]] = field(repr=False)
    _later: dict[str, tuple[LaterName, ...]] = field(repr=False)
    _by_code: dict[str, str] = field(repr=False)

    @classmethod
    def from_tables(
        cls,
        places: pd.DataFrame,
        aliases: pd.DataFrame,
        successors: pd.DataFrame | None = None,
        synonyms: pd.DataFrame | None = None,
        names_shown: Mapping[str, str] | None = None,
    ) -> "Gazetteer":
        """Build from the tables ``places``, ``aliases`` and ``successors``.

        Args:
            synonyms: the words of the search; those marked as places are names in other scripts.
            names_shown: what to call each place, by its code, if not by the name in its table.
        """
        found = {row["place_id"]: read_place(row) for row in places.to_dict("records")}
        filed = dict(found)
        for place_id, called in (names_shown or {}).items():
            found[place_id] = replace(found[place_id], name=called)
        children: dict[str, list[str]] = defaultdict(list)
        for place in found.values():
            if place.parent_id:
                children[place.parent_id].append(place.place_id)
        later: dict[str, list[LaterName]] = defaultdict(list)
        for row in () if successors is None else successors.to_dict("records"):
            later[row["place_id"]].append(read_later_name(row))
        return cls(
            found,
            spellings(filed, found, aliases, later, synonyms),
            names_of_subdistricts(found, aliases),
            full_names_of_subdistricts(found),
            {
                parent: tuple(sorted(ids, key=lambda one: ordering.key(found[one].name)))
                for parent, ids in children.items()
            },
            {place_id: tuple(rows) for place_id, rows in later.items()},
            {place_id.casefold(): place_id for place_id in found},
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
        """Name with its state or province where that is not the place itself: “Gaya, Bihar”.

        A sub-district has its district between them.
        """
        state = self.state_of(place_id)
        own = self.name(place_id)
        if state in (None, place_id):
            return own
        around = {"place": own, "state": self.name(str(state))}
        place = self[place_id]
        if place.level != SUBDISTRICT or not place.parent_id:
            return phrase("{place}, {state}", **around)
        return phrase("{place}, {district}, {state}", district=self.name(place.parent_id), **around)

    def indexed_name(self, place_id: str) -> str:
        """The same words for what is searched by the readers of all languages."""
        state = self.state_of(place_id)
        around = () if state in (None, place_id) else (self.name(str(state)),)
        return ", ".join((self.name(place_id), *around))

    def find(self, name: str, within: str | None = None, level: str | None = None) -> Place:
        """The one place with this code, name or alias, alone or with its state or country.

        A district of today leads to the one it was cut from.

        Args:
            name: a code in small or large letters, a name as a source spells it, or a full name as it is
                printed here.
            within: code of a place it must lie in.
            level: level it must have.

        Raises:
            UnknownPlace, AmbiguousPlace: nothing, or more than one place, fits.
        """
        fits = self._fitting(name, within, level)
        if not fits:
            raise UnknownPlace(name)
        if len(fits) > 1:
            said = ", ".join(self.full_name(fit) for fit in fits)
            raise AmbiguousPlace(f"{name}: {said}", fits)
        return self.places[fits[0]]

    def could_mean(
        self, name: str, within: str | None = None, level: str | None = None
    ) -> list[str]:
        """Ids of all places that a name may mean; an official name does not outdo another's alias."""
        return self._fitting(name, within, level, prefers_official=False)

    def _fitting(
        self, name: str, within: str | None, level: str | None, prefers_official: bool = True
    ) -> list[str]:
        code = self._by_code.get(name.strip().casefold())
        meant = (code,) if code else self._meant(normalise(name), level)
        fits = [
            place_id
            for place_id in meant
            if (within is None or self.lies_in(place_id, within))
            and (level is None or self.places[place_id].level == level)
        ]
        exact = [fit for fit in fits if normalise(self.places[fit].name) == normalise(name)]
        if len(exact) == 1 and prefers_official:
            return exact
        words = normalise(name[: LONGEST_NAME + 1]).split()
        if fits or len(name) > LONGEST_NAME or len(words) > MOST_WORDS:
            return fits
        narrowed = within, level, prefers_official
        return self._in_a_whole(words, *narrowed) or self._of_a_level(words, *narrowed)

    def _meant(self, name: str, level: str | None) -> tuple[str, ...]:
        known = self._subdistricts if level == SUBDISTRICT else self._by_name
        return known.get(name) or self._subdistricts_in_full.get(name, ())

    def _in_a_whole(
        self, words: list[str], within: str | None, level: str | None, prefers_official: bool
    ) -> list[str]:
        """A name before its state or country, as it is printed or typed: “Gaya, Bihar”."""
        for backwards in (False, True):
            found: dict[str, None] = {}
            for name, whole in in_a_whole(words, backwards):
                wholes = self._wholes(whole)
                if len(wholes) == 1:
                    own = self._fitting(name, wholes[0], level, prefers_official)
                    found |= dict.fromkeys(own)
            fits = [one for one in found if within is None or self.lies_in(one, within)]
            if fits:
                return fits
        return []

    def _wholes(self, name: str) -> list[str]:
        named = self._by_name.get(name, ()) or self._of_a_level(name.split(), None, None, True)
        return [
            place_id
            for place_id in named
            if place_id in self.places and self.places[place_id].level in WHOLES
        ]

    def _of_a_level(
        self, words: list[str], within: str | None, level: str | None, prefers_official: bool
    ) -> list[str]:
        """A name with what it is: “Gaya district”."""
        for name, meant in of_a_level(words):
            if level in (None, meant):
                return self._fitting(name, within, meant, prefers_official)
        return []

    def later_names(self, place_id: str) -> tuple[LaterName, ...]:
        """What a place is called today, and the districts that were cut from it later."""
        return self._later.get(place_id, ())

    def near(self, name: str, count: int = 3) -> list[str]:
        """Names to say “did you mean”, never used to match.

        Those with the same words or spelt alike; of a word in another script, those it may spell.
        """
        name = name[:LONGEST_NAME]
        places = self.places.values()
        names = {normalise(one.name): one.name for one in places if one.level != SUBDISTRICT}
        spelt = names_spelt(name, self._by_name)
        having, alike = names_alike(normalise(name), names, self._by_name, count)
        found = (one for near in (*having, *spelt) for one in sorted(self._by_name.get(near, ())))
        near = (*map(self.name, found), *(names[one] for one in alike))
        return list(dict.fromkeys(near))[:count]

    def children(self, place_id: str, level: str | None = None) -> list[Place]:
        """Places directly inside, by name."""
        inside = (self.places[one] for one in self._children.get(place_id, ()))
        return [place for place in inside if level is None or place.level == level]

    def named(self, place_ids: Iterable[str], level: str) -> dict[str, str]:
        """Names of those of the places that are of a level, country by country."""
        found = [self[place_id] for place_id in place_ids if self[place_id].level == level]
        found.sort(key=lambda one: (one.country_id, one.name))
        return {place.place_id: place.name for place in found}

    def narrowest(self, states: Iterable[str], districts: Sequence[str]) -> tuple[str, ...]:
        """The districts, and those of the states in which none of the districts lies."""
        narrowed = {self.state_of(district) for district in districts}
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
        return sorted(
            chosen,
            key=lambda place: tuple(
                map(ordering.key, (self.state_name(place.place_id), place.name))
            ),
        )

    def state_name(self, place_id: str) -> str:
        """Name of the state or province, empty for a country."""
        state = self.state_of(place_id)
        return self.places[state].name if state else ""
