"""What is read and computed once for all: each function says what it returns, and asks the data.

All of it is shared by all visitors and frozen, see :mod:`components.facts.cache`.
"""

from collections.abc import Mapping

import pandas as pd

from components.facts import cache
from components.figures.classes import Breaks, round_breaks
from data import (
    coverage,
    export,
    load,
    measures,
    placed,
    profile,
    reconcile,
    report,
    search,
    search_records,
)
from data import headlines as headline_figures
from data.catalog import Catalog, Package, open_catalog
from data.gatherings import Gatherings
from data.library import Library
from data.load import Reading
from data.places import Gazetteer
from data.problems import DataProblem
from data.search_words import Synonyms
from data.shapes import Layer, layers_of, read_layer
from data.stories import Stories
from data.vocabulary import Vocabulary

# The first for what is named in the data, the second for what visitors choose.
once, drawn = cache.once, cache.bounded
forget = cache.forget


@once
def catalog() -> Catalog:
    """All packages of the data folder."""
    return open_catalog()


@once
def table(name: str) -> Reading:
    """A table of every programme, one under the other, with what could not be read."""
    return load.read_all(catalog().programmes, name, catalog())


@once
def context_table(name: str) -> Reading:
    """A table of every context package (census and survey figures)."""
    return load.read_all(catalog().contexts, name, catalog())


@once
def package_table(package_id: str, name: str) -> pd.DataFrame:
    """One table of one package; DataProblem if it cannot be read."""
    package = catalog().package(package_id)
    return load.read_table(package.tables[name], catalog().root)


@once
def columns(package_id: str, name: str) -> pd.DataFrame:
    """What each column of a table means, how full it is, and its range."""
    described = catalog().package(package_id).tables[name]
    return report.summary(package_table(package_id, name), described)


@once
def vocabulary() -> Vocabulary:
    """Labels, units, definitions and the glossary."""
    return Vocabulary.from_tables(
        package_table("vocabulary", "terms"), package_table("vocabulary", "glossary")
    )


@once
def gazetteer() -> Gazetteer:
    """Every place, by code and by name."""
    return Gazetteer.from_tables(
        package_table("places", "places"), package_table("places", "aliases")
    )


@once
def sources() -> pd.DataFrame:
    """Sources of every package, by package_id and source_id."""
    readings = (table("sources"), context_table("sources"))
    rows = pd.concat([reading.rows for reading in readings], ignore_index=True)
    return rows.set_index(["package_id", "source_id"]).sort_index()


@once
def coverage_by_district(programme: str) -> pd.DataFrame:
    """The look of every district that can be drawn for a programme."""
    shapes = shapes_of(programme, "district")
    return coverage.by_district(of_programme("coverage", programme), gazetteer(), shapes)


@once
def coverage_by_state(programme: str) -> pd.DataFrame:
    """Districts claimed, and listed with a source or on weak evidence, state by state."""
    return coverage.by_state(of_programme("coverage", programme), gazetteer())


@once
def evidence_counts(programme: str) -> Mapping[str, int]:
    """Pieces of evidence that a programme worked in a place, by place; empty if none are listed."""
    counted = of_programme("coverage_evidence", programme)["place_id"].value_counts()
    return {str(place_id): int(count) for place_id, count in counted.items()}


@once
def of_programme(name: str, programme: str) -> pd.DataFrame:
    """Rows of a table that belong to one programme; DataProblem if they could not be read."""
    reading = table(name)
    rows = reading.rows[reading.rows["package_id"] == programme]
    folder = f"programmes/{programme}/"
    if rows.empty and (mine := [one for one in reading.problems if one.file.startswith(folder)]):
        raise DataProblem(mine)
    return rows


@once
def headlines() -> pd.DataFrame:
    """Headline figures of every programme, each with all figures that stand beside it."""
    return headline_figures.headlines(table("values").rows, table("indicators").rows, countries())


@once
def reconciliation() -> pd.DataFrame:
    """Published totals beside the sums of their parts, for every programme."""
    return reconcile.totals(table("values").rows, table("indicators").rows, gazetteer())


@once
def programmes() -> Mapping[str, Package]:
    """The programmes by id, in the order of their folders."""
    return {package.package_id: package for package in catalog().programmes}


@once
def programme_names() -> Mapping[str, str]:
    """Short title of each programme by its id."""
    return {code: package.short_title for code, package in programmes().items()}


@once
def programme_layers(programme: str) -> Mapping[str, str]:
    """Layer of shapes for each level of places of a programme."""
    return dict(programmes()[programme].about["layers"])


@once
def layer(layer_id: str) -> Layer:
    """Shapes of one layer, decoded; ShapesMissing if the file is not there or damaged."""
    return read_layer(catalog().root, layer_id)


