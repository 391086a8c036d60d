"""Maps as drawings with their keys: where a programme worked around a place, one indicator, any map."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from components.content.elements.blocks import Key, Map, Picture
from components.content.maps import coverage_map, map_drawing
from components.facts import cache, tables
from components.figures.maps import legends, sketch
from components.figures.maps.drawing import Drawing
from components.figures.maps.legends import entry_text
from components.figures.maps.map_figure import MapFigure, describe
from components.language.messages import gettext
from data.shapes import ShapesMissing

# A whole country has many short borders; without the smallest bends a page stays below 60 kB.
COUNTRY_GRID, STATE_GRID = 300, 260
COUNTRY_TOLERANCE = 2
# Beginning of the ids in a drawing, which must not occur twice on a page.
MAP = "map"


def around(package_id: str, place_id: str, name: str = MAP, tolerance: float = 0) -> Picture | None:
    """Where a programme worked in the state or province of a place, with the place outlined.

    None if the programme has no shapes there, or they cannot be read.

    Args:
        tolerance: how far a border may lie from where it is; more make a smaller drawing.
    """
    places = tables.gazetteer()
    state = places.state_of(place_id)
    if state is None:
        return whole(package_id, name)
    drawn = _of_state(package_id, state)
    if drawn is None:
        return None
    svg = sketch.svg(drawn, place_id, STATE_GRID, name, tolerance)
    return _picture(svg, drawn)


@cache.bounded
def whole(package_id: str, name: str = "") -> Picture | None:
    """Where a programme worked in its whole country; None if the shapes cannot be read."""
    drawn = of_layers(coverage_map.figure(package_id, None))
    if drawn is None:
        return None
    picture = _of_country(drawn, name or f"{package_id}-map")
    # Its key counts districts as they are drawn, which the records may count otherwise.
    told = (coverage_map.counted_otherwise(package_id), coverage_map.drawn_otherwise(package_id))
    return replace(picture, notes=(*filter(None, told), *picture.notes))


def of_figure(figure: MapFigure, name: str = MAP) -> Picture | None:
    """A map figure as a picture; None if its shapes cannot be read."""
    drawn = of_layers(figure)
    if drawn is None:
        return None
    return _of_country(drawn, name)


def of_map(block: Map) -> Picture | None:
    """A map cut to its focus, or whole without one; None if its shapes cannot be read."""
    cut = _cut(block.figure)
    drawn = of_layers(cut)
    if drawn is None:
        return None
    if cut.focus_id is None:
        return _of_country(drawn, block.figure.figure_id, block.marked)
    svg = sketch.svg(drawn, block.marked, STATE_GRID, block.figure.figure_id)
    return _picture(svg, drawn)


def _of_country(drawn: Drawing, name: str = MAP, marked: str | None = None) -> Picture:
    svg = sketch.svg(drawn, marked, COUNTRY_GRID, name, COUNTRY_TOLERANCE)
    return _picture(svg, drawn)


def _cut(figure: MapFigure) -> MapFigure:
    """The figure with the places of its focus alone, which its key and description count.

    A focus that is no place is one of the figure's own shapes: it stays among the others.
    """
    within, places = figure.focus_id, tables.gazetteer()
    if within is None or within not in places:
        return replace(figure, focus_id=None)
    areas = tuple(area for area in figure.areas if places.lies_in(area.place_id, within))
    entries = legends.look_entries(areas, always=())
    return replace(
        figure,
        areas=areas,
        legend=replace(figure.legend, entries=entries),
        description=describe(figure.title, areas),
    )


def of_layers(figure: MapFigure) -> Drawing | None:
    """A map figure laid on the shapes of its layers; None if they cannot be read."""
    try:
        return map_drawing.draw_figure(figure)
    except (ShapesMissing, ValueError):
        return None


@cache.bounded
def _of_state(package_id: str, state: str) -> Drawing | None:
    shown = coverage_map.figure(package_id, state)
    return of_layers(shown) if shown.areas else None


def _picture(svg: Markup, drawn: Drawing) -> Picture:
    figure = drawn.figure
    return Picture(
        svg=svg,
        caption=figure.title,
        keys=tuple(_keys(drawn)),
        notes=(
            *filter(None, (figure.legend.denominator_text, figure.source_text)),
            f"{gettext('Boundaries: {source}.', source=drawn.attribution)} {figure.border_sentence}",
        ),
        alt=figure.description,
    )


def _keys(drawn: Drawing) -> Iterable[Key]:
    for entry in drawn.figure.legend.entries:
        if entry.count:
            hatched = entry.look == "no_record"
            colour = "" if hatched else drawn.fill(entry)
            yield Key(colour, entry_text(entry), entry.weak)
