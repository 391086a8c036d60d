"""What a map says, as plain values: areas, points, legend, and the sentence that describes it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components.figures.maps.cloud import CloudView
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import ordering
from data.letters import join_sentences
from data.shapes import Layer

Look = Literal["value", "covered", "not_covered", "no_record", "outside", "ground"]
Detail = tuple[tuple[str, str], ...]
# Whether a programme worked in a place, where that is not what fills it.
Presence = Literal["", "known", "likely"]

LOOK_LABELS: dict[Look, str] = {
    "value": gettext_noop("value"),
    "covered": gettext_noop("covered"),
    "not_covered": gettext_noop("not covered"),
    "no_record": gettext_noop("no record"),
    "outside": gettext_noop("outside the programme"),
    "ground": gettext_noop("ground: nothing is said of coverage"),
}
WITHOUT_VALUE = tuple(look for look in LOOK_LABELS if look != "value")
WEAK_LABELS: dict[Look, str] = {
    "covered": gettext_noop("covered, weak evidence"),
    "not_covered": gettext_noop("not covered, weak evidence"),
    "no_record": gettext_noop("no record, weak evidence"),
    "outside": gettext_noop("outside the programme, weak evidence"),
}
# What a source does with a figure.
QUALITY_LABELS = {
    "stated": gettext_noop("stated"),
    "derived": gettext_noop("computed"),
    "doubtful": gettext_noop("doubtful"),
}
# How many places have a look, in the description of a map.
LOOK_COUNTS: dict[Look, str] = {
    "covered": gettext_noop("{count} covered"),
    "not_covered": gettext_noop("{count} not covered"),
    "no_record": gettext_noop("{count} no record"),
    "outside": gettext_noop("{count} outside the programme"),
}


@dataclass(frozen=True)
class MapArea:
    """One place of the layer: how it looks and what is said when it is pointed at.

    `class_index` counts from the lowest class and is set for the look "value" only. `value_text`
    is the value with its unit, or the look in words. `parent` is its state or province. `presence`
    draws its border: solid where a programme is known to have worked, dashed where it likely did.
    """

    place_id: str
    name: str
    look: Look
    value: float | None = None
    class_index: int | None = None
    weak: bool = False
    detail: Detail = ()
    parent: str = ""
    value_text: str = ""
    presence: Presence = ""


@dataclass(frozen=True)
class MapPoint:
    """A point or a circle whose area is proportional to `size_value`, above the fills.

    Attributes:
        leads_to: words and address, as seen from the root of the site, of each page about it: one, or one
            for each of the things that stand at the same point.
        is_sure: whether it is the place for certain; one that is only likely is drawn as a ring.
        look: number of the form and colour of its kind, where that has the same on every map.
    """

    lat: float
    lon: float
    label: str
    size_value: float | None = None
    detail: Detail = ()
    place_id: str | None = None
    kind: str = ""
    leads_to: tuple[tuple[str, str], ...] = ()
    is_sure: bool = True
    look: int | None = None


@dataclass(frozen=True)
class LegendEntry:
    """One key: a class ("value" with its index), another look, or the mark of weak evidence."""

    label: str
    look: Look
    class_index: int | None = None
    weak: bool = False
    count: int = 0


@dataclass(frozen=True)
class Legend:
    """Keys of a map: classes first, then the looks without a value.

    `denominator_text` is the sentence on what the rate divides; `kinds` are the kinds of points, as
    :func:`kinds_of` names them; `sizes` are (value, text) of the circles shown as a key; `dots` says
    what the points of a cloud are. Where a map has several layers, `circles` and `marks` are the
    headings of the keys of circles and of points. `presence` are the keys of borders, in words and
    whether that is known, under the heading `presence_title`.
    """

    entries: tuple[LegendEntry, ...]
    title: str
    denominator_text: str = ""
    kinds: tuple[str, ...] = ()
    sizes: tuple[tuple[float, str], ...] = ()
    dots: str = ""
    circles: str = ""
    marks: str = ""
    presence: tuple[tuple[str, bool], ...] = ()
    presence_title: str = ""

    @property
    def class_count(self) -> int:
        """How many classes of values there are."""
        return sum(entry.look == "value" and not entry.weak for entry in self.entries)


@dataclass(frozen=True)
class MapFigure:
    """A map, ready to be drawn by anything.

    `scale` is a name that `palette.classes` knows. `unlisted` is the look of shapes of the layer
    that no area names. `focus_id` is a place to zoom to: an area, or a shape of the outline layer.
    `here` are the ids of the areas the map is about, if not all of its focus or layer: the others only
    show where they lie, and nothing counts them.
    """

    figure_id: str
    title: str
    layer_id: str
    outline_layer_id: str | None
    context_layer_id: str | None
    areas: tuple[MapArea, ...]
    points: tuple[MapPoint, ...]
    legend: Legend
    caption: str
    source_text: str
    border_sentence: str
    description: str
    scale: str = "blues"
    unlisted: Look = "no_record"
    focus_id: str | None = None
    here: frozenset[str] = frozenset()
    cloud: CloudView | None = None


def kinds_of(points: Iterable[MapPoint]) -> dict[tuple[str, bool], str]:
    """The kinds of points in order, with those that are only likely apart; and what each is called."""
    pairs = dict.fromkeys((point.kind, point.is_sure) for point in points)
    return {
        (kind, is_sure): kind if is_sure else gettext("{kind}, place likely", kind=kind)
        for kind, is_sure in pairs
    }


def looks_of(points: Iterable[MapPoint]) -> dict[str, int]:
    """The number of form and colour of each kind: its own, or its place in the order of kinds."""
    own = {point.kind: point.look for point in points}
    return {kind: at if look is None else look for at, (kind, look) in enumerate(own.items())}


def completed(figure: MapFigure, layer: Layer) -> MapFigure:
    """The figure with an area for every shape of its layer, in reading order.

    Shapes nobody named get the look `figure.unlisted`; the description and the legend count them.
    """
    named = {area.place_id for area in figure.areas}
    missing = [
        MapArea(
            shape.place_id,
            shape.name,
            figure.unlisted,
            parent=shape.parent,
            value_text=gettext(LOOK_LABELS[figure.unlisted]),
        )
        for shape in layer.shapes
        if shape.place_id not in named
    ]
    if not missing:
        return figure
    areas = in_reading_order((*figure.areas, *missing))
    counted = [entry for entry in figure.legend.entries if entry.look != figure.unlisted]
    about = [area for area in areas if not figure.here or area.place_id in figure.here]
    unlisted = sum(area.look == figure.unlisted for area in about)
    entries = (*counted, look_entry(figure.unlisted, unlisted))
    return replace(
        figure,
        areas=areas,
        legend=replace(figure.legend, entries=entries),
        description=describe(figure.title, about),
    )


def say_shared(group: object) -> str:
    """That a figure is one of several places together, called so; "" where it is no text."""
    return gettext("together with others as {place}", place=group) if isinstance(group, str) else ""


def describe(title: str, areas: Sequence[MapArea]) -> str:
    """The map in a sentence or two: how many places, highest, lowest, how many without a record."""
    counts = Counter(area.look for area in areas)
    sentences = [
        title,
        ngettext("Map of {count} place.", "Map of {count} places.", len(areas)),
    ]
    with_value = [area for area in areas if area.look == "value"]
    if with_value:
        sentences.append(_extremes(with_value))
    elif areas and "covered" not in counts:
        sentences.append(gettext("No place has a value."))
    looks = [
        gettext(message, count=counts[look])
        for look, message in LOOK_COUNTS.items()
        if counts[look]
    ]
    if looks:
        sentences.append(lists.join(looks))
    weak = sum(area.weak for area in areas)
    if weak and with_value:
        sentences.append(gettext("{count} with a doubtful value.", count=weak))
    elif weak:
        sentences.append(gettext("{count} with weak evidence.", count=weak))
    return join_sentences(sentences)


def look_entry(look: Look, count: int) -> LegendEntry:
    """The key of a look without a value."""
    return LegendEntry(gettext(LOOK_LABELS[look]), look, count=count)


def _extremes(areas: Sequence[MapArea]) -> str:
    ordered = sorted(areas, key=lambda area: (area.value or 0.0, area.name))
    lowest, highest = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return gettext(
            "One place has a value: {place}, {value}.", place=lowest.name, value=lowest.value_text
        )
    if lowest.value == highest.value:
        return gettext(
            "All {count} places with a value have {value}.",
            count=len(ordered),
            value=lowest.value_text,
        )
    return gettext(
        "{count} have a value, from {lowest} ({place}) to {highest} ({other_place}).",
        count=len(ordered),
        lowest=lowest.value_text,
        place=lowest.name,
        highest=highest.value_text,
        other_place=highest.name,
    )


def in_reading_order(areas: Iterable[MapArea]) -> tuple[MapArea, ...]:
    """The areas by state or province, then by name."""
    return tuple(
        sorted(
            areas, key=lambda area: (*map(ordering.key, (area.parent, area.name)), area.place_id)
        )
    )
