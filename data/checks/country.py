"""A country that the site does not have yet: the rows of its places, its boundaries, and their layers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from data.catalog import Catalog, Package
from data.checks.country_files import NewCountry, make_layer
from data.checks.country_places import find_faults, lacking_levels
from data.checks.country_shapes import (
    COUNTRY,
    LEVELS,
    Found,
    find_lacking,
    is_shown,
    match_shapes,
)
from data.checks.headers import Headed
from data.checks.judging import Desk
from data.checks.limits import Watch
from data.checks.repairs import Repair
from data.checks.report import Base, CheckedTable, Report, with_country, with_places
from data.checks.sheet import ShapeFile, Upload
from data.load import with_letter
from data.place import Place, read_place
from data.problems import Problem, problem_at
from data.references import PLACES, SOURCES, TERMS, VOCABULARY
from data.shapes import FOLDER
from data.tables import Tables

NO_PLAIN = re.compile(r"[^a-z0-9]+")
# What rows of places name, beside each other.
BESIDE = ((PLACES, SOURCES), (VOCABULARY, TERMS), (VOCABULARY, "words"))
ABOUT_SHAPES = ("sources", "licenses", "vintage")


@dataclass(frozen=True)
class CountryCheck:
    """What was found of a new country.

    Attributes:
        country: None if what was given cannot begin one.
        base: the site with it.
    """

    base: Base
    country: NewCountry | None = None
    tables: tuple[CheckedTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def described(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """The description of the programme with the layers of its country."""
        programme = said.get("programme")
        if self.country is None or not isinstance(programme, Mapping):
            return said
        named = programme.get("layers")
        own = {one.level: one.layer_id for one in self.country.layers}
        layers = {**own, **(named if isinstance(named, Mapping) else {})}
        return {**said, "programme": {**programme, "layers": layers}}


def check_country(
    uploads: Sequence[Upload],
    headed: Mapping[str, Headed],
    said: Mapping[str, Any],
    base: Base,
    asked: tuple[Mapping[str, str], Watch],
) -> CountryCheck:
    """Check places and boundaries that come with a programme.

    Args:
        headed: the sheets by the name of their table; the places of a new country are ``places``.
        said: the description of the programme.
        asked: the answers of the editor, and the bounds of the check.
    """
    files = [shape for one in uploads for shape in one.shapes]
    sheet = headed.get(PLACES)
    programme = said.get("programme")
    country_id = str(programme.get("country") or "") if isinstance(programme, Mapping) else ""
    fault = _find_fault(sheet, country_id, base) if sheet else None
    if sheet is None or fault:
        alone = [problem_at(one.file, "kind-shapes") for one in files]
        return CountryCheck(base, problems=(*([fault] if fault else ()), *alone))
    report = _check_places(headed, country_id, base, asked)
    rows = report.readings[PLACES].rows
    places = {one.place_id: one for one in map(read_place, rows.to_dict("records"))}
    if country_id not in places:
        return _told(CountryCheck(base), report, ())
    return _with_shapes(report, files, uploads, places, (said, country_id, base))


def _find_fault(sheet: Headed, country_id: str, base: Base) -> Problem | None:
    """Why a sheet of places does not begin the country of the programme."""
    at = {name: place for place, name in enumerate(sheet.header) if name}
    cells = [
        {name: row[place].strip() for name, place in at.items() if place < len(row)}
        for row in sheet.rows.values()
    ]
    countries = {row.get("place_id", "") for row in cells if row.get("level") == COUNTRY}
    known = set(base.tables.one(PLACES, PLACES).rows["place_id"])
    where = sheet.sheet.file, sheet.sheet.name
    if not (new := sorted(countries - known)):
        return Problem(where[0], "table-shared", values=(("table", PLACES),), sheet=where[1])
    if country_id not in new:
        values = ("countries", ", ".join(new)), ("country", country_id)
        return Problem(where[0], "country-other", values=values, sheet=where[1])
    return None


def _check_places(
    headed: Mapping[str, Headed],
    country_id: str,
    base: Base,
    asked: tuple[Mapping[str, str], Watch],
) -> Report:
    """What a check says of the rows of places, with the sources that come with them."""
    given = {name: headed[name] for name in (PLACES, SOURCES) if name in headed}
    shared = base.catalog.package(PLACES)
    package = Package(PLACES, shared.folder, {}, {name: one.table for name, one in given.items()})
    desk = Desk(base, package, given, *asked)
    desk.read()
    # The codes of the sheet have to be known before what lies in what is looked up; it stands alone then.
    alone = Tables({key: read for key, read in base.tables.readings.items() if key in BESIDE})
    alone_with = with_places(replace(base, tables=alone), desk.reading_of(PLACES).rows)
    desk = Desk(alone_with, package, given, *asked)
    desk.read()
    known = set(base.tables.one(PLACES, PLACES).rows["place_id"])
    read, file = desk.reading_of(PLACES), desk.file_of(PLACES)
    faults = find_faults(read.rows, known, read.refused, country_id, file)
    desk.leave_out(PLACES, tuple(faults))
    joined = desk.resolved()
    return desk.report({name: joined[name] for name in given})


def _with_shapes(
    report: Report,
    files: Sequence[ShapeFile],
    uploads: Sequence[Upload],
    places: Mapping[str, Place],
    asked: tuple[Mapping[str, Any], str, Base],
) -> CountryCheck:
    """The country with the layers that its shapes make."""
    said, country_id, base = asked
    name = places[country_id].name
    sheet = next(one for one in report.tables if one.name == PLACES)
    refused = report.readings[PLACES].refused
    found = match_shapes(files, places, refused, name)
    about = {one.file: _about(one, uploads) for one in files}
    told = [
        *lacking_levels(places, name, sheet.file),
        *found.problems,
        *find_lacking(found, places, name, sheet.file),
        *_without_source(found, about),
    ]
    layers = tuple(
        make_layer(
            one, places, _layer_id(said, level, places[country_id], base.catalog), about[one.file]
        )
        for level, one in found.levels.items()
        if level in LEVELS and one.shapes
    )
    text = report.texts[PLACES]
    named = set(text["source_id"].dropna())
    named -= set(base.tables.one(PLACES, SOURCES).rows["source_id"])
    sources, sources_text = _named_sources(report, named)
    country = NewCountry(
        country_id, name, text, report.readings[PLACES].rows, sources, sources_text, layers, refused
    )
    check = CountryCheck(with_country(base, country), country)
    check = _told(check, report, told)
    shapeless = tuple(_shapeless(report, places, found, sheet))
    return replace(check, doubts=(*check.doubts, *found.doubts, *shapeless))


def _told(check: CountryCheck, report: Report, told: Sequence[Problem]) -> CountryCheck:
    """The check with what is said of the sheet of places; of its sources the programme's check says it."""
    sheet = next(one for one in report.tables if one.name == PLACES)

    def of_places(problems: Sequence[Problem]) -> tuple[Problem, ...]:
        return tuple(one for one in problems if (one.file, one.sheet) == (sheet.file, sheet.sheet))

    return replace(
        check,
        tables=(sheet,),
        problems=(*of_places(report.problems), *told),
        remarks=of_places(report.remarks),
        doubts=of_places(report.doubts),
        repairs=tuple(one for one in report.repairs if one.table == PLACES),
    )


