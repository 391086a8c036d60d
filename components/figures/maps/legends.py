"""Keys of a map: classes, looks without a value, kinds and sizes of points."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from components.figures.maps import classes
from components.figures.maps.classes import Breaks
from components.figures.maps.map_figure import (
    WEAK_LABELS,
    WITHOUT_VALUE,
    Legend,
    LegendEntry,
    Look,
    MapArea,
    MapFigure,
    MapPoint,
    Presence,
    kinds_of,
    look_entry,
)
from components.language import lists
from components.language.messages import gettext
from components.language.numbers import Unit, format_number, format_value, reported


def class_entries(
    areas: Sequence[MapArea], breaks: Breaks | None, unit: Unit
) -> tuple[LegendEntry, ...]:
    """One key a class, lowest first, with the number of places in it."""
    counts = Counter(area.class_index for area in areas if area.look == "value")
    return tuple(
        LegendEntry(label, "value", index, count=counts[index])
        for index, label in enumerate(classes.labels(breaks, unit))
    )


def look_entries(areas: Sequence[MapArea], always: tuple[Look, ...]) -> tuple[LegendEntry, ...]:
    """Keys of weak evidence and of looks without a value; `always` stay when none is drawn."""
    counts = Counter(area.look for area in areas)
    weak = Counter(area.look for area in areas if area.weak)
    entries = []
    if weak["value"]:
        label = gettext("doubtful value")
        entries.append(LegendEntry(label, "value", weak=True, count=weak["value"]))
    for look in WITHOUT_VALUE:
        if look in always or counts[look]:
            entries.append(look_entry(look, counts[look] - weak[look]))
        if weak[look]:
            label = gettext(WEAK_LABELS[look])
            entries.append(LegendEntry(label, look, weak=True, count=weak[look]))
    return tuple(entries)


def with_presence(figure: MapFigure, presence: Mapping[str, Presence]) -> MapFigure:
    """The figure with a border around each place where the programme worked, and the keys of both kinds.

    Args:
        presence: of each place; one that is not named has none.
    """
    areas = tuple(replace(area, presence=presence.get(area.place_id, "")) for area in figure.areas)
    counts = Counter(area.presence for area in areas)
    keys = (
        (look_entry("covered", counts["known"]), True),
        (LegendEntry(gettext(WEAK_LABELS["covered"]), "covered", count=counts["likely"]), False),
    )
    legend = replace(
        figure.legend,
        presence=tuple((entry_text(entry), is_known) for entry, is_known in keys if entry.count),
        presence_title=gettext("Where the programme worked"),
    )
    return replace(figure, areas=areas, legend=legend)


def with_points(legend: Legend, points: Sequence[MapPoint], unit: Unit | None) -> Legend:
    """The legend with the keys that the points need; `unit` is that of their sizes."""
    return replace(
        legend,
        kinds=tuple(kinds_of(point for point in points if point.kind).values()),
        sizes=_size_key(reported(point.size_value for point in points), unit),
    )


def _size_key(sizes: Sequence[float], unit: Unit | None) -> tuple[tuple[float, str], ...]:
    """A small and a large circle with round values, for reading sizes; none smaller than any drawn."""
    largest = max(sizes, default=0.0)
    if largest <= 0:
        return ()
    power = 10.0 ** (len(f"{largest:.0f}") - 1)
    top = largest // power * power or largest
    smallest = max(top / 10, min(size for size in sizes if size > 0))
    return tuple(
        (value, format_value(value, unit) if unit else format_number(value))
        for value in dict.fromkeys((min(smallest, top), top))
    )


def printed_entries(legend: Legend) -> tuple[LegendEntry, ...]:
    """The keys that a print needs: without empty classes at both ends, and without looks of no place.

    An empty class between two others stays, so that the classes join up.
    """
    kept = [entry for entry in legend.entries if entry.count or entry.look == "value"]
    values = [entry for entry in kept if entry.look == "value" and not entry.weak]
    filled = [place for place, entry in enumerate(values) if entry.count]
    ends = values[: filled[0]] + values[filled[-1] + 1 :] if filled else values
    return tuple(entry for entry in kept if entry not in ends)


def entry_text(entry: LegendEntry) -> str:
    """A key in words with its count: “20 to 40 (12)”."""
    return gettext("{label} ({count})", label=entry.label, count=entry.count)


def legend_sentence(legend: Legend) -> str:
    """The keys of a legend in one sentence, for those who do not see the colours."""
    keys = lists.join_parts(entry_text(entry) for entry in legend.entries)
    return gettext("{heading}: {keys}.", heading=legend.title, keys=keys)
