"""What a visitor chose: frozen values that can say themselves in a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from data.places import Gazetteer
from data.vocabulary import Vocabulary

NOT_SAID = "not_said"


def join_words(words: Iterable[str], by: str = "or") -> str:
    """“one, two or three”; empty without words."""
    *others, last = list(words) or [""]
    return f"{', '.join(others)} {by} {last}" if others else last


@dataclass(frozen=True)
class CaseChoice:
    """Which case studies to list. An empty part does not limit.

    Attributes:
        words: what the case is searched for.
        programmes, places, themes, groups, tiers, years, outcome_kinds, source_kinds: any of these;
            a place is a place id, and the case lies in it. Where a group, tier or year can be
            missing, NOT_SAID stands for that.
        every_group: a case must tell of all the groups that are chosen, not of any of them.
    """

    words: str = ""
    programmes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    outcome_kinds: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    every_group: bool = False

    def without(self, *facets: str) -> Self:
        """The same choice with some facets lifted."""
        lifted: dict[str, Any] = dict.fromkeys(facets, ())
        return replace(self, **lifted)

    @property
    def is_everything(self) -> bool:
        """Whether nothing limits the list."""
        return self == type(self)()

    def sentence(self, names: Mapping[str, str], words: Vocabulary, places: Gazetteer) -> str:
        """The choice in words.

        Args:
            names: short title of each programme by id.
            words: labels of themes, groups, tiers, outcome kinds and source kinds.
            places: names of places.
        """
        if self.is_everything:
            return "Nothing chosen: all case studies."
        parts = [
            _part("of", [names[programme] for programme in self.programmes]),
            _part("from", [places.full_name(place) for place in self.places]),
            _part("about", _labels(words, "themes", self.themes)),
            _part(
                "with",
                _labels(words, "groups", self.groups),
                "group not reported",
                self.every_group,
            ),
            _part("told of a", _labels(words, "tiers", self.tiers), "tier not reported"),
            _part("of the year", list(self.years), "year not reported"),
            _part("with the outcome:", _labels(words, "case_outcome_kinds", self.outcome_kinds)),
            _part("as told by:", _labels(words, "source_kinds", self.source_kinds)),
            f"containing “{self.words.strip()}”" if self.words.strip() else "",
        ]
        return f"Chosen: {', '.join(part for part in parts if part)}."


def _labels(words: Vocabulary, vocabulary: str, codes: tuple[str, ...]) -> list[str]:
    return [code if code == NOT_SAID else words.label(vocabulary, code) for code in codes]


def _part(before: str, labels: list[str], missing: str = "", every: bool = False) -> str:
    """“of the year 2012 or 2013 or year not reported”; empty if nothing is chosen."""
    by = "and" if every else "or"
    named = [label for label in labels if not (missing and label == NOT_SAID)]
    ends = [missing] if len(named) < len(labels) else []
    return join_words([*([f"{before} {join_words(named, by)}"] if named else []), *ends], by)


@dataclass(frozen=True)
class PlaceChoice:
    """A programme and, inside it, a state or province and a district.

    Attributes:
        programme: package id.
        state, district: place ids, None for all.
    """

    programme: str
    state: str | None = None
    district: str | None = None

    @property
    def place(self) -> str | None:
        """The smallest place chosen, None if the whole programme."""
        return self.district or self.state

    def sentence(self, names: Mapping[str, str], places: Gazetteer) -> str:
        """The choice in words: “Programme X in Gaya, Bihar”."""
        where = f" in {places.full_name(self.place)}" if self.place else ""
        return f"{names[self.programme]}{where}"


@dataclass(frozen=True)
class IndicatorChoice:
    """Which figures to look at, and how.

    Attributes:
        indicator: key of the indicator, ``package:indicator``.
        view: how they are drawn.
        state: place id that limits the places, None for the whole country.
        group, residence, period: which cut of the indicator.
        pins: places marked in every view, in the order they were pinned.
    """

    indicator: str
    view: str
    state: str | None = None
    group: str = "all"
    residence: str = "total"
    period: str = ""
    pins: tuple[str, ...] = ()

    def sentence(self, label: str, words: Vocabulary, places: Gazetteer) -> str:
        """The choice in words: “Homes with a latrine, Scheduled Castes, rural, in Bihar”."""
        parts = [label]
        if self.group != "all":
            parts.append(words.label("groups", self.group))
        if self.residence != "total":
            parts.append(words.label("residences", self.residence).lower())
        if self.state:
            parts.append(f"in {places.name(self.state)}")
        return ", ".join(parts)
