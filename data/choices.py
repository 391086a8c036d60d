"""What a visitor chose, as frozen values; content's `choice_words` says them in a sentence."""

from dataclasses import dataclass, replace
from typing import Any, Self

NOT_SAID = "not_said"
# What the impact map shows beside the layers of the tables.
PRESENCE, EVIDENCE = "presence", "evidence"
STORIES, GATHERINGS, FEDERATIONS, VILLAGES = "stories", "gatherings", "federations", "villages"


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


@dataclass(frozen=True)
class ImpactChoice:
    """Up to three layers of one programme on the impact map.

    Attributes:
        fill: "presence", or a layer of need, reach or density.
        circles: a layer of results, EVIDENCE, or "" for none.
        points: a kind of points, with a theme behind a point for stories ("stories.land"), or "".
        strength: an outcome kind that stories must have, or "".
        state: place id that limits the places, None for all of the programme.
        period: the time asked for, "" for the newest.
    """

    programme: str
    fill: str = PRESENCE
    circles: str = ""
    points: str = ""
    strength: str = ""
    state: str | None = None
    period: str = ""

    @property
    def theme(self) -> str:
        """The theme of the stories, "" for all."""
        return self.points.partition(".")[2]
