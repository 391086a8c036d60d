"""Gatherings: which ones fit a choice, what came of them, and how many there would be of each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Self

import pandas as pd

from data import ordering, periods
from data.choices import NOT_SAID
from data.place import places_of
from data.places import Gazetteer
from data.stories import Matrix

NO_THEME = ""
REPORTED = "reported"
Topic = tuple[str, str | None]


@dataclass(frozen=True)
class GatheringChoice:
    """Which gatherings to list. An empty part does not limit.

    Attributes:
        programmes, levels, years, records: any of these; the year NOT_SAID is a date not reported.
        places: place ids; the gathering was held in any of them, or people of it took part.
        themes, kinds: any of these; with both, one outcome must have a theme and a kind of them.
    """

    programmes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    def without(self, facet: str) -> Self:
        """The same choice with one facet lifted."""
        return replace(self, **{facet: ()})

    @property
    def is_everything(self) -> bool:
        """Whether nothing limits the list."""
        return self == type(self)()


@dataclass(frozen=True)
class _Traits:
    """What a choice asks of one gathering, as sets; `topics` are themes, alone or with a kind."""

    programmes: frozenset[str]
    levels: frozenset[str]
    years: frozenset[str]
    records: frozenset[str]
    places: frozenset[str]
    topics: frozenset[Topic]

    def fits(self, choice: GatheringChoice) -> bool:
        """Whether every part of the choice fits."""
        return (
            _any(choice.programmes, self.programmes)
            and _any(choice.levels, self.levels)
            and _any(choice.years, self.years)
            and _any(choice.records, self.records)
            and _any(choice.places, self.places)
            and any(_is_about(topic, choice) for topic in self.topics)
        )

    def values(self, facet: str, choice: GatheringChoice) -> Iterator[str]:
        """Values of a facet that the gathering would be found by."""
        lifted = choice.without(facet)
        if facet == "themes":
            fitting = {theme for theme, kind in self.topics if _is_about((theme, kind), lifted)}
            yield from fitting - {NO_THEME}
        elif facet == "kinds":
            yield from {
                kind for theme, kind in self.topics if kind and _is_about((theme, kind), lifted)
            }
        else:
            yield from getattr(self, facet)


@dataclass(frozen=True)
class Gatherings:
    """All gatherings and what came of them.

    Attributes:
        events: table ``events`` with ``package_id``, newest first, undated last.
        outcomes: table ``outcomes`` with ``package_id``.
    """

    events: pd.DataFrame
    outcomes: pd.DataFrame
    _traits: tuple[_Traits, ...] = field(repr=False)

    @classmethod
    def of(cls, events: pd.DataFrame, outcomes: pd.DataFrame, places: Gazetteer) -> Self:
        """Build from the tables ``events`` and ``outcomes``."""
        ordered = in_order(events)
        topics = {
            code: set(zip(rows["theme"], rows["kind"], strict=True))
            for code, rows in outcomes.groupby("event_id")
        }
        traits = [
            _traits(event, topics.get(event["event_id"], set()), places)
            for event in ordered.to_dict("records")
        ]
        return cls(ordered, outcomes, tuple(traits))

    def matching(self, choice: GatheringChoice) -> pd.DataFrame:
        """Gatherings that fit every part of the choice, newest first."""
        fits = [place for place, traits in enumerate(self._traits) if traits.fits(choice)]
        return self.events.iloc[fits]

    def counts(self, choice: GatheringChoice, facet: str) -> dict[str, int]:
        """Number of gatherings for each value of a facet, all other parts of the choice in force.

        Args:
            facet: a part of GatheringChoice; of the places, those around count as well.
        """
        others = choice.without(facet)
        found: Counter[str] = Counter()
        for traits in self._traits:
            if traits.fits(others):
                found.update(traits.values(facet, others))
        return dict(found)

    def came_of(self, choice: GatheringChoice) -> pd.DataFrame:
        """Outcomes of the gatherings that fit, of the chosen themes and kinds."""
        rows = self.outcomes
        fits = rows["event_id"].isin(self.matching(choice)["event_id"])
        if choice.themes:
            fits &= rows["theme"].isin(choice.themes)
        if choice.kinds:
            fits &= rows["kind"].isin(choice.kinds)
        return rows[fits]

    def matrix(
        self, choice: GatheringChoice, themes: Iterable[str], kinds: Iterable[str]
    ) -> Matrix:
        """Number of outcomes of each theme and kind, whichever themes and kinds are chosen.

        Args:
            themes, kinds: the rows and columns wanted; themes without any outcome are left out.
        """
        rows = self.came_of(choice.without("themes").without("kinds"))
        of_theme, of_kind = Counter(rows["theme"]), Counter(rows["kind"])
        pairs = Counter(zip(rows["theme"], rows["kind"], strict=True))
        return Matrix(
            tuple(theme for theme in themes if of_theme[theme]),
            tuple(kinds),
            {pair: (count,) for pair, count in pairs.items()},
            of_theme,
            of_kind,
            len(rows),
        )

    def of_event(self, event_id: str) -> pd.DataFrame:
        """Outcomes of one gathering."""
        return self.outcomes[self.outcomes["event_id"] == event_id]


def in_order(events: pd.DataFrame) -> pd.DataFrame:
    """Newest first, then by title; undated gatherings last."""
    ends = [_end(date, year) for date, year in zip(events["date"], events["year"], strict=True)]
    ordered = events.assign(_end=ends).sort_values(
        ["_end", "title"], ascending=[False, True], key=ordering.column_key
    )
    return ordered.drop(columns="_end").reset_index(drop=True)


def venues(event: pd.Series) -> tuple[str, ...]:
    """Ids of the districts a gathering was held in, where they are known."""
    held_in = event.get("venue_place_ids")
    return held_in if isinstance(held_in, tuple) else ()


def years_of(date: Any, year: Any) -> tuple[str, ...]:
    """Years a gathering fell into; NOT_SAID if neither its date nor its year is known."""
    if isinstance(date, str):
        first, last = (int(one[:4]) for one in (date, date.rpartition("/")[2]))
        return tuple(str(one) for one in range(first, last + 1))
    return (NOT_SAID,) if pd.isna(year) else (str(year),)


def _end(date: Any, year: Any) -> int:
    if isinstance(date, str):
        return periods.sort_key(date)
    return 0 if pd.isna(year) else periods.sort_key(str(year))


def _traits(event: dict[str, Any], topics: set[Topic], places: Gazetteer) -> _Traits:
    return _Traits(
        programmes=frozenset({event["package_id"]}),
        levels=frozenset({event["level"]}),
        years=frozenset(years_of(event["date"], event["year"])),
        records=frozenset({event["record"]}),
        places=frozenset(
            ancestor.place_id for each in places_of(event) for ancestor in places.ancestors(each)
        ),
        topics=frozenset(
            {(NO_THEME, None), *((theme, None) for theme in event["themes"]), *topics}
        ),
    )


def _any(wanted: tuple[str, ...], there: frozenset[str]) -> bool:
    return not wanted or not there.isdisjoint(wanted)


def _is_about(topic: Topic, choice: GatheringChoice) -> bool:
    theme, kind = topic
    return (not choice.themes or theme in choice.themes) and (
        not choice.kinds or kind in choice.kinds
    )
