"""Every figure of some packages without any words: computed once for the readers of all languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from components.facts import cache
from components.facts.grouped import GroupedRows, group_rows
from data import aggregates, indicator_figures, indicators, measures
from data.catalog import Catalog
from data.indicators import Indicator
from data.measures import Slice
from data.places import Gazetteer

EVERYBODY = Slice()
LEVELS = ("district", "state", "country")


@dataclass(frozen=True, eq=False)
class FiledFigures:
    """The tables they are read from, as they are filed; what was asked for is kept.

    Attributes:
        indicators, values: tables with ``package_id``, of all packages together.
        places: with the English names, which nobody reads here.
        catalogue: every indicator that has a figure, by its key, in the order of the table.
    """

    indicators: pd.DataFrame = field(repr=False)
    values: pd.DataFrame = field(repr=False)
    places: Gazetteer = field(repr=False)
    catalogue: Mapping[str, Indicator] = field(repr=False)

    @cache.bounded_without_words
    def stored(self, package_id: str, indicator_id: str, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """Figures of an indicator in one cut, stored or computed, for every place and period.

        Returns:
            The columns of :func:`data.measures.figures_of_indicator`, also for figures that may not be shown.

        Raises:
            IndexError: the package has no such indicator.
        """
        own = self.indicators[self.indicators["package_id"] == package_id]
        indicator = own[own["indicator_id"] == indicator_id].iloc[0]
        parts = [indicator[name] for name in ("numerator_id", "denominator_id")]
        needed = [part for part in parts if isinstance(part, str)] or [indicator_id]
        values = pd.concat([self.rows_of(package_id, part) for part in needed])
        return measures.figures_of_indicator(values, own, indicator, cut)

    @cache.bounded_without_words
    def shown(self, key: str, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """The figures that may be shown, each with its source, its state_id and the kind of its place."""
        indicator = self.catalogue[key]
        stored = self.stored(indicator.package_id, indicator.indicator_id, cut)
        return indicator_figures.located(indicator_figures.in_force(stored, indicator), self.places)

    @cache.bounded_without_words
    def wholes(self, key: str, cut: Slice, period: str) -> pd.DataFrame:
        """States and the country at one period; see :func:`data.aggregates.compute_wholes`."""
        indicator = self.catalogue[key]
        districts, states, country = (
            indicator_figures.at(self.shown(key, cut), period, level) for level in LEVELS
        )
        published = pd.concat([states, country], ignore_index=True)
        return aggregates.compute_wholes(
            indicator, districts, published, self._weights(indicator, cut, period)
        )

    def weighting(self, key: str, cut: Slice, period: str) -> tuple[str, Slice, str] | None:
        """Key, cut and period of the count that districts are weighted by; None if there is none."""
        found = indicators.weighting(self.catalogue[key], cut, period, self.catalogue)
        return None if found is None else (found[0].key, *found[1:])

    def _weights(self, indicator: Indicator, cut: Slice, period: str) -> pd.Series | None:
        weighting = self.weighting(indicator.key, cut, period)
        if weighting is None:
            return None
        count, weight_cut, when = weighting
        rows = indicator_figures.at(self.shown(count, weight_cut), when, "district")
        return rows.set_index("place_id")["value"]

    def rows_of(self, package_id: str, indicator_id: str) -> pd.DataFrame:
        """Rows of the table ``values`` of one stored indicator, in the order of the table."""
        return self._by_indicator().of((package_id, indicator_id))

    @cache.bounded_without_words
    def _by_indicator(self) -> GroupedRows:
        return group_rows(self.values, ("package_id", "indicator_id"))


def file_figures(
    catalog: Catalog, rows: pd.DataFrame, values: pd.DataFrame, places: Gazetteer
) -> FiledFigures:
    """The figures of all packages of a catalogue.

    Args:
        rows, values: its tables ``indicators`` and ``values``, with ``package_id``.
    """
    packages = (*catalog.contexts, *catalog.programmes)
    countries = {package.package_id: str(package.country_id) for package in packages}
    contexts = [package.package_id for package in catalog.contexts]
    known = indicators.catalogue(rows, values, places, countries, contexts)
    return FiledFigures(rows, values, places, known)
