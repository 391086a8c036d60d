"""What travels to the browser when a map changes: codes and numbers, never shapes or names.

Everything per place stands in the order of the layer's shapes, which the browser already has.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from components.figures import palette
from components.figures.maps.choropleth import BORDERS
from components.figures.maps.cloud import CloudView
from components.figures.maps.map_figure import (
    Detail,
    LegendEntry,
    Look,
    MapArea,
    MapFigure,
    MapPoint,
    kinds_of,
    looks_of,
)
from components.figures.maps.projection import Geometry
from components.language import digits, lists
from components.language.messages import gettext, gettext_noop
from data import languages

LOOK_CODES: Mapping[Look, str] = {
    "covered": "c",
    "not_covered": "n",
    "no_record": "x",
    "outside": "o",
    "ground": "g",
}
MIDDLE_CLASS = "m"
# What the script says itself, in a file of its own, which a browser asks for once: a change of the map is
# small. A place such as {place} is filled there.
WORDS = MappingProxyType(
    {
        "help": gettext_noop(
            "Arrow keys go from place to place, Page Up and Page Down from state to state, letters "
            "jump to a name. Enter chooses. Plus, minus and zero zoom. Escape closes the note, then "
            "shows the whole map."
        ),
        "hint": gettext_noop("Hold Ctrl to zoom"),
        "points": gettext_noop("Points"),
        "go_to": gettext_noop("Zoom to"),
        "whole": gettext_noop("Whole map"),
        "closer": gettext_noop("Zoom in"),
        "further": gettext_noop("Zoom out"),
        "reset": gettext_noop("Show the whole map"),
        "chosen": gettext_noop("{place}. Chosen."),
        "when": gettext_noop("When"),
        "play": gettext_noop("Play"),
        "pause": gettext_noop("Pause"),
        "failed": gettext_noop("The map could not be loaded. The table shows the same figures."),
        "borders": BORDERS,
        # What the places of a layer are, by its level.
        "state": gettext_noop("Places: state"),
        "district": gettext_noop("Places: district"),
        "block": gettext_noop("Places: block"),
        "tehsil": gettext_noop("Places: tehsil"),
    }
)

_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_CELL_END = ";"


def words() -> dict[str, str]:
    """What the script says itself, in the reader's language, by the names it knows."""
    said = {name: gettext(message) for name, message in WORDS.items()}
    return {**said, "numbers": digits.browser_locale(), "comma": lists.join(("", ""))}


def message(
    figure: MapFigure,
    geometry: Geometry,
    files: Mapping[str, str | None],
) -> dict[str, Any]:
    """The figure as JSON for map.js.

    Args:
        figure: completed, so that every outline of the geometry has its area.
        geometry: the layer the areas belong to.
        files: addresses of script, style, words, layer, outline, context and cloud.
    """
    by_id = {area.place_id: area for area in figure.areas}
    areas = [by_id[outline.place_id] for outline in geometry.outlines]
    return {
        **files,
        "id": figure.figure_id,
        "title": figure.title,
        "description": figure.description,
        "notes": [text for text in _notes(figure, geometry) if text],
        "aspect": round(geometry.projection.width / geometry.projection.height, 3),
        "codes": "".join(_code(area) for area in areas),
        "weak": [place for place, area in enumerate(areas) if area.weak],
        "presence": _presence(areas),
        "values": column([area.value_text for area in areas]),
        "details": columns([area.detail for area in areas]),
        "points": _points(figure.points, geometry),
        "cloud": figure.cloud and _cloud(figure.cloud, geometry, files["cloud"]),
        "legend": _legend(figure),
        "scale": _both_grounds(figure.scale, figure.legend.class_count),
        "focus": figure.focus_id,
        **_here(figure, geometry),
    }


def _presence(areas: Sequence[MapArea]) -> dict[str, list[int]] | None:
    """Numbers of the places with a border of their own; None without any."""
    found = {
        kind: [place for place, area in enumerate(areas) if area.presence == kind]
        for kind in ("known", "likely")
    }
    return found if any(found.values()) else None


def _here(figure: MapFigure, geometry: Geometry) -> dict[str, list[int]]:
    """Numbers of the shapes the map is about, where the parent of a shape does not tell."""
    if not figure.here:
        return {}
    ids = [outline.place_id for outline in geometry.outlines]
    return {"here": [number for number, one in enumerate(ids) if one in figure.here]}


def _notes(figure: MapFigure, geometry: Geometry) -> tuple[str, ...]:
    """What stands under the map; what is said of the borders of any map is among its words."""
    boundaries = gettext("Boundaries: {credit}.", credit=geometry.attribution)
    return figure.caption, figure.source_text, boundaries


