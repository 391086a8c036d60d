"""Everything that can be found, as records: from the tables of the programmes and the places."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from data import periods
from data.place import SUBDISTRICT, Place
from data.places import Gazetteer
from data.search import Record
from data.vocabulary import Vocabulary

IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<short>[^()]+)\)$")

TABLES = (
    "cases", "events", "outcomes", "resources", "news", "organisations", "aims", "statements",
    "ladder", "tier_rules",
)  # fmt: skip


@dataclass(frozen=True)
class Shelves:
    """The tables, and the words to label them with.

    Attributes:
        tables: rows of each of TABLES, of all programmes.
        other_names: other spellings of each place.
        programmes: short and full title of each programme.
    """

    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    places: Gazetteer = field(repr=False)
    other_names: Mapping[str, tuple[str, ...]] = field(repr=False)
    words: Vocabulary = field(repr=False)
    programmes: Mapping[str, str]

    def records(self) -> list[Record]:
        """One record for each row of each table and for each place."""
        return [
            *(self._place(one.place_id) for one in self.places.places.values() if _is_found(one)),
            *(self._case(row) for row in self._rows("cases")),
            *(self._event(row) for row in self._rows("events")),
            *(self._outcome(row) for row in self._rows("outcomes")),
            *(self._resource(row) for row in self._rows("resources")),
            *(self._news(row) for row in self._rows("news")),
            *(self._organisation(row) for row in self._rows("organisations")),
            *(self._aim(row) for row in self._rows("aims")),
            *(self._statement(row) for row in self._rows("statements")),
            *self._tiers(),
        ]

    def _rows(self, table: str) -> Iterator[dict[str, object]]:
        for row in self.tables[table].to_dict("records"):
            yield {str(name): None if _is_missing(cell) else cell for name, cell in row.items()}

    def _case(self, row: dict[str, object]) -> Record:
        return Record(
            "case",
            str(row["case_id"]),
            str(row["package_id"]),
            str(row["title"]),
            place=self._where(row, "locality"),
            labels=self._labels(row, ("themes", "groups"), ("organisations", "project"), "tier"),
            text=_joined((row["summary"], row["outcome"], *_items(row["key_figures"]))),
            place_id=_text(row["place_id"]),
            source_id=_text(row["source_id"]),
        )

    def _event(self, row: dict[str, object]) -> Record:
        when = periods.label(str(row["date"])) if row["date"] else row["year"]
        return Record(
            "event",
            str(row["event_id"]),
            str(row["package_id"]),
            str(row["title"]),
            place=self._where(row, "venue"),
            labels=self._labels(row, ("themes",), ("series", "organiser", "officials")),
            text=_joined((row["summary"], row["raised"])),
            place_id=_text(row["place_id"]),
            event_id=str(row["event_id"]),
            source_id=_text(row["source_id"]),
            aside=_joined((self._name(row["place_id"]), when), ", "),
        )

    def _outcome(self, row: dict[str, object]) -> Record:
        kind = self.words.label("event_outcome_kinds", row["kind"])
        theme = self.words.label("themes", row["theme"]) if row["theme"] else ""
        return Record(
            "outcome",
            str(row["outcome_id"]),
            str(row["package_id"]),
            str(row["text"]),
            place=self._where(row),
            labels=_joined((kind, theme, self._programme(row))),
            place_id=_text(row["place_id"]),
            event_id=_text(row["event_id"]),
            source_id=_text(row["source_id"]),
            aside=_joined((kind, self._name(row["place_id"])), ", "),
        )

    def _resource(self, row: dict[str, object]) -> Record:
        kind = self.words.label("resource_kinds", row["kind"])
        return Record(
            "resource",
            str(row["resource_id"]),
            str(row["package_id"]),
            str(row["title"]),
            labels=_joined((kind, self._labels(row, ("themes",), ("language",)))),
            source_id=_text(row["source_id"]),
            aside=_joined((kind, row["year"]), ", "),
        )

    def _news(self, row: dict[str, object]) -> Record:
        return Record(
            "news",
            str(row["news_id"]),
            str(row["package_id"]),
            str(row["title"]),
            place=self._where(row),
            labels=self._labels(row, ("themes",)),
            text=_text(row["summary"]) or "",
            place_id=_text(row["place_id"]),
            source_id=_text(row["source_id"]),
            aside=periods.label(str(row["date"])) if row["date"] else "",
        )

    def _organisation(self, row: dict[str, object]) -> Record:
        title = str(row["name"])
        short = IN_BRACKETS.match(title)
        kind = self.words.label("organisation_kinds", row["kind"])
        return Record(
            "organisation",
            str(row["org_id"]),
            str(row["package_id"]),
            title,
            names=(short["name"], short["short"]) if short else (title,),
            place=self._where(row, "locality"),
            labels=_joined((kind, self._labels(row, ("themes",), (), "tier"))),
            place_id=_text(row["place_id"]),
            source_id=_text(row["source_id"]),
            aside=_joined((kind, self._name(row["place_id"])), ", "),
        )

    def _aim(self, row: dict[str, object]) -> Record:
        kind = self.words.label("aim_kinds", row["kind"])
        return self._of_programme("aim", row["aim_id"], kind, row["definition"], row)

    def _statement(self, row: dict[str, object]) -> Record:
        """What a programme says of a subject; the subject is the kind, as it decides the page."""
        kind = self.words.label("statement_kinds", row["kind"])
        return self._of_programme(str(row["subject"]), row["statement_id"], kind, row["text"], row)

    def _of_programme(
        self, page: str, row_id: object, kind: str, text: object, row: dict[str, object]
    ) -> Record:
        about = (kind, self._programme(row))
        return Record(
            page,
            str(row_id),
            str(row["package_id"]),
            str(row["title"]),
            labels=_joined(about),
            text=str(text),
            source_id=_text(row["source_id"]),
            aside=_joined(about, ", "),
        )

    def _tiers(self) -> Iterator[Record]:
        """Each rung of each ladder with what it is, what it does and its rules."""
        rules = list(self._rows("tier_rules"))
        for row in self._rows("ladder"):
            ruled = (
                f"{rule['rule']}: {rule['value']}"
                for rule in rules
                if rule["package_id"] == row["package_id"] and row["tier"] in _items(rule["tiers"])
            )
            name, short = str(row["name"]), _text(row["abbreviation"])
            yield Record(
                "federations",
                f"{row['package_id']}-{row['tier']}",
                str(row["package_id"]),
                name,
                names=(name, short) if short else (name,),
                labels=_joined((self.words.label("tiers", row["tier"]), self._programme(row))),
                text=_joined((row["definition"], row["activities"], *ruled)),
                source_id=_text(row["source_id"]),
                aside=self._programme(row),
            )

    def _place(self, place_id: str) -> Record:
        place, names = self.places[place_id], self.other_names.get(place_id, ())
        level = self.words.label("place_levels", place.level)
        state = self.places.state_name(place_id)
        return Record(
            "place",
            place_id,
            "",
            place.name,
            names=(place.name, self.places.indexed_name(place_id), *names),
            place=", ".join(names),
            place_id=place_id,
            aside=level if state in ("", place.name) else f"{level}, {state}",
        )

    def _where(self, row: Mapping[str, object], *more: str) -> str:
        """Locality or venue, and the names of all places around, other spellings in brackets."""
        ids = (str(row["place_id"]), *_items(row.get("other_place_ids")))
        around = [
            ancestor
            for each in ids
            if each in self.places
            for ancestor in self.places.ancestors(each)
            if ancestor.level != "country"
        ]
        named = [self._with_other_names(place.place_id) for place in dict.fromkeys(around)]
        return _joined((*(row[column] for column in more), *named), ", ")

    def _with_other_names(self, place_id: str) -> str:
        own, others = self.places.name(place_id), self.other_names.get(place_id, ())
        return f"{own} ({', '.join(others)})" if others else own

    def _labels(
        self,
        row: Mapping[str, object],
        lists: Iterable[str],
        columns: Iterable[str] = (),
        tier: str | None = None,
    ) -> str:
        """Labels of lists of codes, texts of columns, the tier's label, and the programme."""
        labels = (self.words.label(name, code) for name in lists for code in _items(row[name]))
        level = self.words.label("tiers", row[tier]) if tier and row[tier] else None
        return _joined((*labels, *(row[name] for name in columns), level, self._programme(row)))

    def _programme(self, row: Mapping[str, object]) -> str:
        return self.programmes[str(row["package_id"])]

    def _name(self, place_id: object) -> str:
        return self.places.indexed_name(place_id) if isinstance(place_id, str) else ""


def other_names(aliases: pd.DataFrame, successors: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Other names of each place, from the tables ``aliases`` and ``successors``."""
    later = successors.rename(columns={"name": "alias"})
    columns = ["place_id", "alias"]
    every = pd.concat([aliases[columns], later[columns]], ignore_index=True)
    return {
        str(place_id): tuple(dict.fromkeys(names))
        for place_id, names in every.groupby("place_id")["alias"]
    }


def _is_found(place: Place) -> bool:
    """Whether a search leads to the place itself; a sub-district is found by its villages."""
    return place.level != SUBDISTRICT


def _joined(parts: Iterable[object], between: str = ". ") -> str:
    """The parts that are there, without a second stop after one that ends with a stop."""
    told = [str(part).rstrip(between) for part in parts if part]
    return between.join(told)


def _items(cell: object) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else ()


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def _is_missing(cell: object) -> bool:
    return not isinstance(cell, tuple) and bool(pd.isna(cell))
