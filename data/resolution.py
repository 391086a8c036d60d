"""Which place a name means: one, several to choose from, or none; never a guess."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from data.place import SUBDISTRICT
from data.place_words import normalise, of_a_level
from data.places import LONGEST_NAME, Gazetteer
from data.village_finds import FoundVillages, Hit
from data.village_likeness import WRITTEN
from data.village_names import folded

MATCH, ASK, NONE = "match", "ask", "none"
VILLAGE = "village"
LEVELS = ("country", "state", "district", SUBDISTRICT, VILLAGE)
# How a candidate came by the name.
CALLED_SO, CUT_FROM, ALIKE = "called_so", "cut_from", "alike"
# Why the answer is what it is.
ONE, SEVERAL, LATER, LIKE, ELSEWHERE, OPEN, AROUND, WITHIN, NOTHING = (
    "one_place", "several_places", "cut_from", "spelt_alike", "namesake_elsewhere",
    "not_narrowed", "several_wholes", "unknown_whole", "nothing",
)  # fmt: skip
# A name with a typing error, at least this like the one it may mean.
LEAST_ALIKE = 0.7
MOST_CANDIDATES = 20

FindVillages = Callable[[str], FoundVillages | None]
FindCode = Callable[[str], "Candidate | None"]


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        place_id: its code; that of the village if it is one.
        level: one of LEVELS, or another of the gazetteer.
        how: CALLED_SO, CUT_FROM (a later district was cut from it) or ALIKE.
        inside: the place around a village; None for what the gazetteer has itself.
        subdistrict, lat, lon: of a village, as its register has them.
    """

    place_id: str
    name: str
    level: str
    how: str
    inside: str | None = None
    subdistrict: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True)
class Resolution:
    """What a name means.

    Attributes:
        kind: MATCH with one candidate, ASK with those to choose from, NONE.
        reason: why; one of the constants above.
        elsewhere: full names of places that have the name, too, and of which nothing is held.
        is_cut: whether there are more candidates.
    """

    kind: str
    reason: str
    candidates: tuple[Candidate, ...] = ()
    elsewhere: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def match(self) -> Candidate | None:
        """The one place, if there is one."""
        return self.candidates[0] if self.kind == MATCH else None


