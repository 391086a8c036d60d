"""Every figure of some packages, by indicator and cut: the one way to a figure with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from components.facts import cache
from components.facts.grouped import GroupedRows, group_rows
from data import aggregates, indicator_figures, indicators, measures
from data.aggregates import Weights
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice
from data.messages import Period, phrase
from data.places import Gazetteer

EVERYBODY = Slice()
LEVELS = ("district", "state", "country")


@dataclass(frozen=True, eq=False)
class Figures:
    """The tables they are read from; what was asked for is kept.

    Attributes:
        indicators, values: tables with ``package_id``, of all packages together.
        catalogue: every indicator that has a figure, by its key.
    """

    indicators: pd.DataFrame = field(repr=False)
    values: pd.DataFrame = field(repr=False)
    places: Gazetteer = field(repr=False)
    catalogue: Mapping[str, Indicator] = field(repr=False)

    @cache.bounded
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

    @cache.bounded
    def of(self, key: str, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """The figures that may be shown, each with its source and the words for its place."""
        indicator = self.catalogue[key]
        stored = self.stored(indicator.package_id, indicator.indicator_id, cut)
        shown = indicator_figures.in_force(stored, indicator)
        return indicator_figures.placed(shown, self.places)

    @cache.bounded
    def at(self, key: str, cut: Slice, period: str, level: str) -> pd.DataFrame:
        """Figures of one period and level, by state and name."""
        return indicator_figures.at(self.of(key, cut), period, level)

    @cache.bounded
    def together(self, key: str, cut: Slice, period: str) -> pd.DataFrame:
        """States and the country at one period: published, else computed; see `data.aggregates`."""
        indicator = self.catalogue[key]
        districts, states, country = (self.at(key, cut, period, level) for level in LEVELS)
        published = pd.concat([states, country], ignore_index=True)
        weights = self._weights(indicator, cut, period)
        return aggregates.aggregate_places(indicator, districts, published, weights, self.places)

    def _weights(self, indicator: Indicator, cut: Slice, period: str) -> Weights | None:
        weighting = indicators.weighting(indicator, cut, period, self.catalogue)
        if weighting is None:
            return None
        count, weight_cut, when = weighting
        rows = self.at(count.key, weight_cut, when, "district")
        label = begin_small(count.label)
        text = phrase("{measure} of {period}", measure=label, period=Period(when))
        return Weights(rows.set_index("place_id")["value"], text)

    def rows_of(self, package_id: str, indicator_id: str) -> pd.DataFrame:
        """Rows of the table ``values`` of one stored indicator, in the order of the table."""
        return self._by_indicator().of((package_id, indicator_id))

    @cache.bounded
    def _by_indicator(self) -> GroupedRows:
        return group_rows(self.values, ("package_id", "indicator_id"))
