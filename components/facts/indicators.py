"""What the explorer keeps between visits: small shared frames, by the key of an indicator and a cut."""

from collections.abc import Mapping

import pandas as pd

from components.facts import tables
from data import comparisons, indicators, measures, wholes
from data.indicators import Indicator
from data.measures import Slice


@tables.once
def everything(name: str) -> pd.DataFrame:
    """A table of the programmes and of the census and survey packages, one under the other."""
    parts = [tables.context_table(name).rows, tables.table(name).rows]
    return pd.concat(parts, ignore_index=True)


@tables.once
def catalogue() -> dict[str, Indicator]:
    """Every indicator that has a figure, by its key, by theme and label."""
    catalog, words = tables.catalog(), tables.vocabulary()
    packages = {one.package_id: one for one in (*catalog.contexts, *catalog.programmes)}
    found = indicators.catalogue(
        everything("indicators"),
        everything("values"),
        tables.gazetteer(),
        {package_id: str(package.country_id) for package_id, package in packages.items()},
        [one.package_id for one in catalog.contexts],
    )
    themes = words.ids("themes")
    order = sorted(found.values(), key=lambda one: (themes.index(one.theme), one.label))
    return {one.key: one for one in order}


@tables.once
def richest(package_id: str) -> str | None:
    """Key of the indicator of a package that can be cut in most ways."""
    return indicators.default_key(catalogue(), package_id)


@tables.once
def states_with_figures(key: str) -> frozenset[str]:
    """Ids of the states or provinces in which an indicator has figures."""
    first = catalogue()[key].in_places()[0]
    return frozenset(figures(key, first.group, first.residence)["state_id"].dropna())


def sources_of_figures() -> dict[str, str]:
    """Short name of each package that has indicators, census and surveys first."""
    known = {one.package_id for one in catalogue().values()}
    catalog = tables.catalog()
    return {
        one.package_id: one.short_title
        for one in (*catalog.contexts, *catalog.programmes)
        if one.package_id in known
    }


@tables.drawn
def figures(key: str, group: str, residence: str) -> pd.DataFrame:
    """All figures of one cut of an indicator that may be shown, with the words for their places."""
    indicator = catalogue()[key]
    table = everything("indicators")
    same = (table["package_id"] == indicator.package_id) & (
        table["indicator_id"] == indicator.indicator_id
    )
    found = measures.of(everything("values"), table, table[same].iloc[0], Slice(group, residence))
    return indicators.placed(indicators.in_force(found, indicator), tables.gazetteer())


@tables.drawn
def at(key: str, group: str, residence: str, period: str, level: str) -> pd.DataFrame:
    """Figures of one cut, period and level, by state and name."""
    return indicators.at(figures(key, group, residence), period, level)


@tables.drawn
def whole_values(key: str, group: str, residence: str, period: str) -> pd.DataFrame:
    """State and country values beside the districts, published or computed."""
    indicator = catalogue()[key]
    cut = (key, group, residence, period)
    published = pd.concat([at(*cut, "state"), at(*cut, "country")])
    districts = at(*cut, "district")
    weights = _weights(indicator, Slice(group, residence), period)
    return wholes.wholes(indicator, districts, published, weights, tables.gazetteer())


def _weights(indicator: Indicator, cut: Slice, period: str) -> wholes.Weights | None:
    found = indicators.weighting(indicator, cut, period, catalogue())
    if found is None:
        return None
    count, weight_cut, when = found
    rows = at(count.key, weight_cut.group, weight_cut.residence, when, "district")
    text = f"{count.label[:1].lower()}{count.label[1:]} of {when}"
    return wholes.Weights(rows.set_index("place_id")["value"], text)


@tables.once
def rules() -> comparisons.Rules:
    """What may be compared with what."""
    return comparisons.Rules.from_table(everything("comparability"), tables.gazetteer())


@tables.once
def course(key: str, group: str, residence: str) -> comparisons.Course:
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
    found = [tables.programme_layers(one) for one in programmes_in(country_id)]
    return found[0] if found else {}


@tables.once
def pinnable(country_id: str) -> dict[str, str]:
    """Districts of a country that can be marked, with their states, by state and name."""
    places = tables.gazetteer()
    return {
        place.place_id: places.full_name(place.place_id)
        for level in ("state", "district")
        for place in places.at_level(level, country_id)
    }
