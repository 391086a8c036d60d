"""Find a village by its name, in any spelling and script: found, asked back, or not found; never guessed.

Names come in bands: written as asked, sounding as asked, with a letter or two amiss; those that one letter
tells from what was typed stand before those that only sound so. Only a name written as asked may open by
itself, and only if one village has it: in the district that was named with it if no other there sounds so or
is one letter apart, elsewhere if none has a name like it. So no single letter amiss, missing, too many or
changed about can open another village than the one meant.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from data import scripts, village_names
from data.village_finds import FoundVillages, Hit, best_band, best_first, is_narrow
from data.village_likeness import (
    NEAR,
    SOUNDING,
    WRITTEN,
    Form,
    Query,
    is_one_letter,
    most_alike,
    worth_looking_at,
    worth_showing,
)

MOST_COMPARED = 12_000
# So many villages are found at most; of those with letters amiss, so many.
MOST_VILLAGES, MOST_ALIKE = 500, 100


@dataclass(frozen=True)
class VillageIndex:
    """The index, open to be read. Searching does not change it; threads may share it."""

    _base: sqlite3.Connection = field(repr=False)

    @classmethod
    def open(cls, path: Path) -> "VillageIndex":
        """Open an index that `village_index.make` has made.

        Raises:
            sqlite3.Error: it is damaged.
        """
        base = sqlite3.connect(
            f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        base.execute("pragma query_only = on")
        base.execute("select count(*) from areas")
        return cls(base)

    def find(
        self,
        text: str,
        districts_of: Callable[[str], Collection[str]],
        likely: frozenset[str] = frozenset(),
    ) -> FoundVillages:
        """Villages of this name.

        Args:
            text: a name, alone or with what it lies in: “Rampur, Belaganj, Gaya” or “rampur gaya”.
            districts_of: the districts of a country, state or district of some name; none if it is no
                such name.
            likely: districts to look in first if the text names none; everywhere if nothing is there.
        """
        name, around = village_names.parts(text)
        if not village_names.folded(name):
            return FoundVillages(name, frozenset(), ())
        if around:
            return self._within(name, around, districts_of)
        found = self._villages(name, likely, "")
        if likely and not found.hits:
            found = self._villages(name, frozenset(), "")
        if found.hits and found.hits[0].band == WRITTEN:
            return found
        worst = best_band(found.hits) - 1 if found.hits else NEAR
        for first, last in village_names.splits(name):
            inside = self._within(first, (last,), districts_of, worst)
            if inside.hits and best_band(inside.hits) <= worst:
                return inside
        return found

    def _within(
        self,
        name: str,
        around: Sequence[str],
        districts_of: Callable[[str], Collection[str]],
        worst: int = NEAR,
    ) -> FoundVillages:
        """The name in all that it is said to lie in; a part that is no district may be a sub-district."""
        named = [frozenset(districts_of(part)) for part in around]
        subdistrict = next(
            (
                village_names.folded(part)
                for part, own in zip(around, named, strict=True)
                if not own
            ),
            "",
        )
        wholes = [own for own in named if own]
        districts = frozenset.intersection(*wholes) if wholes else frozenset()
        if wholes and not districts:
            # No place lies in both: the first may be a sub-district that shares the name of a district
            # elsewhere. Else none is meant: looking everywhere would be a guess.
            further = [own for own in named[1:] if own]
            if further and (districts := frozenset.intersection(*further)):
                return self._villages(name, districts, village_names.folded(around[0]), worst)
            return FoundVillages(name, districts, ())
        inside = self._villages(name, districts, subdistrict, worst)
        if inside.hits or not subdistrict:
            return inside
        return self._villages(name, districts, "", worst) if districts else inside

    def _villages(
        self, name: str, districts: frozenset[str], subdistrict: str, worst: int = NEAR
    ) -> FoundVillages:
        """Villages of a name; with a letter or two amiss, too, if none is written or sounds so.

        With one letter amiss if none is written so. And if one alone is written so: it may be a typing error
        of another. Where its district is named, those that one letter tells from it.

        Args:
            worst: the last band that is wanted.
        """
        fits = partial(_lies_in, districts=districts, subdistrict=subdistrict)
        query = Query.of(name)
        own = worth_looking_at(query, self._of_skeletons(query.bones))
        hits = self._hits(worth_showing(query, own), fits)
        if query.is_in_script:
            hits = _as_sure_as_a_script_is(hits)
        written = [hit.form for hit in hits if hit.band == WRITTEN]
        is_doubtful = len(written) == 1
        best = best_band(hits)
        sounds_only = best == SOUNDING and not query.is_in_script
        is_cut = len(hits) > MOST_VILLAGES
        if worst == NEAR and (best == NEAR or sounds_only or is_doubtful):
            further = most_alike(query.plain, dict(self._further(query, districts)))
            if is_doubtful and is_narrow(districts):
                further = [one for one in further if is_one_letter(written[0], one[1])]
            elif sounds_only:
                further = [one for one in further if query.is_slip(one[1])]
            alike = self._hits(worth_showing(query, further), fits, MOST_ALIKE)
            is_cut = is_cut or len(alike) > MOST_ALIKE
            known = {hit.village_id for hit in hits}
            more = (hit for hit in alike if hit.village_id not in known)
            hits = sorted((*hits, *more), key=best_first)
            is_cut = is_cut or len(hits) > MOST_VILLAGES
        return FoundVillages(name, districts, tuple(hits[:MOST_VILLAGES]), is_cut)

    def _hits(
        self, forms: Iterable[Form], fits: Callable[[Hit], bool], most: int = MOST_VILLAGES
    ) -> list[Hit]:
        """The villages called so that lie where they should, best first; of many some more than `most`."""
        hits: dict[str, Hit] = {}
        for form in forms:
            for hit in filter(fits, self._called(form)):
                hits.setdefault(hit.village_id, hit)
            if len(hits) > most:
                break
        return sorted(hits.values(), key=best_first)

    def _further(self, query: Query, districts: frozenset[str]) -> Iterable[tuple[int, str]]:
        """Ways of writing that may have an error: all of a few districts, else those of near skeletons."""
        if is_narrow(districts):
            return self._in_districts(sorted(districts))
        near = {
            less
            for one in query.bones
            for less in (one, *village_names.forgiven(one), *_with_one_twice(one))
        }
        return self._near(sorted(near), len(query.plain), query.most_letters_apart)

    def _of_skeletons(self, bones: Iterable[str]) -> Iterator[tuple[int, str]]:
        query = (
            "select first, names from spellings join skeletons using (skeleton) where letters = ?"
        )
        for one in bones:
            for first, names in self._base.execute(query, (one,)):
                yield from enumerate(names.split(), first)

    def _near(self, less: Sequence[str], length: int, apart: int) -> Iterator[tuple[int, str]]:
        """Forms whose skeleton differs in one letter, those of about the length that was asked for first.

        Some skeletons have thousands; of those the ones of another length are left out.
        """
        marks = ", ".join("?" for _ in less)
        query = (
            f"select abs(length - ?) as apart, first, names from ("
            f"select skeleton from near where less in ({marks}) union "
            f"select skeleton from skeletons where letters in ({marks})) "
            "cross join spellings using (skeleton) where apart <= ? order by apart, first"
        )
        compared = 0
        for _, first, names in self._base.execute(query, (length, *less, *less, apart)):
            forms = names.split()
            yield from enumerate(forms, first)
            compared += len(forms)
            if compared >= MOST_COMPARED:
                return

    def _in_districts(self, districts: Sequence[str]) -> Iterable[tuple[int, str]]:
        """Every form that a village of some districts has."""
        marks = ", ".join("?" for _ in districts)
        query = f"select form, folded from spelt where place_id in ({marks})"
        return self._base.execute(query, districts)

    def _called(self, form: Form) -> Iterable[Hit]:
        query = (
            "select village_id, name, place_id, subdistrict, people, lat, lon from called "
            "join villages using (village) join areas using (area) where form = ?"
        )
        for row in self._base.execute(query, (form.form,)):
            village_id, name, place_id, subdistrict, people, lat, lon = row
            about = (people, lat, lon, form.band, form.likeness, form.folded, form.is_slip)
            yield Hit(village_id, name, place_id, subdistrict, *about)


def _with_one_twice(bones: str) -> Iterator[str]:
    """A skeleton with each of its letters twice: one letter where that between two alike is missing."""
    if len(bones) < village_names.LONGEST_FORGIVEN:
        yield from (bones[: at + 1] + bones[at:] for at in range(len(bones)))


def _lies_in(hit: Hit, districts: frozenset[str], subdistrict: str) -> bool:
    if districts and hit.place_id not in districts:
        return False
    return not subdistrict or village_names.folded(hit.subdistrict).startswith(subdistrict)


def _as_sure_as_a_script_is(hits: list[Hit]) -> list[Hit]:
    """A word in another script is certainly a name only if it fits one sound, that of a name shown here."""
    written = [hit for hit in hits if hit.band == WRITTEN]
    is_one_sound = len({scripts.sound(hit.form) for hit in written}) == 1
    if is_one_sound and not all(hit.is_other_name for hit in written):
        return hits
    doubtful = (replace(hit, band=max(hit.band, SOUNDING)) for hit in hits)
    return sorted(doubtful, key=best_first)
