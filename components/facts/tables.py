"""What is read and computed once for all: each function says what it returns, and asks the data.

All of it is shared by all visitors and frozen, see :mod:`components.facts.cache`.
"""

from collections.abc import Mapping
from contextlib import suppress

import pandas as pd

from components.facts import cache, readers, translated
from data import (
    coverage,
    languages,
    profile,
    reconcile,
    report,
    site_owner,
)
from data.catalog import Catalog, Package, data_root, open_catalog
from data.gatherings import Gatherings
from data.library import Library
from data.load import Reading
from data.places import GAZETTEER_TABLES, Gazetteer
from data.problems import DataProblem, Problem
from data.shapes import PART, Layer, ShapesMissing, layers_of, part_of, read_layer
from data.stories import Stories
from data.tables import Tables, read_tables
from data.vocabulary import Vocabulary

# For what is named in the data, and for what visitors choose; both in a language.
once, drawn = cache.once, cache.bounded
# For what holds codes and figures alone, and the English texts as they lie in the tables.
once_without_words, forget = cache.once_without_words, cache.forget
# For the words of the tables, which are the same whichever digits stand beside them.
once_without_digits = cache.once_without_digits


def catalog() -> Catalog:
    """All packages of the data folder; in a private preview with the package that it shows."""
    rows = readers.asked()
    return rows.catalog if rows else _catalog()


_catalog = once_without_words(open_catalog)


@cache.once_without_rows
def owner() -> site_owner.SiteOwner:
    """Who runs this copy of the site; SiteSettingWrong if the file that says it cannot be used."""
    return site_owner.read(data_root())


def tables() -> Tables:
    """Every table of every package, read once, with what is left out of each; those of a private preview."""
    rows = readers.asked()
    return rows.tables if rows else _tables()


@once_without_words
def _tables() -> Tables:
    return read_tables(catalog())


@once_without_digits
def table(name: str) -> Reading:
    """A table of every programme, one under the other, with what could not be read."""
    packages = tuple(catalog().programmes)
    return translated.translate_tables(packages, name, table_as_filed(packages, name))


@once_without_digits
def context_table(name: str) -> Reading:
    """A table of every context package (census and survey figures)."""
    packages = tuple(catalog().contexts)
    return translated.translate_tables(packages, name, table_as_filed(packages, name))


@once_without_words
def table_as_filed(packages: tuple[Package, ...], name: str) -> Reading:
    """A table of several packages, with the English words that stand in the files."""
    return tables().of(packages, name)


def package_table(package_id: str, name: str) -> pd.DataFrame:
    """One table of one package as it is filed; DataProblem if the file cannot be read."""
    reading = tables().one(package_id, name)
    if reading.is_lost:
        raise DataProblem(reading.problems)
    return reading.rows


def shared(package_id: str, name: str) -> pd.DataFrame:
    """A table that every page needs: without it names are missing, and codes stand for themselves."""
    reading = tables().one(package_id, name)
    if not languages.translated():
        return reading.rows
    return translated.translate_table(catalog().package(package_id), name, reading).rows


def readings_of(package_id: str) -> Mapping[str, Reading]:
    """Every table of one package, with what is left out of it."""
    return tables().of_package(package_id)


def left_out(*names: str) -> tuple[Problem, ...]:
    """What is missing from these tables of all packages, and from the description of any package."""
    return (*catalog().problems, *tables().left_out(names))


def everything_left_out() -> tuple[Problem, ...]:
    """What is missing from any table, and which packages cannot be opened."""
    return left_out(*{name for _, name in tables().readings})


@once_without_words
def columns(package_id: str, name: str) -> pd.DataFrame:
    """What each column of a table means, how full it is, and its range."""
    described = catalog().package(package_id).tables[name]
    return report.summary(package_table(package_id, name), described)


@once_without_digits
def vocabulary() -> Vocabulary:
    """Labels, units, definitions and the glossary."""
    return Vocabulary.from_tables(shared("vocabulary", "terms"), shared("vocabulary", "glossary"))


@once_without_digits
def gazetteer() -> Gazetteer:
    """Every place, by code and by name; also by its English name, whatever the language."""
    places = shared("places", "places")
    names = dict(zip(places["place_id"], places["name"], strict=True))
    with languages.without_words():
        filed = {name: shared(package_id, name) for package_id, name in GAZETTEER_TABLES}
    return Gazetteer.from_tables(**filed, names_shown=names)


@once_without_words
def sources() -> pd.DataFrame:
    """Sources of every package, by package_id and source_id."""
    readings = (table("sources"), context_table("sources"))
    rows = pd.concat([reading.rows for reading in readings], ignore_index=True)
    return rows.set_index(["package_id", "source_id"]).sort_index()


@once_without_digits
def coverage_by_district(programme: str) -> pd.DataFrame:
    """The look of every district that can be drawn for a programme."""
    shapes = shapes_of(programme, "district")
    return coverage.by_district(of_programme("coverage", programme), gazetteer(), shapes)


