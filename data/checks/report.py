"""What a check says: tables, problems, doubts, repairs and questions, and the package that comes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from data import tables
from data.catalog import Catalog, Package
from data.checks.about import AboutSheet
from data.checks.country_files import NewCountry, describe_layers
from data.checks.repairs import KEEP, Repair
from data.load import Reading
from data.places import GAZETTEER_TABLES, Gazetteer
from data.problems import Problem
from data.references import PLACES, SOURCES
from data.shapes import FOLDER
from data.tables import Tables

NAMES_OF_PLACES = ("name-place", "name-places", "name-near")


@dataclass(frozen=True)
class Base:
    """What the site has now, with which new rows are compared."""

    catalog: Catalog
    tables: Tables

    def gazetteer(self) -> Gazetteer | None:
        """All places; None if their table cannot be read."""
        read = {name: self.tables.one(owner, name).rows for owner, name in GAZETTEER_TABLES}
        return Gazetteer.from_tables(**read) if len(read[PLACES]) else None


@dataclass(frozen=True)
class CheckedTable:
    """One table of what was given.

    Attributes:
        file, sheet: where its rows stand.
        given: how many rows there are under its header.
        kept: how many of them can be used.
        apart: columns that no table describes, which are kept apart.
    """

    name: str
    file: str
    sheet: str
    given: int
    kept: int
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What was found.

    Attributes:
        problems: what cannot be used as it is, and is left out.
        remarks: what was understood or passed over; nothing is lost by it.
        doubts: figures that are kept and look wrong.
        repairs: what was repaired, and what has to be answered.
        package: the package with these rows, as if it lay in the data folder.
        readings: its tables, those that were not given as they are now.
        texts: the rows that can be used as text, by table; the index is the row of the sheet.
        refusals: what the programme says of itself, or leaves out, so that it cannot be shown as a whole: the
            rows can be used, and `make check-data` refuses the package.
        about: the sheet that says what the programme is, if one of those that were given does.
        country: the country of the programme with its places and boundaries, if the site does not have it.
        asked: the doubts that somebody has to confirm, each with what it is known by.
        confirmed: what was confirmed of them.
    """

    tables: tuple[CheckedTable, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    repairs: tuple[Repair, ...]
    package: Package
    readings: Mapping[str, Reading] = field(repr=False)
    texts: Mapping[str, pd.DataFrame] = field(repr=False)
    refusals: tuple[Problem, ...] = ()
    country: NewCountry | None = None
    about: AboutSheet | None = None
    asked: Mapping[Problem, str] = field(default_factory=lambda: MappingProxyType({}))
    confirmed: frozenset[str] = frozenset()

    def place_said(self, problem: Problem) -> Problem:
        """A problem of what is said of the programme at the cell where its editor wrote it, if she did."""
        return self.about.place(problem) if self.about else problem

    @property
    def questions(self) -> tuple[Repair, ...]:
        """Repairs that wait for an answer."""
        return tuple(repair for repair in self.repairs if repair.is_open)

    def is_confirmed(self, doubt: Problem) -> bool:
        """Whether somebody said that a figure which looks wrong is right."""
        return self.asked.get(doubt) in self.confirmed

    @property
    def unconfirmed(self) -> tuple[Problem, ...]:
        """Doubts that wait for somebody who compares them with their source."""
        return tuple(one for one in self.doubts if one in self.asked and not self.is_confirmed(one))

    def with_confirmed(self, more: Iterable[str]) -> "Report":
        """The report of which more is confirmed."""
        return replace(self, confirmed=self.confirmed.union(more))

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left out, asked or refused: the package passes `make check-data`."""
        return not (self.problems or self.questions or self.refusals)


def with_country(base: Base, country: NewCountry) -> Base:
    """The site with the places of a new country, their sources, and the description of its layers."""
    joined = with_places(base, country.places, country.sources)
    read = joined.tables.one(PLACES, PLACES)
    # Who names a place whose row is left out is told that.
    told = replace(read, refused=read.refused | country.refused)
    own = Tables({**joined.tables.readings, (PLACES, PLACES): told})

    def described(package_id: str) -> Package:
        package = base.catalog.package(package_id)
        if package_id != FOLDER:
            return package
        return replace(package, descriptor=describe_layers(package.descriptor, country.layers))

    return Base(base.catalog.map(described), own)


def with_places(base: Base, places: pd.DataFrame, sources: pd.DataFrame | None = None) -> Base:
    """The site with more places, and sources of places."""
    readings = dict(base.tables.readings)
    for name, rows in ((PLACES, places), (SOURCES, sources)):
        if rows is not None and len(rows):
            read = base.tables.one(PLACES, name)
            more = rows[~rows.iloc[:, 0].isin(read.rows.iloc[:, 0])]
            joined = pd.concat([read.rows, more], ignore_index=True)
            readings[PLACES, name] = replace(read, rows=joined, numbers=None)
    return Base(base.catalog, Tables(readings))


def preview(base: Base, report: Report) -> tuple[Catalog, Tables]:
    """Catalogue and tables of the site with the package of a report in it, and its country if that is new."""
    base = with_country(base, report.country) if report.country else base
    catalog, package = base.catalog, report.package
    others = [one for one in catalog.programmes if one.package_id != package.package_id]
    programmes = tuple(sorted((*others, package), key=lambda one: one.folder.name))
    kept = {key: read for key, read in base.tables.readings.items() if key[0] != package.package_id}
    new = {
        (package.package_id, name): tables.hide_withheld(read)
        for name, read in report.readings.items()
    }
    return replace(catalog, programmes=programmes), Tables({**kept, **new})


def confirmed_names(report: Report) -> dict[str, str]:
    """Names of places that somebody confirmed, with their codes: kept as aliases of the package."""
    return {
        cell: becomes
        for repair in report.repairs
        if repair.problem.code in NAMES_OF_PLACES and repair.chosen not in (None, KEEP)
        for cell, becomes in repair.examples
        # Of a cell with several names nobody can tell which is whose.
        if ";" not in becomes
    }