@once
def layers(country_id: str, level: str) -> tuple[Layer, ...]:
    """The layers that show the places of a level in a country."""
    return tuple(layer(one) for one in layers_of(catalog().root, country_id, level))


@once
def package_zip(package_id: str) -> bytes:
    """A whole package as one ZIP file."""
    return export.package_zip(catalog().package(package_id))


@once
def indicator(package_id: str, indicator_id: str) -> pd.Series:
    """One row of the indicators of a programme; KeyError if there is none."""
    rows = of_programme("indicators", package_id).set_index("indicator_id", drop=False)
    return rows.loc[indicator_id]


@drawn
def figures(package_id: str, indicator_id: str) -> pd.DataFrame:
    """All figures of a programme's indicator, stored or computed, for every place and period."""
    indicators = table("indicators").rows
    return measures.of(table("values").rows, indicators, indicator(package_id, indicator_id))


@once
def offered(package_id: str, themes: tuple[str, ...]) -> pd.DataFrame:
    """Indicators of a programme that can be mapped, with the finest level they have figures for."""
    rows = table("values").rows, table("indicators").rows
    return placed.offered(*rows, gazetteer(), package_id, themes)


@once
def shapes_of(package_id: str, level: str) -> tuple[str, ...]:
    """Ids of the places of a level that have a shape in a programme's layers."""
    return tuple(shape.place_id for shape in layer(programme_layers(package_id)[level]).shapes)


@once
def periods_of(package_id: str, indicator_id: str, level: str) -> tuple[str, ...]:
    """Periods in which an indicator has a figure at a level, oldest first."""
    found = figures(package_id, indicator_id)
    return placed.known_periods(found, shapes_of(package_id, level), gazetteer())


@drawn
def placed_figures(package_id: str, indicator_id: str, level: str, period: str) -> pd.DataFrame:
    """One row for every drawn place with its figure of one period."""
    found = figures(package_id, indicator_id)
    return placed.by_place(found, period, gazetteer(), shapes_of(package_id, level))


@once
def breaks(package_id: str, indicator_id: str, level: str) -> Breaks | None:
    """Class limits of an indicator over all its periods, so that colours can be compared."""
    shapes = set(shapes_of(package_id, level))
    found = figures(package_id, indicator_id)
    return round_breaks(found[found["place_id"].isin(shapes)]["value"].tolist())


@once
def gatherings() -> Gatherings:
    """Conclaves and conventions of every programme, and what came of them."""
    return Gatherings.of(table("events").rows, table("outcomes").rows, gazetteer())


@once
def library() -> Library:
    """Publications, films, toolkits and news of every programme."""
    return Library.of(table("resources").rows, table("news").rows)


@once
def countries() -> Mapping[str, str]:
    """Id of each programme's country."""
    return {one.package_id: str(one.country_id) for one in programmes().values()}


@once
def stories() -> Stories:
    """All case studies, in order, with their facets."""
    return Stories.of(table("cases").rows, gazetteer())


@once
def search_index() -> search.Index:
    """Everything that can be found, ready to be searched."""
    shelves = search_records.Shelves(
        {name: table(name).rows for name in search_records.TABLES},
        gazetteer(),
        search_records.other_names(package_table("places", "aliases")),
        vocabulary(),
        programme_names(),
    )
    synonyms = Synonyms.from_table(package_table("vocabulary", "synonyms"))
    return search.Index.of(shelves.records(), synonyms)


def found(words: str) -> search.Found:
    """What a search finds; the newest searches are kept."""
    return _found(words[: search.LONGEST_SEARCH])


@drawn
def _found(words: str) -> search.Found:
    return search_index().find(words)


@once
def figures_everywhere() -> Mapping[str, pd.DataFrame]:
    """The newest figure of every indicator, programmes first, by place."""
    parts = [
        profile.figures(read("values").rows, read("indicators").rows, gazetteer())
        for read in (table, context_table)
    ]
    return dict(iter(pd.concat(parts, ignore_index=True).groupby("place_id", sort=False)))


def place_figures(place_id: str) -> pd.DataFrame:
    """The newest figure of every indicator for a place; no row if none is known."""
    found = figures_everywhere()
    return found[place_id] if place_id in found else next(iter(found.values())).iloc[:0]


@once
def neighbours(place_id: str) -> tuple[str, ...]:
    """Ids of the places that share a border with one in its country's layer."""
    for package in programmes().values():
        if place_id in shapes_of(package.package_id, "district"):
            return profile.neighbours(
                layer(programme_layers(package.package_id)["district"]), place_id
            )
    return []
