"""What is measured: every indicator with the cuts it is known in, and its figures at one time."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from data import periods
from data.measures import Slice, is_true
from data.messages import mark_message, phrase
from data.place import SUBDISTRICT
from data.places import Gazetteer
from data.publication import is_for_tables
from data.text_cells import text_of

POPULATION = "population"
RATES = ("percent", "percentage_points", "index", "ratio")
DOUBTS = {
    "one_source": mark_message("one source only"),
    "in_part": mark_message("one source only, some of them"),
}
SENTENCES_OF_DOUBT = {
    "one_source": mark_message("These figures rest on one source only."),
    "in_part": mark_message("Some of these figures rest on one source only."),
}
LEVELS = {
    "district": "districts",
    "state": "states",
    "country": "countries",
    "subdistrict": "subdistricts",
}
ORDER = {"all": 0, "total": 0}
FLAGS = ("is_survey", "is_share", "caveat_is_obligatory", "sentence_is_of_rest")


@dataclass(frozen=True)
class Offer:
    """One cut of an indicator at one time, with how many places of each level have a figure."""

    group: str
    residence: str
    period: str
    districts: int
    states: int
    countries: int
    subdistricts: int = 0

    @property
    def cut(self) -> Slice:
        """Group and residence of the offer."""
        return Slice(self.group, self.residence)

    def is_of_the_cut_of(self, other: "Offer") -> bool:
        """Whether another offer is of the same groups, residence and period."""
        return self.cut == other.cut and self.period == other.period


@dataclass(frozen=True)
class Indicator:
    """One thing that is measured: its words from the table, and the cuts in which it is known.

    Attributes:
        weight_id: the count to weight districts by, empty for the population.
        is_survey: its figures are estimates from a sample.
        is_share: it says how large a group of people is in a place, not how it fares.
        caveat_places: its sentences that are about some places only: “2 IN-MP;3 IN-OR IN-CT”.
        caveat_is_obligatory: the caveat stands beside every figure, not only in the description.
        corroboration: key of DOUBTS where its figures were not seen in a second source, else empty.
        sentence: the figure as a person would say it, with {place} and {fraction}, or an empty text.
        sentence_is_of_rest: the sentence counts those whom the figure leaves out.
        group_sentence: what it says of a group, in English, with {people}, or an empty text.
    """

    package_id: str
    indicator_id: str
    country_id: str
    label: str
    short_label: str
    question: str
    definition: str
    unit: str
    direction: str
    theme: str
    population: str
    numerator: str
    denominator: str
    weight_id: str
    how_to_add: str
    boundary_vintage: str
    definition_version: str
    is_survey: bool
    is_share: bool
    caveat_is_obligatory: bool
    verification: str
    caveat: str
    caveat_places: str
    corroboration: str
    sentence: str
    sentence_is_of_rest: bool
    group_sentence: str
    note: str
    source_id: str
    is_context: bool
    offers: tuple[Offer, ...]

    @property
    def key(self) -> str:
        """How an address names the indicator: ``package:indicator``."""
        return f"{self.package_id}:{self.indicator_id}"

    @property
    def level(self) -> str:
        """The smallest level at which several places have a figure, else the largest with one.

        Sub-districts are known for a few states only: the level is theirs where there is no other.
        """
        most = {level: self._most(level) for level in LEVELS}
        several = [level for level in ("district", "state") if most[level] > 1]
        single = [level for level in ("country", "state", "district", "subdistrict") if most[level]]
        return (several or single)[0]

    def _most(self, level: str) -> int:
        """In how many places of a level one cut has a figure, at most."""
        return max((getattr(offer, LEVELS[level]) for offer in self.offers), default=0)

    @property
    def is_rate(self) -> bool:
        """Whether the figure can be compared between large and small places."""
        return self.unit in RATES or "per_" in self.unit

    @property
    def doubt(self) -> str:
        """A mark for figures that nobody could check against a second source, or an empty text."""
        return phrase(DOUBTS[self.corroboration]) if self.corroboration in DOUBTS else ""

    @property
    def doubt_sentence(self) -> str:
        """The same as a sentence, for what stands under figures."""
        return phrase(SENTENCES_OF_DOUBT[self.corroboration]) if self.doubt else ""

    def in_places(self) -> tuple[Offer, ...]:
        """The offers that have figures at the indicator's own level."""
        enough = min(2, self._most(self.level))
        counted = LEVELS[self.level]
        return tuple(offer for offer in self.offers if getattr(offer, counted) >= enough)

    def groups(self) -> list[str]:
        """Groups it is known for, everybody first."""
        return _distinct(offer.group for offer in self.in_places())

    def residences(self, group: str) -> list[str]:
        """Residences it is known for in a group, rural and urban together first."""
        return _distinct(offer.residence for offer in self.in_places() if offer.group == group)

    def periods(self, cut: Slice) -> list[str]:
        """Periods of a cut, newest first; of those that end together first the one that begins last."""
        known = {offer.period for offer in self.in_places() if offer.cut == cut}
        return sorted(known, key=lambda period: (periods.sort_key(period), period), reverse=True)