@dataclass(frozen=True)
class Resolver:
    """Names of all scripts, as the gazetteer and the registers of villages know them.

    Attributes:
        places: the gazetteer with every spelling.
        certain: the same without districts that were cut later: those are not the place they came from.
        elsewhere: table of the places of which nothing is held.
        villages: with what the ids of villages begin, in the registers that count villages.
        find_villages: villages of a name with what it lies in; None where there are none.
        find_code: the place or village of a code.
    """

    places: Gazetteer = field(repr=False)
    certain: Gazetteer = field(repr=False)
    elsewhere: Mapping[str, tuple[tuple[str, str, str], ...]] = field(repr=False)
    villages: tuple[str, ...]
    find_villages: FindVillages = field(repr=False)
    find_code: FindCode = field(repr=False)

    def resolve(self, name: str, within: str = "", level: str = "") -> Resolution:
        """What a name means.

        Args:
            within: code or name of what it lies in, or "".
            level: one of LEVELS, or "": then a country, state or district is looked for, and inside a
                district its sub-districts and villages, too.
        """
        name = name.strip()[: LONGEST_NAME + 1]
        if not normalise(name):
            return Resolution(NONE, NOTHING)
        wholes = self.certain.could_mean(within) if within.strip() else []
        if within.strip() and not wholes:
            return self._in_unknown(name, within)
        found = [*self._in_gazetteer(name, wholes, level), *self._villages(name, wholes, level)]
        others = self._others(name, wholes, level)
        if found or others:
            is_code = bool(found) and found[0].place_id.casefold() == name.casefold()
            doubt = self._doubt(found[0], within, wholes, level) if found and not is_code else ""
            return _decide(found, others, doubt)
        return self._alike(name, wholes, level)

    def _doubt(self, one: Candidate, within: str, wholes: Sequence[str], level: str) -> str:
        """Why a place that alone has a name may not be meant by it; "" if it is.

        Registers of villages and sub-districts are not complete: a town or a block may have the name. So a
        sub-district needs the one place that it lies in, and a village its level, too; a habitation is
        always asked about.
        """
        if one.level not in (SUBDISTRICT, VILLAGE):
            return ""
        is_counted = level == VILLAGE and one.place_id.startswith(self.villages)
        if not wholes or (one.level == VILLAGE and not is_counted):
            return OPEN
        return AROUND if len(wholes) > 1 or self._others(within, [], "") else ""

    def _in_unknown(self, name: str, within: str) -> Resolution:
        """What lies in a place of which nothing is held."""
        known = self._others(f"{name} {within}", [], "")
        meant = self.places.could_mean(within)
        candidates = tuple(self._of(place_id, CUT_FROM) for place_id in meant)
        if candidates:
            return Resolution(ASK, WITHIN, candidates[:MOST_CANDIDATES])
        return Resolution(NONE, ELSEWHERE if known else WITHIN, elsewhere=known)

    def _in_gazetteer(self, name: str, wholes: Sequence[str], level: str) -> list[Candidate]:
        levels: list[str | None] = [level or None]
        if not level and any(self._is_small(whole) for whole in wholes):
            levels.append(SUBDISTRICT)
        found = {
            place_id: CALLED_SO
            for one in levels
            for place_id in self._meant(self.certain, name, wholes, one)
        }
        for one in levels:
            for place_id in self._meant(self.places, name, wholes, one):
                found.setdefault(place_id, CUT_FROM)
        return [self._of(place_id, how) for place_id, how in found.items()]

    @staticmethod
    def _meant(
        places: Gazetteer, name: str, wholes: Sequence[str], level: str | None
    ) -> Iterable[str]:
        if level == VILLAGE:
            return ()
        inside: Sequence[str | None] = wholes or (None,)
        return (fit for whole in inside for fit in places.could_mean(name, whole, level))

    def _is_small(self, place_id: str) -> bool:
        return self.places[place_id].level not in ("country", "state")

    def _of(self, place_id: str, how: str) -> Candidate:
        place = self.places[place_id]
        return Candidate(place_id, place.name, place.level, how, lat=place.lat, lon=place.lon)

    def _villages(self, name: str, wholes: Sequence[str], level: str) -> list[Candidate]:
        """Villages written so: asked for by their level, by a district that they lie in, or by their code."""
        coded = self.find_code(name)
        if coded and coded.inside:
            fits = self._lies_in(coded.inside, coded.subdistrict, wholes)
            return [coded] if fits and level in ("", VILLAGE) else []
        return [
            self._of_village(hit, CALLED_SO)
            for hit in self._hits(name, wholes, level)
            if hit.band == WRITTEN and self._lies_in(hit.place_id, hit.subdistrict, wholes)
        ]

    def _hits(self, name: str, wholes: Sequence[str], level: str) -> Iterator[Hit]:
        is_asked = not level and any(map(self._is_small, wholes))
        if level != VILLAGE and not is_asked:
            return
        for one in [f"{name}, {self._in_words(whole)}" for whole in wholes] or [name]:
            if (villages := self.find_villages(one)) is not None:
                yield from villages.hits

    def _in_words(self, place_id: str) -> str:
        """A place with what it lies in, as the search of villages reads it."""
        around = self.places.ancestors(place_id)
        return ", ".join(
            one.name for one in around if one.level != "country" or one.place_id == place_id
        )

    def _lies_in(self, place_id: str, subdistrict: str, wholes: Sequence[str]) -> bool:
        """Whether a village lies in any of the places; the search goes on in the district around one."""
        return not wholes or any(
            folded(self.places[whole].name) == folded(subdistrict)
            and self.places.lies_in(whole, place_id)
            if self.places[whole].level == SUBDISTRICT
            else self.places.lies_in(place_id, whole)
            for whole in wholes
        )

    @staticmethod
    def _of_village(hit: Hit, how: str) -> Candidate:
        around = (hit.place_id, hit.subdistrict, hit.lat, hit.lon)
        return Candidate(hit.village_id, hit.name, VILLAGE, how, *around)

    def _others(self, name: str, wholes: Sequence[str], level: str) -> tuple[str, ...]:
        """Full names of places of the name of which nothing is held."""
        asked = normalise(name)
        words = [(asked, level), *of_a_level(asked.split())]
        known = (
            (called, level_of, country)
            for word, meant in words
            for called, level_of, country in self.elsewhere.get(word, ())
            if meant in ("", level_of) and level in ("", level_of)
        )
        fits = [called for called, _, country in known if not wholes or country in wholes]
        return tuple(dict.fromkeys(fits))

    def _alike(self, name: str, wholes: Sequence[str], level: str) -> Resolution:
        """Places of a name that is nearly so: to be asked about, never to be taken."""
        near = [
            *(self._of(one, ALIKE) for one in self._near(name, wholes, level)),
            *(self._of_village(hit, ALIKE) for hit in self._hits(name, wholes, level)
              if not wholes or any(self._lies_around(one, hit) for one in wholes)),
        ]  # fmt: skip
        if not near:
            return Resolution(NONE, NOTHING)
        shown = tuple(near[:MOST_CANDIDATES])
        return Resolution(ASK, LIKE, shown, is_cut=len(near) > MOST_CANDIDATES)

    def _lies_around(self, whole: str, hit: Hit) -> bool:
        """Whether a village lies in a place, or in the district around it."""
        return self.places.lies_in(hit.place_id, whole) or self.places.lies_in(whole, hit.place_id)

    def _near(self, name: str, wholes: Sequence[str], level: str) -> list[str]:
        if level == VILLAGE:
            return []
        asked = normalise(name)
        found: dict[str, None] = {}
        for near in self.places.near(name, 5):
            is_like = not asked.isascii() or _likeness(asked, normalise(near)) >= LEAST_ALIKE
            if is_like:
                found |= dict.fromkeys(self._meant(self.certain, near, wholes, level or None))
        return list(found)


def _decide(found: Sequence[Candidate], others: tuple[str, ...], doubt: str) -> Resolution:
    """One place is meant, several may be, or one of which nothing is held.

    Args:
        doubt: why the first that was found may not be meant though it is the only one.
    """
    if not found:
        return Resolution(NONE, ELSEWHERE, elsewhere=others)
    reason = _why_asked(found, others, doubt)
    shown, is_cut = tuple(found[:MOST_CANDIDATES]), len(found) > MOST_CANDIDATES
    return Resolution(ASK if reason else MATCH, reason or ONE, shown, others, is_cut)


def _why_asked(found: Sequence[Candidate], others: tuple[str, ...], doubt: str) -> str:
    """Why one has to ask; "" if the one that was found is meant."""
    if len(found) > 1:
        return SEVERAL
    if others:
        return ELSEWHERE
    if found[0].how == CUT_FROM:
        return LATER
    return doubt


def _likeness(one: str, other: str) -> float:
    return float(DamerauLevenshtein.normalized_similarity(one, other))
