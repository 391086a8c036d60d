"""Every figure of some packages, by indicator and cut: the one way to a figure with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from components.facts import cache
from components.facts.filed_figures import EVERYBODY, FiledFigures
from data import aggregates, indicator_figures
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice
from data.messages import Period, phrase
from data.places import Gazetteer

__all__ = ["EVERYBODY", "Figures"]


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures in a reader's language: what is computed is taken from those as they are filed.

    Attributes:
        filed: the same without any words.
        catalogue: every indicator that has a figure, by its key.
    """

    filed: FiledFigures = field(repr=False)
    places: Gazetteer = field(repr=False)
    catalogue: Mapping[str, Indicator] = field(repr=False)

    def stored(self, package_id: str, indicator_id: str, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """Figures of an indicator in one cut; see :meth:`FiledFigures.stored`."""
        return self.filed.stored(package_id, indicator_id, cut)

    @cache.bounded
    def of(self, key: str, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """The figures that may be shown, each with its source and the words for its place."""
        filed = self.filed.shown(key, cut).drop(columns=indicator_figures.WHERE)
        return indicator_figures.placed(filed, self.places)

    @cache.bounded
    def at(self, key: str, cut: Slice, period: str, level: str) -> pd.DataFrame:
        """Figures of one period and level, by state and name."""
        return indicator_figures.at(self.of(key, cut), period, level)

    @cache.bounded
    def together(self, key: str, cut: Slice, period: str) -> pd.DataFrame:
        """States and the country at one period: published, else computed; see `data.aggregates`."""
        return aggregates.say_wholes(
            self.filed.wholes(key, cut, period),
            self.catalogue[key],
            self._weighted_by(key, cut, period),
            self.places,
        )

    def _weighted_by(self, key: str, cut: Slice, period: str) -> str:
        weighting = self.filed.weighting(key, cut, period)
        if weighting is None:
            return ""
        count, _, when = weighting
        label = begin_small(self.catalogue[count].label)
        return phrase("{measure} of {period}", measure=label, period=Period(when))

    def rows_of(self, package_id: str, indicator_id: str) -> pd.DataFrame:
        """Rows of the table ``values`` of one stored indicator, in the order of the table."""
        return self.filed.rows_of(package_id, indicator_id)