def catalogue(
    indicators: pd.DataFrame,
    values: pd.DataFrame,
    places: Gazetteer,
    countries: Mapping[str, str],
    contexts: Iterable[str],
) -> dict[str, Indicator]:
    """Every indicator that has a figure, by its key, in the order of the table.

    A computed rate is offered wherever its numerator is.

    Args:
        indicators, values: the tables with ``package_id``, of programmes and contexts together.
        countries: place id of the country of each package.
        contexts: ids of the packages that hold census and survey figures.
    """
    offers = _offers(values, places)
    of_context = set(contexts)
    described = {}
    for row in indicators.to_dict("records"):
        counted = (
            row["numerator_id"] if isinstance(row["numerator_id"], str) else row["indicator_id"]
        )
        package_id = row["package_id"]
        known = offers.get((package_id, counted), ())
        if is_true(row.get("base_of_same_period")):
            base = offers.get((package_id, row["denominator_id"]), ())
            known = tuple(
                one for one in known if any(one.is_of_the_cut_of(other) for other in base)
            )
        if known:
            indicator = _indicator(row, countries[package_id], package_id in of_context, known)
            described[indicator.key] = indicator
    return described


def reword(known: Mapping[str, Indicator], indicators: pd.DataFrame) -> dict[str, Indicator]:
    """The same indicators with the words of another language.

    Args:
        known: what :func:`catalogue` returned.
        indicators: the same table in that language.
    """
    rows = indicators.to_dict("records")
    words = {f"{row['package_id']}:{row['indicator_id']}": _words(row) for row in rows}
    return {key: replace(one, **words[key]) for key, one in known.items()}


def _indicator(
    row: Mapping[Hashable, Any], country_id: str, is_context: bool, offers: tuple[Offer, ...]
) -> Indicator:
    flags: dict[str, Any] = {name: is_true(row.get(name)) for name in FLAGS}
    return Indicator(
        **_words(row), **flags, country_id=country_id, is_context=is_context, offers=offers
    )


def _words(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    own = {"country_id", "is_context", "offers", *FLAGS}
    words = {
        column.name: text_of(row.get(column.name))
        for column in fields(Indicator)
        if column.name not in own
    }
    words["short_label"] = words["short_label"] or words["label"]
    words["question"] = words["question"] or words["label"]
    return words


def kind_of_level(level: str) -> str:
    """Country, state, district or sub-district: parts and groups of districts stand beside districts."""
    return level if level in ("country", "state", SUBDISTRICT) else "district"


def _offers(values: pd.DataFrame, places: Gazetteer) -> dict[tuple[str, str], tuple[Offer, ...]]:
    known = values[values["value"].notna() & (values["variant"] == "main") & ~is_for_tables(values)]
    kinds = {
        place_id: kind_of_level(places[place_id].level) for place_id in known["place_id"].unique()
    }
    by = ["package_id", "indicator_id", "group", "residence", "period"]
    counts = known.assign(kind=known["place_id"].map(kinds)).groupby([*by, "kind"])["place_id"]
    cuts: dict[tuple[str, ...], dict[str, int]] = {}
    for key, number in counts.nunique().items():
        words = tuple(str(word) for word in key)
        cuts.setdefault(words[:-1], {})[words[-1]] = int(number)
    offers: dict[tuple[str, str], list[Offer]] = {}
    for (package_id, indicator_id, group, residence, period), number_of in cuts.items():
        places_at = [number_of.get(kind, 0) for kind in LEVELS]
        offer = Offer(group, residence, period, *places_at)
        offers.setdefault((package_id, indicator_id), []).append(offer)
    return {key: tuple(found) for key, found in offers.items()}


def default_key(catalogue: Mapping[str, Indicator], package_id: str) -> str | None:
    """The indicator of a package that can be cut in most ways; the first of them."""
    own = [indicator for indicator in catalogue.values() if indicator.package_id == package_id]
    best = max(own, key=_richness, default=None)
    return best.key if best else None


def _richness(indicator: Indicator) -> tuple[bool, bool, int]:
    cuts = {offer.cut for offer in indicator.in_places()}
    return indicator.level == "district", indicator.is_rate, len(cuts)


def weighting(
    indicator: Indicator, cut: Slice, period: str, catalogue: Mapping[str, Indicator]
) -> tuple[Indicator, Slice, str] | None:
    """The count to weight districts by where the source gives no denominator.

    The one that the table names (``weight_id``) comes first, then the population; of each the cut that is
    nearest to the one asked for, and the period nearest to it. None if the country has no such count.
    """
    counts = [
        count
        for count in catalogue.values()
        if count.country_id == indicator.country_id
        and count.is_context
        and count.how_to_add == "sum"
        and count.level == "district"
        and count.indicator_id in (indicator.weight_id, POPULATION)
    ]
    counts.sort(key=lambda count: count.indicator_id != indicator.weight_id)
    nearest = [cut, Slice("all", cut.residence), Slice(cut.group), Slice()]
    for count in counts:
        for wanted in nearest:
            if known := count.periods(wanted):
                year = periods.year_of(period)
                return count, wanted, min(known, key=lambda p: abs(periods.year_of(p) - year))
    return None


def _distinct(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda word: (ORDER.get(word, 1), word))
