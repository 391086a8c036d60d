"""Names where a code should stand: a place in another spelling or script, a term by its label or a word.

Nothing is put in the place of a code by this: it says what a name can mean, and its editor confirms it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd
from rapidfuzz import fuzz, process

from data.habits.habit import Habit, Way, trimmed
from data.places import WHOLES, AmbiguousPlace, Gazetteer, UnknownPlace
from data.search_words import folded
from data.table_schema import Field

PLACES = "places"
# Columns by which people call the rows of a table.
LABELS: Mapping[str, tuple[str, ...]] = {
    "indicators": ("label", "short_label"),
    "sources": ("title",),
    "organisations": ("name",),
    "events": ("title",),
    "aims": ("title",),
}
OTHER_SEPARATORS = re.compile(r"\s*[,/|\n]\s*|\s+and\s+|\s*&\s*")
MOST_CHOICES = 5
# A column with more different texts that mean nothing is another than was meant: none of them is compared.
MOST_COMPARED = 200
# Beyond it no more of them are looked up, either.
MOST_UNKNOWN = 2_000
# How alike of a hundred two spellings are of which one can be meant for the other.
NEAR = 84

Meanings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class KnownNames:
    """What names can mean.

    Attributes:
        gazetteer: all places; None if their table cannot be read.
        country_id: where the places of the package lie, None if it is not known.
        own_names: names of places that an editor has confirmed before, folded, with their codes.
        labels: for each list of terms or table the folded label with the codes that have it.
        words: the same for words that people use for a term.
        codes: for each list or table the code in small letters with the code.
    """

    gazetteer: Gazetteer | None
    country_id: str | None = None
    own_names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Meanings] = field(default_factory=dict)
    words: Mapping[str, Meanings] = field(default_factory=dict)
    codes: Mapping[str, Meanings] = field(default_factory=dict)

    def beside(self, frames: Mapping[str, pd.DataFrame]) -> "KnownNames":
        """The same with the rows of more tables."""
        more = build_names(frames, self.gazetteer, self.country_id)
        return replace(
            self,
            own_names={**self.own_names, **more.own_names},
            labels={**self.labels, **more.labels},
            words={**self.words, **more.words},
            codes={**self.codes, **more.codes},
        )

    def read(self, cell: str, column: Field) -> Habit | None:
        """What somebody means who writes a name into a column of codes; None if nobody can tell."""
        return self.read_all((cell,), column).get(cell)

    def read_all(self, different: Iterable[str], column: Field) -> dict[str, Habit]:
        """The same for all different cells of a column: those of which something can be told."""
        exact: dict[str, Habit | None] = {}
        left = 0
        for cell in dict.fromkeys(different):
            exact[cell] = self._exact(trimmed(cell), column)
            left += exact[cell] is None
            if left > MOST_UNKNOWN:
                break
        found = {
            cell: habit or self._alike(trimmed(cell), column, left <= MOST_COMPARED)
            for cell, habit in exact.items()
        }
        return {cell: habit for cell, habit in found.items() if habit}

    def _exact(self, name: str, column: Field) -> Habit | None:
        if column.refers_to == PLACES:
            return self._place(name)
        listed = _list_of(column)
        ways = (
            ("name-code", self.codes, True),
            ("name-label", self.labels, True),
            ("name-word", self.words, False),
        )
        for code, known, is_certain in ways:
            meant = known.get(listed, {}).get(folded(name), ())
            if len(meant) == 1:
                said = {"list": column.vocabulary}
                return Habit(code, (Way("read", meant[0]),), is_certain, said)
        return None

    def _alike(self, name: str, column: Field, is_compared: bool) -> Habit | None:
        """What a name may be that is nothing's: one of another country, or a misspelt one.

        Args:
            is_compared: whether it is compared with all names, to find those spelt alike.
        """
        if column.refers_to == PLACES:
            near = self._near(name) if is_compared else []
            return self._abroad(name, near) or (self._choices("name-near", near) if near else None)
        return self._near_terms(name, _list_of(column)) if is_compared else None

    def _near_terms(self, name: str, listed: str) -> Habit | None:
        """Codes of a list that are spelt alike, or whose labels are; none is taken for what is meant."""
        said_there, meant = self._spelt.get(listed, ((), {}))
        alike = process.extract(
            folded(name), said_there, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_CHOICES
        )
        ids = list(dict.fromkeys(one for said, *_ in alike for one in meant[said]))[:MOST_CHOICES]
        said = {"choices": "; ".join(ids)}
        return Habit("name-near", tuple(Way(one, one) for one in ids), said=said) if ids else None

    @cached_property
    def _spelt(self) -> Mapping[str, tuple[tuple[str, ...], Meanings]]:
        """Everything that is said for the codes of each list, with what it means."""
        known = (self.codes, self.labels, self.words)
        together: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for one in known:
            for listed, meanings in one.items():
                together[listed] |= meanings
        return {listed: (tuple(meant), meant) for listed, meant in together.items()}

    def read_list(self, cell: str, column: Field, known: Iterable[str]) -> Habit | None:
        """The same for a cell with several names, however they are separated."""
        codes = set(known)
        for parts in _ways_to_part(cell, column.delimiter):
            meant = [self._part(part, column, codes) for part in parts]
            if all(meant):
                found = [one for one in meant if one]
                text = column.delimiter.join(dict.fromkeys(one.ways[0].text for one in found))
                code = next((one.code for one in found if one.code), "list-separator")
                said = next((one.said for one in found if one.said), {})
                is_certain = all(one.is_certain for one in found)
                return Habit(code, (Way("read", text),), is_certain, said)
        return None

    def _part(self, part: str, column: Field, codes: set[str]) -> Habit | None:
        if part in codes:
            return Habit("", (Way("read", part),), is_certain=True)
        # What is only spelt alike is told of the part itself, not of the list.
        habit = self._exact(trimmed(part), column)
        return habit if habit and len(habit.ways) == 1 else None

    def _place(self, name: str) -> Habit | None:
        if own := self.own_names.get(folded(name)):
            called = self.gazetteer.name(own) if self.gazetteer and own in self.gazetteer else own
            return Habit("name-place", (Way("read", own),), True, {"name": called})
        if self.gazetteer is None:
            return None
        if chosen := self._chosen(name):
            return Habit("name-code", (Way("read", chosen),), is_certain=True)
        try:
            place = self.gazetteer.find(name, self._within())
        except AmbiguousPlace as several:
            return self._choices("name-places", several.place_ids)
        except UnknownPlace:
            return self._parts(name, self.gazetteer)
        return _named(place.place_id, self.gazetteer)

    def _chosen(self, name: str) -> str | None:
        """The code of an entry of our templates: a code and the name that belongs to it."""
        code, _, called = name.partition(" ")
        if self.gazetteer is None or code not in self.gazetteer:
            return None
        return code if self.gazetteer.indexed_name(code) == called else None

    def _within(self) -> str | None:
        return self.country_id if self.gazetteer and self.country_id in self.gazetteer else None

    def _abroad(self, name: str, near: list[str]) -> Habit | None:
        """A name that only places of other countries have, with those of this one that are spelt alike."""
        within, gazetteer = self._within(), self.gazetteer
        meant = gazetteer.could_mean(name) if gazetteer and within else ()
        if gazetteer is None or within is None or not meant:
            return None
        said = {"country": gazetteer.indexed_name(within)}
        # Nobody writes the name of a country or state by mistake.
        if not near or any(gazetteer[one].level in WHOLES for one in meant):
            return Habit("name-abroad", said=said)
        return self._choices("name-abroad-near", near, said)

    def _parts(self, name: str, gazetteer: Gazetteer) -> Habit | None:
        """Several places in one cell, or one place several times."""
        parts = [part for part in OTHER_SEPARATORS.split(name) if part]
        if len(parts) < 2:
            return None
        meant = [gazetteer.could_mean(part, self._within()) for part in parts]
        found = list(dict.fromkeys(one for fits in meant for one in fits))
        if not all(meant):
            return None
        return self._choices("name-parts", found) if len(found) > 1 else _named(found[0], gazetteer)

    def _near(self, name: str) -> list[str]:
        """Places that are spelt alike; nobody is told that one of them is meant."""
        if self.gazetteer is None:
            return []
        found = []
        for near in self.gazetteer.near(name, MOST_CHOICES):
            try:
                found.append(self.gazetteer.find(near, self._within()).place_id)
            except (UnknownPlace, AmbiguousPlace):
                continue
        return found

    def _choices(
        self, code: str, place_ids: Iterable[str], more: Mapping[str, object] | None = None
    ) -> Habit:
        named = self.gazetteer.indexed_name if self.gazetteer else str
        ids = list(place_ids)[:MOST_CHOICES]
        said = {"choices": "; ".join(f"{one} ({named(one)})" for one in ids), **(more or {})}
        return Habit(code, tuple(Way(one, one) for one in ids), said=said)


def _list_of(column: Field) -> str:
    return column.vocabulary or column.refers_to or ""


def _named(place_id: str, gazetteer: Gazetteer) -> Habit:
    said = {"name": gazetteer.indexed_name(place_id)}
    return Habit("name-place", (Way("read", place_id),), said=said)


def build_names(
    frames: Mapping[str, pd.DataFrame], gazetteer: Gazetteer | None, country_id: str | None
) -> KnownNames:
    """What names can mean for the tables of one package.

    Args:
        frames: rows of the tables ``terms``, ``words``, ``aliases`` (the package's own) and of those of
            the package whose rows are named by others; each may be left out.
    """
    labels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    words: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    codes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _records(frames, "terms"):
        codes[row["vocabulary"]][folded(row["term_id"])].add(row["term_id"])
        labels[row["vocabulary"]][folded(row["label"])].add(row["term_id"])
        if isinstance(row.get("also_called"), str):
            words[row["vocabulary"]][folded(row["also_called"])].add(row["term_id"])
    for row in _records(frames, "words"):
        words[row["vocabulary"]][folded(row["word"])].add(row["term_id"])
    for table, columns in LABELS.items():
        for row in _records(frames, table):
            code = next(iter(row.values()))
            codes[table][folded(str(code))].add(str(code))
            for text in (row.get(column) for column in columns):
                if isinstance(text, str):
                    labels[table][folded(text)].add(str(code))
    own = {folded(row["alias"]): row["place_id"] for row in _records(frames, "aliases")}
    return KnownNames(gazetteer, country_id, own, _fixed(labels), _fixed(words), _fixed(codes))


def _records(frames: Mapping[str, pd.DataFrame], table: str) -> list[dict[str, str]]:
    frame = frames.get(table)
    return [] if frame is None else frame.to_dict("records")


def _fixed(found: Mapping[str, Mapping[str, set[str]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        listed: {name: tuple(sorted(ids)) for name, ids in names.items()}
        for listed, names in found.items()
    }


def _ways_to_part(cell: str, delimiter: str) -> Iterable[list[str]]:
    own = [part.strip() for part in cell.split(delimiter) if part.strip()]
    yield own
    other = [part.strip() for one in own for part in OTHER_SEPARATORS.split(one) if part.strip()]
    if other != own:
        yield other
