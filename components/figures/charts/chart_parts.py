"""What the charts of the explorer share: the words around them, marked places, and dots kept apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.figures.charts.plots import Axis, Panel, Plot, Tag
from components.figures.records import Row, records
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.language.numbers import format_number
from data.letters import join_sentences

SWARM, SWARM_STEP = 0.34, 90
SMALL, USUAL, LARGE = 3.5, 5.0, 7.0
ONE_PLACE = gettext_noop("One place")
DOUBTFUL_PLACE = gettext_noop("One place, doubtful or few cases")
PINNED_PLACE = gettext_noop("Pinned place")
# From the middle of a strip to the numbers above its dots.
ABOVE = 0.36


@dataclass(frozen=True)
class Text:
    """The words around a chart, ready to print."""

    figure_id: str
    title: str
    subtitle: str
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Pins:
    """Marked places: id and name in the order of their numbers."""

    names: Mapping[str, str]

    def number(self, place_id: str) -> int | None:
        """The number of a marked place, from 1; None if it is not marked."""
        ids = list(self.names)
        return ids.index(place_id) + 1 if place_id in ids else None

    def labelled(self, place_id: str, name: str) -> str:
        """The name with its number, where the place is marked."""
        number = self.number(place_id)
        return f"{format_number(number)} · {name}" if number else name


def name_pinned(names: Iterable[str]) -> str:
    """The marked places with their numbers, in a line."""
    numbered = (f"{format_number(place)} {name}" for place, name in enumerate(names, start=1))
    return gettext("Pinned: {places}", places=lists.join(numbered))


def plot_of(
    text: Text, x: Axis, panels: Sequence[Panel], height: int, pins: Pins, alt: str
) -> Plot:
    """Panels with the words around them; the description begins with the finding."""
    return Plot(
        figure_id=text.figure_id,
        title=text.title,
        subtitle=text.subtitle,
        x=x,
        panels=tuple(panels),
        panel_height=height,
        notes=text.notes,
        source_text=text.source,
        alt=join_sentences((text.title, alt)),
        pinned=tuple(pins.names.values()),
    )


def offsets(known: pd.DataFrame, column: str) -> dict[object, float]:
    """How far each dot is moved off its row, so that dots with nearly the same value stay apart."""
    values = known[column].astype(float)
    span = float(values.max() - values.min()) if len(values) else 0.0
    step = span / SWARM_STEP or 1.0
    ordered = sorted(
        zip(values.tolist(), known["state"].tolist(), known.index.tolist(), strict=True)
    )
    taken: dict[tuple[str, int], int] = {}
    moved: dict[object, float] = {}
    for value, state, place in ordered:
        slot = (state, round(value / step))
        number = taken.get(slot, 0)
        taken[slot] = number + 1
        side = 1 if number % 2 else -1
        moved[place] = max(-SWARM, min(SWARM, side * ((number + 1) // 2) * 0.13))
    return moved


def pin_tags(
    known: pd.DataFrame, height: Callable[[Row], float], column: str, pins: Pins
) -> tuple[Tag, ...]:
    """The numbers of the marked places, each at a height that its row tells."""
    marked = known[known["place_id"].isin(list(pins.names))]
    return tuple(
        Tag(
            float(row[column]),
            height(row),
            format_number(pins.number(row["place_id"])),
            "second",
            "middle",
        )
        for row in records(marked)
    )
