"""Rows that name other rows: one that names what is not there is left out and told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data import load
from data.catalog import DESCRIPTOR, Package
from data.known_names import KnownNames, build_names
from data.load import Reading
from data.places import GAZETTEER_TABLES, Gazetteer
from data.problems import Problem, problem_at
from data.stand_ins import stand_in_sources, stand_in_terms
from data.table_schema import Field, Table, kind_of
from data.unknown_codes import (
    MISSPELT,
    cells_with,
    explain_names,
    explain_unknown,
    read_unknown,
)

PLACES, TERMS, SOURCES = "places", "terms", "sources"
VOCABULARY = "vocabulary"
ANY_REPORTER = "all"
# Tables whose rows have an address of their own, so that no two programmes may share a code.
ADDRESSED = ("cases", "events")

Key = tuple[str, str]


class References:
    """The tables of a data folder while their rows are compared.

    A row that names a code which is nowhere is left out, and so are the rows that name it. Two kinds of
    code are spared, because the row that names them is not at fault: a term and a source whose own row
    is there and cannot be read. The term then has its code as its label, the source a row that says so.

    Args:
        root: the data folder.
        described: package and table of each reading.
        readings: each table as :func:`data.load.read_table` read it.
    """

    def __init__(
        self,
        root: Path,
        described: Mapping[Key, tuple[Package, Table]],
        readings: Mapping[Key, Reading],
    ) -> None:
        self._root = root
        self._described = described
        self._readings = dict(readings)
        self._names: dict[str, KnownNames] = {}
        self._countries_of: tuple[Reading, Mapping[str, str]] | None = None

    def resolved(self) -> dict[Key, Reading]:
        """The readings without the rows that name what is not there."""
        for name in ADDRESSED:
            self._leave_out_shared(name)
        changed = set(self._described)
        while changed:
            known = self._known_codes()
            concerned = [key for key in self._described if self._names_one_of(key, changed)]
            changed = {key for key in concerned if self._leave_out_unknown(key, known)}
        for key in self._described:
            self._explain_names(key)
        self._stand_in_for_sources()
        self._stand_in_for_terms()
        self._say_unknown_countries()
        return self._readings

    def _file(self, table: Table) -> str:
        return load.file_name(table.path, self._root)

    def _leave_out_shared(self, name: str) -> None:
        """Of a code that two programmes use, the later one's row is left out."""
        taken: dict[str, str] = {}
        for key, (package, table) in self._described.items():
            if table.name != name:
                continue
            read, code = self._readings[key], table.key[0]
            problems = [
                problem_at(
                    self._file(table),
                    "double-code",
                    int(str(row)),
                    code,
                    code=one,
                    package=taken[one],
                )
                for row, one in read.rows[code].items()
                if taken.setdefault(one, package.package_id) != package.package_id
            ]
            self._readings[key] = read.without(problems, table.key)

    def _explain_names(self, key: Key) -> None:
        """Say of a cell that is not written as a code what it can mean as a name."""
        read, table = self._readings[key], self._described[key][1]
        columns = {field.name: field for field in table.fields if field.is_code}
        if not any(one.code in MISSPELT and one.column in columns for one in read.problems):
            return
        problems = explain_names(read.problems, columns, self._names_of(key[0]))
        self._readings[key] = replace(read, problems=problems)

    def _names_one_of(self, key: Key, changed: set[Key]) -> bool:
        _, table = self._described[key]
        targets = {_target(field, key[0]) for field in table.fields if field.is_code}
        return not targets.isdisjoint((owner, kind_of(name)) for owner, name in changed)

    def _known_codes(self) -> dict[Key, set[str]]:
        """Codes of each table, and of each list of the vocabulary as if it were one."""
        known: dict[Key, set[str]] = {}
        lists = {field.refers_to for _, table in self._described.values() for field in table.fields}
        for (package_id, name), read in self._readings.items():
            _, table = self._described[package_id, name]
            if name == TERMS:
                for vocabulary, ids in read.rows.groupby("vocabulary")["term_id"]:
                    known[TERMS, str(vocabulary)] = {*ids, *read.refused}
            elif (kind := kind_of(name)) in lists and table.key:
                known.setdefault((package_id, kind), set()).update(read.rows[table.key[0]].tolist())
        return known

    def _leave_out_unknown(self, key: Key, known: Mapping[Key, set[str]]) -> bool:
        """Leave out the rows of one table that name an unknown code; whether there were any."""
        package, table = self._described[key]
        read = self._readings[key]
        problems: list[Problem] = []
        rows: list[int] = []
        for field in table.fields:
            if field.is_code and len(read.rows):
                told, gone = self._unknown(read.rows[field.name], field, key, known)
                problems += told
                rows += gone
        problems += self._abroad(read.rows, package, table)
        if problems:
            self._readings[key] = read.without(problems, table.key, rows)
        return bool(problems)

    def _unknown(
        self, column: pd.Series, field: Field, key: Key, known: Mapping[Key, set[str]]
    ) -> tuple[list[Problem], list[int]]:
        """Problems of the cells of a column that name an unknown code, and their rows."""
        target = _target(field, key[0])
        listed = self._readings.get(target)
        is_lost = listed is not None and listed.is_lost
        if field.vocabulary:
            if listed is None or not listed.is_whole:
                return [], []
            allowed = known.get((TERMS, field.vocabulary), set())
        else:
            if target[1] == SOURCES and (listed is None or not listed.is_whole):
                return [], []
            allowed = known.get(target, set()) | _always(field, listed)
        bad = cells_with(column, allowed)
        name = self._file(self._described[key][1])
        if is_lost and len(bad):
            lost = {"count": len(bad), "table": field.refers_to}
            return [problem_at(name, "table-lost", None, field.name, **lost)], list(bad)
        refused = listed.refused if listed else ()
        different = dict.fromkeys(code for codes in bad.values() for code in codes)
        # A place whose row is left out may lie in one that is not there.
        unknown = [code for code in different if code not in refused]
        meant = read_unknown(unknown, field, self._names_of(key[0]), allowed) if unknown else {}
        said = {code: explain_unknown(code, field, meant.get(code), refused) for code in different}
        return [
            replace(problem_at(name, "", row, field.name), code=said[code][0], values=said[code][1])
            for row, codes in bad.items()
            for code in codes
        ], list(bad)

    def _names_of(self, package_id: str) -> KnownNames:
        """What names can mean in the tables of a package."""
        if package_id not in self._names:
            frames = {
                name: read.rows
                for (owner, name), read in self._readings.items()
                if owner in (package_id, VOCABULARY)
            }
            package = next(
                one for (owner, _), (one, _) in self._described.items() if owner == package_id
            )
            self._names[package_id] = build_names(frames, self._gazetteer(), package.country_id)
        return self._names[package_id]

    def _gazetteer(self) -> Gazetteer | None:
        read = {
            name: one.rows if (one := self._readings.get((owner, name))) else load.empty_table(name)
            for owner, name in GAZETTEER_TABLES
        }
        return Gazetteer.from_tables(**read) if len(read[PLACES]) else None

    def _abroad(self, rows: pd.DataFrame, package: Package, table: Table) -> list[Problem]:
        """Rows of a package whose place lies in another country than the package."""
        country = package.country_id
        if not country or PLACES not in {field.refers_to for field in table.fields}:
            return []
        country_of = self._countries()
        if "place_id" not in rows or country not in country_of:
            return []
        name = self._file(table)
        return [
            problem_at(name, "abroad", int(str(row)), "place_id", place=code, country=country)
            for row, code in zip(rows.index, rows["place_id"].tolist(), strict=True)
            if country_of.get(code, country) != country
        ]

    def _countries(self) -> Mapping[str, str]:
        """The country of each place, "" where its row names none."""
        places = self._readings.get((PLACES, PLACES))
        if places is None:
            return {}
        if self._countries_of is None or self._countries_of[0] is not places:
            codes, countries = (places.rows[name].tolist() for name in ("place_id", "country_id"))
            told = (one if isinstance(one, str) else "" for one in countries)
            self._countries_of = places, dict(zip(codes, told, strict=True))
        return self._countries_of[1]

    def _say_unknown_countries(self) -> None:
        """A package of a country without a place says it on all pages that show its tables."""
        places = self._readings.get((PLACES, PLACES))
        known = set() if places is None else set(places.rows["place_id"])
        for key, (package, _) in self._described.items():
            if known and package.country_id and package.country_id not in known:
                name = load.file_name(package.folder / DESCRIPTOR, self._root)
                problem = problem_at(name, "country", country=package.country_id)
                read = self._readings[key]
                self._readings[key] = replace(read, problems=(*read.problems, problem))

    def _stand_in_for_sources(self) -> None:
        """Give a source that is named and cannot be read a row that says so."""
        for package in {one.package_id: one for one, _ in self._described.values()}.values():
            key = package.package_id, SOURCES
            read = self._readings.get(key) or Reading(load.empty_table(SOURCES), is_whole=False)
            named = dict.fromkeys(self._sources_named(package))
            known = set(read.rows["source_id"])
            if unknown := [code for code in named if code not in known]:
                lacking = [] if key in self._readings else [self._no_sources(package)]
                rows = pd.concat([read.rows, stand_in_sources(unknown)])
                self._readings[key] = replace(read, rows=rows, problems=(*read.problems, *lacking))

    def _stand_in_for_terms(self) -> None:
        """Give a term that is named and cannot be read its code as its label."""
        key = VOCABULARY, TERMS
        read = self._readings.get(key) or Reading(load.empty_table(TERMS), is_whole=False)
        if read.is_whole and not read.refused:
            return
        known = set(zip(read.rows["vocabulary"], read.rows["term_id"], strict=True))
        unknown = [one for one in dict.fromkeys(self._terms_named()) if one not in known]
        if unknown:
            rows = pd.concat([read.rows, stand_in_terms(unknown)])
            self._readings[key] = replace(read, rows=rows)

    def _terms_named(self) -> Iterable[tuple[str, str]]:
        for key, (_, table) in self._described.items():
            for field in table.fields:
                if field.vocabulary:
                    for cell in self._readings[key].rows[field.name].dropna().unique():
                        yield from ((field.vocabulary, code) for code in _codes(cell))

    def _sources_named(self, package: Package) -> Iterable[str]:
        for table in package.tables.values():
            rows = self._readings[package.package_id, table.name].rows
            for field in table.fields:
                if field.refers_to == SOURCES:
                    for cell in rows[field.name].dropna().unique():
                        yield from _codes(cell)

    def _no_sources(self, package: Package) -> Problem:
        name = load.file_name(package.folder / DESCRIPTOR, self._root)
        return problem_at(name, "no-sources")


def _target(field: Field, package_id: str) -> Key:
    """The table that lists the codes of a column."""
    if field.vocabulary:
        return VOCABULARY, TERMS
    if field.refers_to == PLACES:
        return PLACES, PLACES
    return package_id, str(field.refers_to)


def _always(field: Field, listed: Reading | None) -> set[str]:
    if field.name == "reporter":
        return {ANY_REPORTER}
    return set(listed.refused) if listed and field.refers_to == SOURCES else set()


def _codes(cell: object) -> Iterable[str]:
    if isinstance(cell, tuple):
        return cell
    return (cell,) if isinstance(cell, str) else ()