@once_without_digits
def coverage_by_state(programme: str) -> pd.DataFrame:
    """Districts claimed, and listed with a source or on weak evidence, state by state."""
    return coverage.by_state(of_programme("coverage", programme), gazetteer())


@once_without_words
def evidence_counts(programme: str) -> Mapping[str, int]:
    """Pieces of evidence that a programme worked in a place, by place; empty if none are listed."""
    counted = of_programme("coverage_evidence", programme)["place_id"].value_counts()
    return {str(place_id): int(count) for place_id, count in counted.items()}


@once_without_digits
def of_programme(name: str, programme: str) -> pd.DataFrame:
    """Rows of a table that belong to one programme; no row if its file cannot be read."""
    rows = table(name).rows
    return rows[rows["package_id"] == programme]


@once
def reconciliation() -> pd.DataFrame:
    """Published totals beside the sums of their parts, for every programme."""
    return reconcile.totals(table("values").rows, table("indicators").rows, gazetteer())


@once_without_digits
def programmes() -> Mapping[str, Package]:
    """The programmes by id, in the order of their folders, described in the reader's language."""
    programme_ids = (programme.package_id for programme in catalog().programmes)
    return {package_id: packages()[package_id] for package_id in programme_ids}


@once_without_digits
def packages() -> Mapping[str, Package]:
    """Every package by id, in the order of the catalogue, described in the reader's language."""
    known = catalog().packages()
    return {package.package_id: translated.translate_package(package) for package in known}


@once_without_digits
def programme_names() -> Mapping[str, str]:
    """Short title of each programme by its id."""
    return {code: package.short_title for code, package in programmes().items()}


@once_without_words
def programme_layers(programme: str) -> Mapping[str, str]:
    """Layer of shapes for each level of places of a programme; one that does not exist if none fits."""
    package = programmes()[programme]
    return {
        level: _own_layer(package, package.layers.get(level, f"no layer of {programme}"))
        for level in {**dict.fromkeys(("state", "district")), **package.layers}
    }


def _own_layer(package: Package, layer_id: object) -> str:
    """A layer of the programme's own country; a name that no layer has if it is another's."""
    try:
        is_own = layer(str(layer_id)).country_id == package.country_id
    except ShapesMissing:
        return str(layer_id)
    return str(layer_id) if is_own else f"{layer_id} of {package.country_id}"


@cache.once_of_shapes
def layer(layer_id: str) -> Layer:
    """Shapes of one layer, or of its part in a district; ShapesMissing if the file is damaged or missing."""
    whole, is_part, parent_id = layer_id.partition(PART)
    if is_part:
        return part_of(layer(whole), parent_id)
    own = readers.own_layers()
    return own[layer_id] if layer_id in own else read_layer(data_root(), layer_id)


@once_without_words
def layers(country_id: str, level: str) -> tuple[Layer, ...]:
    """The layers that show the places of a level in a country."""
    own = [
        one
        for one in readers.own_layers().values()
        if (one.country_id, one.level) == (country_id, level)
    ]
    return (*(layer(one) for one in layers_of(data_root(), country_id, level)), *own)


@once_without_words
def shapes_of(package_id: str, level: str) -> tuple[str, ...]:
    """Ids of the places of a level that have a shape; all of the country if the shapes are lost."""
    try:
        shapes = layer(programme_layers(package_id)[level]).shapes
    except ShapesMissing:
        country = programmes()[package_id].country_id
        known = gazetteer().places.values()
        return tuple(
            place.place_id for place in known if (place.country_id, place.level) == (country, level)
        )
    # A place whose row is left out has a shape, and no name.
    return tuple(shape.place_id for shape in shapes if shape.place_id in gazetteer())


@once_without_digits
def gatherings() -> Gatherings:
    """Conclaves and conventions of every programme, and what came of them."""
    return Gatherings.of(table("events").rows, table("outcomes").rows, gazetteer())


@once_without_digits
def library() -> Library:
    """Publications, films, toolkits and news of every programme."""
    return Library.of(table("resources").rows, table("news").rows)


@once_without_words
def countries() -> Mapping[str, str]:
    """Id of each programme's country."""
    return {programme.package_id: str(programme.country_id) for programme in programmes().values()}


@once_without_digits
def stories() -> Stories:
    """All case studies, in order, with their facets."""
    return Stories.of(table("cases").rows, gazetteer())


@once_without_words
def neighbours(place_id: str) -> tuple[str, ...]:
    """Ids of the places that share a border with one in its country's layer."""
    for package in programmes().values():
        if place_id in shapes_of(package.package_id, "district"):
            with suppress(ShapesMissing):
                shapes = layer(programme_layers(package.package_id)["district"])
                return tuple(profile.neighbours(shapes, place_id))
    return ()
