"""From a map figure to its drawing: the shapes of its layers, as large as the box allows."""

from dataclasses import replace

from components.facts import cache, tables
from components.figures.maps import drawing, map_svg
from components.figures.maps.drawing import Drawing, Ground
from components.figures.maps.map_figure import MapFigure, completed
from components.language.messages import gettext


def draw_figure(figure: MapFigure, whole_layer: bool = False) -> Drawing:
    """A map figure laid on the shapes of its layers.

    Args:
        whole_layer: shapes that no area names are drawn, too; of a chosen place, those inside it.

    Raises:
        data.shapes.ShapesMissing: the shapes cannot be read.
        ValueError: none of its places has a shape.
    """
    focus, places = figure.focus_id, tables.gazetteer()
    if whole_layer:
        layer = tables.layer(figure.layer_id)
        inside = (one for one in layer.shapes if not focus or places.lies_in(one.place_id, focus))
        figure = completed(figure, replace(layer, shapes=tuple(inside)))
    named = frozenset(area.place_id for area in figure.areas)
    layers = (figure.layer_id, figure.outline_layer_id, figure.context_layer_id)
    return drawing.on(
        _ground(*layers, focus, named), figure, unsettled=bool(focus and places[focus].status)
    )


def draw_sheet(
    figure: MapFigure, made: str, marked: str | None = None, *, whole_layer: bool = True
) -> str:
    """A map as a sheet to take along (SVG): title, keys, caption of its points, source, boundaries.

    Args:
        made: by whom it was made, and where it can be opened again.
        marked: the place of it that is outlined.
    """
    shapes = draw_figure(figure, whole_layer)
    printed = (
        figure.caption if figure.points else "",
        gettext("Source: {source}", source=figure.source_text) if figure.source_text else "",
        gettext("Boundaries: {source}.", source=shapes.attribution),
        figure.border_sentence,
        made,
    )
    return map_svg.draw_sheet(shapes, [note for note in printed if note], marked)


@cache.bounded_without_words
def _ground(
    layer_id: str,
    outline_layer_id: str | None,
    context_layer_id: str | None,
    focus_id: str | None,
    place_ids: frozenset[str],
) -> Ground:
    """The shapes of some places in a box: the same for every figure that is drawn on them."""
    outline, context = (
        tables.layer(one) if one else None for one in (outline_layer_id, context_layer_id)
    )
    return drawing.ground_of(tables.layer(layer_id), place_ids, outline, focus_id, context)
