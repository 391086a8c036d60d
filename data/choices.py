"""What a visitor chose: frozen values that can say themselves in a sentence."""

from dataclasses import dataclass, replace
from typing import Self

from data.places import Gazetteer
from data.vocabulary import Vocabulary


def _any_of(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"


@dataclass(frozen=True)
class CaseChoice:
    """Which case studies to list. An empty part does not limit.

    Attributes:
        words: words that must all stand in the case.
        programmes, themes, groups, outcome_kinds: any of these.
        place: place id; the case lies in it.
    """

    words: str = ""
    programmes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    outcome_kinds: tuple[str, ...] = ()
    place: str | None = None

    def without(self, facet: str) -> Self:
        """The same choice with one facet lifted."""
        return replace(self, **{facet: None if facet == "place" else ()})

    @property
    def is_everything(self) -> bool:
        """Whether nothing limits the list."""
        return self == type(self)()

    def sentence(self, names: dict[str, str], words: Vocabulary, places: Gazetteer) -> str:
        """The choice in words.

        Args:
            names: short title of each programme by id.
            words: labels of themes, groups and outcome kinds.
            places: names of places.
        """
        parts = ["All case studies" if self.is_everything else "Case studies"]
        if self.programmes:
            parts.append(f"of {_any_of([names[one] for one in self.programmes])}")
        if self.place:
            parts.append(f"from {places.full_name(self.place)}")
        if self.themes:
            parts.append(f"about {_any_of([words.label('themes', one) for one in self.themes])}")
        if self.groups:
            parts.append(f"with {_any_of([words.label('groups', one) for one in self.groups])}")
        if self.outcome_kinds:
            kinds = [words.label("case_outcome_kinds", one) for one in self.outcome_kinds]
            parts.append(f"with outcome: {_any_of(kinds)}")
        if self.words.strip():
            parts.append(f"containing “{self.words.strip()}”")
        return ", ".join([" ".join(parts[:2]), *parts[2:]]) + "."


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

    def sentence(self, names: dict[str, str], places: Gazetteer) -> str:
        """The choice in words: “PACS in Gaya, Bihar”."""
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
