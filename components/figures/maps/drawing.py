"""A map figure as shapes on paper: fitted into a box, filled from the palette.

The PDF, the pictures and the slides take the same shapes from here; the screen's map shows the same
figure. :mod:`components.figures.maps.map_svg` writes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.figures import palette
from components.figures.maps.map_figure import LegendEntry, MapArea, MapFigure, MapPoint
from components.figures.maps.projection import IntPoint, Outline, Projection, fitted, projected
from data.shapes import Layer, Shape

Rings = tuple[tuple[IntPoint, ...], ...]


@dataclass(frozen=True)
class Piece:
    """One place: its rings in units of the box, and how it looks."""

    outline: Outline
    rings: Rings
    area: MapArea


@dataclass(frozen=True)
class Drawing:
    """A map in a box of `width` x `height` units with its origin at the top left.

    `frames` are the rings of the states around the pieces, `dashed` those of each state whose status
    is not settled, `beside` those of areas that are only hatched, `marks` the positions of the points of
    the figure that lie in the box, `shades` the colours of the figure's classes on light ground.
    """

    figure: MapFigure
    width: int
    height: int
    pieces: tuple[Piece, ...]
    frames: Rings
    dashed: tuple[Rings, ...]
    beside: Rings
    attribution: str
    marks: tuple[tuple[IntPoint, MapPoint], ...]
    shades: tuple[str, ...]

    def fill(self, one: MapArea | LegendEntry) -> str:
        """Colour of a place or a key on light ground; of a hatched one the ground under the lines."""
        ground = palette.GROUND["light"]
        if one.look == "value":
            middle = len(self.shades) // 2
            return self.shades[middle if one.class_index is None else one.class_index]
        return {
            "covered": ground.covered,
            "not_covered": ground.not_covered,
            "no_record": ground.hatch_ground,
            "outside": ground.outside,
            "ground": ground.land,
        }[one.look]


@dataclass(frozen=True)
class Ground:
    """The shapes of some places in a box, before anything is shown on them; see :class:`Drawing`."""

    width: int
    height: int
    shapes: tuple[tuple[Outline, Rings], ...]
    frames: Rings
    dashed: tuple[Rings, ...]
    beside: Rings
    attribution: str
    projection: Projection


def ground_of(
    layer: Layer,
    place_ids: Iterable[str],
    outline: Layer | None = None,
    focus_id: str | None = None,
    context: Layer | None = None,
) -> Ground:
    """Places drawn as large as the box allows.

    As on the screen, the states that the context names are dashed, and what it alone shows is hatched.

    Args:
        layer: the layer of the places; its other shapes are left away.
        outline: layer of states, of which `focus_id` is drawn around the places.
        context: areas whose status is not settled; of no matter around a focus.

    Raises:
        ValueError: the layer has none of the places.
    """
    inside = _only(layer, place_ids)
    around = _only(outline, {focus_id}).shapes if outline else ()
    dashed, beside = _not_settled(outline, context) if focus_id is None else ((), ())
    further = replace(layer, shapes=(*around, *dashed, *beside))
    projection = fitted([inside, further])
    geometry = projected(inside, projection)

    def rings(*shapes: Shape) -> Rings:
        return tuple(
            tuple(projection(lon, lat) for lon, lat in ring)
            for shape in shapes
            for ring in shape.rings
        )

    return Ground(
        width=projection.width,
        height=projection.height,
        shapes=tuple(
            (outlined, rings(shape))
            for outlined, shape in zip(geometry.outlines, inside.shapes, strict=True)
        ),
        frames=rings(*around),
        dashed=tuple(rings(one) for one in dashed),
        beside=rings(*beside),
        attribution=layer.attribution,
        projection=projection,
    )


def _not_settled(
    outline: Layer | None, context: Layer | None
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """The states that a context names, and its areas that are no state."""
    if context is None:
        return (), ()
    states = outline.shapes if outline else ()
    named, known = {one.name for one in context.shapes}, {one.name for one in states}
    return (
        tuple(one for one in states if one.name in named),
        tuple(one for one in context.shapes if one.name not in known),
    )


def on(ground: Ground, figure: MapFigure, unsettled: bool = False) -> Drawing:
    """A figure on the shapes of its places.

    Args:
        unsettled: the status of the state is not settled, so that its border is dashed.

    Raises:
        KeyError: the figure says nothing of one of the places.
    """
    areas = {area.place_id: area for area in figure.areas}
    return Drawing(
        figure=figure,
        width=ground.width,
        height=ground.height,
        pieces=tuple(
            Piece(outline, rings, areas[outline.place_id]) for outline, rings in ground.shapes
        ),
        frames=() if unsettled else ground.frames,
        dashed=(*ground.dashed, *([ground.frames] if unsettled else [])),
        beside=ground.beside,
        attribution=ground.attribution,
        marks=_marks(ground, figure),
        shades=palette.classes(figure.scale, max(1, figure.legend.class_count)),
    )


def _marks(ground: Ground, figure: MapFigure) -> tuple[tuple[IntPoint, MapPoint], ...]:
    """The points of a figure with their positions; those outside of the box are left out."""
    at = [(ground.projection(point.lon, point.lat), point) for point in figure.points]
    return tuple(
        ((x, y), point)
        for (x, y), point in at
        if 0 <= x <= ground.width and 0 <= y <= ground.height
    )


def _only(layer: Layer, wanted: Iterable[str | None]) -> Layer:
    ids = set(wanted)
    return replace(layer, shapes=tuple(shape for shape in layer.shapes if shape.place_id in ids))