def _named_sources(report: Report, named: set[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of sources that places name, as tables are read and as text."""
    read, text = report.readings.get(SOURCES), report.texts.get(SOURCES)
    if read is None or text is None:
        return pd.DataFrame(), pd.DataFrame()
    return read.rows[read.rows["source_id"].isin(named)], text[text["source_id"].isin(named)]


def _about(given: ShapeFile, uploads: Sequence[Upload]) -> Mapping[str, Any]:
    """What is said of a file of boundaries: in the description of the package, or in the file itself."""
    own = PurePosixPath(given.file).name
    listed = (one for upload in uploads for one in upload.descriptor.get("resources", ()))
    entry: Mapping[str, Any] = next((one for one in listed if one.get("path") == own), {})
    layer = entry.get("layer")
    vintage = {"vintage": layer.get("vintage")} if isinstance(layer, Mapping) else {}
    inside = {key: given.content[key] for key in ABOUT_SHAPES if key in given.content}
    return {**inside, **vintage, **entry}


def _without_source(found: Found, about: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for level, one in found.levels.items():
        said = about[one.file]
        for part in ABOUT_SHAPES:
            if level in LEVELS and not _is_said(said, part):
                yield problem_at(one.file, "shapes-say-no", key=part)


def _is_said(about: Mapping[str, Any], part: str) -> bool:
    said = about.get(part)
    if part == "vintage":
        return bool(said)
    key = "title" if part == "sources" else "name"
    is_list = isinstance(said, list) and bool(said)
    return is_list and all(isinstance(one, Mapping) and one.get(key) for one in said or ())


def _layer_id(said: Mapping[str, Any], level: str, country: Place, catalog: Catalog) -> str:
    """The name of a layer: that which the programme gives it, if no other has it."""
    programme = said.get("programme")
    layers = programme.get("layers") if isinstance(programme, Mapping) else None
    named = layers.get(level) if isinstance(layers, Mapping) else None
    resources = catalog.package(FOLDER).descriptor.get("resources", ())
    taken = {str(one.get("name")) for one in resources}
    for name in (named, f"{country.name}_{level}s", f"{country.place_id}_{level}s"):
        plain = "_".join(NO_PLAIN.sub(" ", str(name or "").casefold()).split())
        if plain and plain not in taken:
            return plain
    return f"new_{level}s"


def _shapeless(
    report: Report, places: Mapping[str, Place], found: Found, sheet: CheckedTable
) -> Iterator[Problem]:
    """A doubt for each place that no shape shows, where there are shapes of its level."""
    read = report.readings[PLACES]
    for number, code in read.rows["place_id"].items():
        place = places[str(code)]
        if place.level in found.levels and not is_shown(place, found):
            at = sheet.file, "place-no-shape", int(str(number)), "place_id"
            told = with_letter(problem_at(*at, place=place.name), read.header)
            yield replace(told, sheet=sheet.sheet)