def column(texts: Sequence[str]) -> dict[str, Any]:
    """Texts that repeat, or differ only in their numbers, as templates and what fills them: the shorter.

    Returns:
        "t": the templates, the most frequent first, with {} for a number; "v": one cell a text,
        separated by ";". A cell holds the numbers of its text, after "index:" for a template other
        than the first. Empty if all texts are the first template as it stands. "d": the ten digits that
        the numbers are drawn with, where they are not Latin ones, which take a third of the bytes.
    """
    whole = _coded([(text, ()) for text in texts])
    without = [_without_numbers(text) for text in texts]
    return min((whole, _drawn(without)), key=lambda coded: len(str(coded).encode()))


def _drawn(split: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Templates and numbers, in Latin digits; as they stand if not all are in the reader's own ones."""
    own = languages.spoken().digits
    if not own or not all(digits.is_drawn(number) for _, numbers in split for number in numbers):
        return _coded(split)
    latin = [(text, tuple(map(digits.as_latin, numbers))) for text, numbers in split]
    return {**_coded(latin), "d": own}


def _coded(split: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, Any]:
    codes = {
        template: code
        for code, (template, _) in enumerate(
            Counter(template for template, _ in split).most_common()
        )
    }
    cells = [
        f"{codes[template] or ''}{':' if codes[template] else ''}{' '.join(numbers)}"
        for template, numbers in split
    ]
    return {"t": list(codes), "v": _CELL_END.join(cells) if any(cells) else ""}


def _without_numbers(text: str) -> tuple[str, tuple[str, ...]]:
    return _NUMBER.sub("{}", text), tuple(_NUMBER.findall(text))


def columns(details: Sequence[Detail]) -> list[dict[str, Any]]:
    """One column for each label, in the order labels first appear; "" where a place lacks it."""
    labels = dict.fromkeys(label for detail in details for label, _ in detail)
    rows = [dict(detail) for detail in details]
    return [{"label": label, **column([row.get(label, "") for row in rows])} for label in labels]


def _code(area: MapArea) -> str:
    return str(area.class_index) if area.look == "value" else LOOK_CODES[area.look]


def _points(points: Sequence[MapPoint], geometry: Geometry) -> dict[str, Any] | None:
    """Points; one that stands for an area takes its code, and its name if it has no other, from there."""
    if not points:
        return None
    order = {outline.place_id: place for place, outline in enumerate(geometry.outlines)}
    areas = [order.get(point.place_id or "") for point in points]
    names = [None if area is None else geometry.outlines[area].name for area in areas]
    pairs = tuple(kinds_of(points))
    looks = looks_of(points)
    at = [geometry.projection(point.lon, point.lat) for point in points]
    return {
        "x": [x for x, _ in at],
        "y": [y for _, y in at],
        "sizes": [point.size_value for point in points],
        "areas": areas,
        "labels": [
            None if point.label == name else point.label
            for point, name in zip(points, names, strict=True)
        ],
        "places": [
            point.place_id if area is None else None
            for point, area in zip(points, areas, strict=True)
        ],
        "kinds": [pairs.index((point.kind, point.is_sure)) for point in points],
        "forms": [looks[kind] for kind, _ in pairs],
        "likely": [at for at, (_, is_sure) in enumerate(pairs) if not is_sure],
        "colours": [
            [palette.kind(looks[kind], theme) for theme in palette.THEMES] for kind, _ in pairs
        ],
        "ways": [point.leads_to for point in points],
        "details": columns([point.detail for point in points]),
    }


def _cloud(view: CloudView, geometry: Geometry, address: str | None) -> dict[str, Any]:
    places = [outline.place_id for outline in geometry.outlines]
    return {
        "file": address,
        "shown": [view.cloud.kinds.index(kind) for kind in view.kinds],
        "within": places.index(view.within) if view.within else None,
        # Ground never has a colour that could mean something.
        "colour": [palette.GROUND[theme].muted for theme in palette.THEMES],
    }


def _legend(figure: MapFigure) -> dict[str, Any]:
    legend = figure.legend
    return {
        "title": legend.title,
        "division": legend.denominator_text,
        "entries": [
            [
                entry.label,
                _key_code(entry),
                entry.weak,
                entry.count,
            ]
            for entry in legend.entries
        ],
        "kinds": _named_kinds(figure.points),
        "dots": legend.dots,
        "sizes": legend.sizes,
        "circles": legend.circles,
        "marks": legend.marks,
        "presence": legend.presence,
        "presence_title": legend.presence_title,
    }


def _named_kinds(points: Sequence[MapPoint]) -> list[tuple[str, int]]:
    """The kinds of points that have a name, each with its number among all kinds."""
    pairs = kinds_of(points).items()
    return [(name, number) for number, ((kind, _), name) in enumerate(pairs) if kind]


def _key_code(entry: LegendEntry) -> str:
    if entry.look != "value":
        return LOOK_CODES[entry.look]
    return MIDDLE_CLASS if entry.class_index is None else str(entry.class_index)


def _both_grounds(scale: str, count: int) -> list[list[str]]:
    """The scale's colours as (on light ground, on dark ground), lowest class first."""
    if not count:
        return []
    grounds = [palette.classes(scale, count, theme) for theme in palette.THEMES]
    return [list(pair) for pair in zip(*grounds, strict=True)]
