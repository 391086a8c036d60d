"""What the explorer keeps between visits: small shared frames, by the key of an indicator and a cut."""

from collections.abc import Mapping

import pandas as pd

from components.facts import tables
from components.facts.figures import Figures
from components.facts.filed_figures import FiledFigures, file_figures
from data import comparisons, figures_by_place, indicators, languages, translations
from data.indicators import Indicator
from data.measures import Slice


def all_rows(name: str) -> pd.DataFrame:
    """A table of the programmes and of the census and survey packages, one under the other."""
    # A table without words is the same to all, and large.
    is_same = languages.translated() is None or name not in translations.WORDS
    return _filed_rows(name) if is_same else _translated_rows(name)


@tables.once_without_digits
def _translated_rows(name: str) -> pd.DataFrame:
    return _both(name)


@tables.once_without_words
def _filed_rows(name: str) -> pd.DataFrame:
    return _both(name)


def _both(name: str) -> pd.DataFrame:
    parts = [tables.context_table(name).rows, tables.table(name).rows]
    return pd.concat(parts, ignore_index=True)


@tables.once_without_digits
def catalogue() -> dict[str, Indicator]:
    """Every indicator that has a figure, by its key, by theme and label."""
    words, known = tables.vocabulary(), filed_figures().catalogue
    if languages.translated() is not None:
        known = indicators.reword(known, all_rows("indicators"))
    themes = words.ids("themes")
    order = sorted(
        known.values(), key=lambda indicator: (themes.index(indicator.theme), indicator.label)
    )
    return {indicator.key: indicator for indicator in order}


@tables.once
def default_indicator(package_id: str) -> str | None:
    """Key of the indicator of a package that can be cut in most ways."""
    return indicators.default_key(catalogue(), package_id)


def numerator(rate: Indicator) -> Indicator:
    """What a computed rate has above the line; KeyError for a rate that is not computed."""
    own = all_rows("indicators")
    row = own[(own["package_id"] == rate.package_id) & (own["indicator_id"] == rate.indicator_id)]
    return catalogue()[f"{rate.package_id}:{row.iloc[0]['numerator_id']}"]


@tables.once
def by_district(package_id: str) -> frozenset[str]:
    """Ids of the indicators of a package that are known district by district."""
    return frozenset(
        one.indicator_id
        for one in catalogue().values()
        if one.package_id == package_id and one.level == "district"
    )


@tables.once
def states_with_figures(key: str) -> frozenset[str]:
    """Ids of the states or provinces in which an indicator has figures."""
    first = catalogue()[key].in_places()[0]
    return frozenset(figures(key, first.group, first.residence)["state_id"].dropna())


def sources_of_figures() -> dict[str, str]:
    """Short name of each package that has indicators, census and surveys first."""
    known = {indicator.package_id for indicator in catalogue().values()}
    catalog = tables.catalog()
    return {
        package.package_id: tables.packages()[package.package_id].short_title
        for package in (*catalog.contexts, *catalog.programmes)
        if package.package_id in known
    }


@tables.once_without_words
def filed_figures() -> FiledFigures:
    """The figures of all packages without any words, for the readers of all languages."""
    return file_figures(
        tables.catalog(), all_rows("indicators"), all_rows("values"), tables.gazetteer()
    )


@tables.once
def all_figures() -> Figures:
    """The figures of all packages in the reader's language."""
    return Figures(filed_figures(), tables.gazetteer(), catalogue())


def figures(key: str, group: str, residence: str) -> pd.DataFrame:
    """All figures of one cut of an indicator that may be shown, with the words for their places."""
    return all_figures().of(key, Slice(group, residence))


def at(key: str, group: str, residence: str, period: str, level: str) -> pd.DataFrame:
    """Figures of one cut, period and level, by state and name."""
    return all_figures().at(key, Slice(group, residence), period, level)


def aggregate_values(key: str, group: str, residence: str, period: str) -> pd.DataFrame:
    """State and country values beside the districts, published or computed."""
    return all_figures().together(key, Slice(group, residence), period)


@tables.once
def rules() -> comparisons.Rules:
    """What may be compared with what."""
    return comparisons.Rules.from_table(all_rows("comparability"), tables.gazetteer())


@tables.once
def comparable_periods(key: str, group: str, residence: str) -> comparisons.Course:
    """Which periods of a cut may stand on one time axis."""
    known = catalogue()[key].periods(Slice(group, residence))
    return comparisons.course(catalogue()[key], known, rules())


def programmes_in(country_id: str) -> dict[str, str]:
    """Short names of the programmes of a country."""
    return {
        package_id: package.short_title
        for package_id, package in tables.programmes().items()
        if package.country_id == country_id
    }


def layers_of(country_id: str) -> Mapping[str, str]:
    """Layers of shapes that programmes of a country use; empty if there is none."""
    layers = [tables.programme_layers(programme) for programme in programmes_in(country_id)]
    return layers[0] if layers else {}


@tables.once
def pinnable(country_id: str) -> dict[str, str]:
    """Districts of a country that can be marked, with their states, by state and name."""
    places = tables.gazetteer()
    return {
        place.place_id: places.full_name(place.place_id)
        for level in ("state", "district")
        for place in places.at_level(level, country_id)
    }


@tables.once
def indicator_row(package_id: str, indicator_id: str) -> pd.Series:
    """One row of the indicators of a programme; KeyError if there is none."""
    rows = tables.of_programme("indicators", package_id).set_index("indicator_id", drop=False)
    return rows.loc[indicator_id]


def stored_figures(package_id: str, indicator_id: str) -> pd.DataFrame:
    """All figures of everybody, stored or computed, for every place and period."""
    return all_figures().stored(package_id, indicator_id)


@tables.once
def mappable_indicators(package_id: str, themes: tuple[str, ...]) -> pd.DataFrame:
    """Indicators of a programme that can be mapped, with the finest level they have figures for."""
    rows = tables.table("values").rows, tables.table("indicators").rows
    return figures_by_place.mappable_indicators(*rows, tables.gazetteer(), package_id, themes)


@tables.once
def periods_of(package_id: str, indicator_id: str, level: str) -> tuple[str, ...]:
    """Periods in which an indicator has a figure at a level, oldest first."""
    shapes, places = tables.shapes_of(package_id, level), tables.gazetteer()
    return tuple(
        figures_by_place.known_periods(stored_figures(package_id, indicator_id), shapes, places)
    )


@tables.drawn
def placed_figures(package_id: str, indicator_id: str, level: str, period: str) -> pd.DataFrame:
    """One row for every drawn place with its figure of one period."""
    rows, shapes = stored_figures(package_id, indicator_id), tables.shapes_of(package_id, level)
    return figures_by_place.by_place(rows, period, tables.gazetteer(), shapes)
