"""A map figure as shapes on paper: fitted into a box, filled from the palette, written as SVG.

The PDF, the pictures and the slides take the same shapes from here; the screen's map shows the same
figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from components.figures import palette
from components.figures.maps.map_figure import Legend, LegendEntry, Look, MapArea, MapFigure
from components.figures.maps.projection import IntPoint, Outline, fitted, projected
from data.shapes import Layer, Shape

Rings = tuple[tuple[IntPoint, ...], ...]

FONT = "Noto Sans, Noto Sans Devanagari, Noto Sans Bengali, Noto Sans Oriya, sans-serif"
# Sizes in parts of the longest side of the box, which is 4,000 units.
LABEL_SIZE, LINE, HATCH = 66, 7, 46
# A letter is about this much wider than a unit of its size.
LETTER = 0.56


@dataclass(frozen=True)
class Piece:
    """One place: its rings in units of the box, and how it looks."""

    outline: Outline
    rings: Rings
    area: MapArea


@dataclass(frozen=True)
class Drawing:
    """A map in a box of `width` x `height` units with its origin at the top left.

    `frames` are the rings of the states around the pieces; `unsettled` says that they are dashed.
    """

    figure: MapFigure
    width: int
    height: int
    pieces: tuple[Piece, ...]
    frames: Rings
    unsettled: bool
    attribution: str

    def fill(self, area: MapArea) -> str:
        """Colour of a place on light ground; of a hatched one the ground under the lines."""
        return fill(self.figure, area.look, area.class_index)


def fill(figure: MapFigure, look: Look, class_index: int | None) -> str:
    """Colour of a look or class on light ground."""
    ground = palette.GROUND["light"]
    if look == "value":
        shades = palette.classes(figure.scale, max(1, figure.legend.class_count))
        return shades[len(shades) // 2 if class_index is None else class_index]
    return {
        "covered": ground.covered,
        "not_covered": ground.not_covered,
        "no_record": ground.hatch_ground,
        "outside": ground.outside,
    }[look]


@dataclass(frozen=True)
class Ground:
    """The shapes of some places in a box, before anything is shown on them.

    `frames` are the rings of the states around the shapes.
    """

    width: int
    height: int
    shapes: tuple[tuple[Outline, Rings], ...]
    frames: Rings
    attribution: str


def ground_of(
    layer: Layer,
    place_ids: Iterable[str],
    outline: Layer | None = None,
    focus_id: str | None = None,
) -> Ground:
    """Places drawn as large as the box allows.

    Args:
        layer: the layer of the places; its other shapes are left away.
        outline: layer of states, of which `focus_id` is drawn around the places.

    Raises:
        ValueError: the layer has none of the places.
    """
    inside = _only(layer, place_ids)
    around = _only(outline, {focus_id}) if outline else None
    projection = fitted([inside, *([around] if around and around.shapes else [])])
    geometry = projected(inside, projection)

    def rings(shape: Shape) -> Rings:
        return tuple(tuple(projection(lon, lat) for lon, lat in ring) for ring in shape.rings)

    return Ground(
        width=projection.width,
        height=projection.height,
        shapes=tuple(
            (outlined, rings(shape))
            for outlined, shape in zip(geometry.outlines, inside.shapes, strict=True)
        ),
        frames=tuple(ring for shape in (around.shapes if around else ()) for ring in rings(shape)),
        attribution=layer.attribution,
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
        frames=ground.frames,
        unsettled=unsettled,
        attribution=ground.attribution,
    )


def of(
    figure: MapFigure, layer: Layer, outline: Layer | None = None, unsettled: bool = False
) -> Drawing:
    """The places that the figure names, drawn as large as the box allows; see :func:`ground_of`."""
    named = [area.place_id for area in figure.areas]
    return on(ground_of(layer, named, outline, figure.focus_id), figure, unsettled)


def _only(layer: Layer, wanted: Iterable[str | None]) -> Layer:
    ids = set(wanted)
    return replace(layer, shapes=tuple(one for one in layer.shapes if one.place_id in ids))


def svg(drawing: Drawing, marked: str | None = None, letters: int = LABEL_SIZE) -> str:
    """The bare map: places, borders, names where there is room; without title and legend.

    Args:
        marked: id of a place to outline and to name in any case.
        letters: height of names; the longest side of the box is 4,000.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'width="{drawing.width}" height="{drawing.height}" role="img">'
        f"{body(drawing, marked, letters)}</svg>"
    )


def body(drawing: Drawing, marked: str | None = None, letters: int = LABEL_SIZE) -> str:
    """The inside of :func:`svg`, for drawings that put more around it."""
    ground = palette.GROUND["light"]
    border = f'stroke="{ground.border_strong}" stroke-width="{LINE / 2}" stroke-linejoin="round"'
    places = "".join(_place(drawing, piece) for piece in drawing.pieces)
    dash = ' stroke-dasharray="36 26"' if drawing.unsettled else ""
    frame = (
        f'<path d="{_data(drawing.frames)}" fill="none" stroke="{ground.ink}" '
        f'stroke-width="{LINE * 1.6}" stroke-linejoin="round"{dash}/>'
    )
    chosen = "".join(
        f'<path d="{piece.outline.path}" fill="none" stroke="{ground.accent}" '
        f'stroke-width="{LINE * 3}" stroke-linejoin="round"/>'
        for piece in drawing.pieces
        if piece.outline.place_id == marked
    )
    names = "".join(
        _name(piece, piece.outline.place_id == marked, letters, drawing.width)
        for piece in drawing.pieces
    )
    return (
        f"<defs>{patterns()}</defs><g {border}>{places}</g>"
        f"{frame if drawing.frames else ''}{chosen}{names}"
    )


def patterns(scale: float = 1.0) -> str:
    """The hatch of “no record” and the dots of weak evidence; `scale` enlarges them."""
    ground = palette.GROUND["light"]
    size = HATCH * scale
    return (
        f'<pattern id="hatch" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{size}" height="{size}" '
        f'fill="{ground.hatch_ground}"/><rect width="{size * 0.28}" height="{size}" '
        f'fill="{ground.hatch}"/></pattern>'
        f'<pattern id="dots" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<circle cx="{size / 2}" cy="{size / 2}" r="{size * 0.2}" fill="{ground.dots}" '
        f'stroke="{ground.ink}" stroke-width="{size * 0.04}"/></pattern>'
    )


def _place(drawing: Drawing, piece: Piece) -> str:
    hatched = piece.area.look == "no_record"
    colour = "url(#hatch)" if hatched else drawing.fill(piece.area)
    title = Markup("<title>{}: {}</title>").format(piece.area.name, piece.area.value_text)
    path = f'<path d="{piece.outline.path}" fill-rule="evenodd" fill="{colour}">{title}</path>'
    if not piece.area.weak:
        return path
    return f'{path}<path d="{piece.outline.path}" fill-rule="evenodd" fill="url(#dots)"/>'


def _name(piece: Piece, always: bool, letters: int, width: int) -> str:
    outline = piece.outline
    size = letters * (1.25 if always else 1.0)
    if not always and len(outline.name) * size * LETTER > outline.room:
        return ""
    ground = palette.GROUND["light"]
    half = len(outline.name) * size * LETTER / 2
    x = round(max(half, min(outline.label_at[0], width - half)))
    return str(
        Markup(
            '<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}" '
            'text-anchor="middle" paint-order="stroke" stroke="{}" stroke-width="{}" '
            'stroke-linejoin="round">{}</text>'
        ).format(
            x, outline.label_at[1] + round(size * 0.35), FONT, round(size),
            700 if always else 400, ground.ink, ground.background, round(size * 0.24), outline.name,
        )
    )  # fmt: skip


def _data(rings: Rings) -> str:
    return "".join(f"M{'L'.join(f'{x} {y}' for x, y in ring)}Z" for ring in rings)


def framed(drawing: Drawing, notes: Iterable[str], marked: str | None = None) -> str:
    """The whole sheet: title, map, legend with the key of “no record”, and the notes below.

    Args:
        notes: source, caution, borders, address; each is a paragraph.
    """
    width = 4000
    ground = palette.GROUND["light"]
    title, at = _paragraph(drawing.figure.title, 96, width, 40, 118, weight=700)
    map_top = at + 30
    map_left = (width - drawing.width) // 2
    legend, legend_end = _legend(drawing.figure, map_top + drawing.height + 90, width)
    y, lines = legend_end + 40, []
    for note in notes:
        drawn, y = _paragraph(note, 62, width, 40, y + 66, colour=ground.muted)
        lines.append(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y + 60}" '
        f'width="1600" height="{round((y + 60) * 0.4)}" role="img" aria-labelledby="title desc">'
        f'<title id="title">{escape(drawing.figure.title)}</title>'
        f'<desc id="desc">{escape(drawing.figure.description)}</desc>'
        f'<rect width="{width}" height="{y + 60}" fill="{ground.background}"/>'
        f'{title}<g transform="translate({map_left} {map_top})">{body(drawing, marked)}</g>'
        f"{legend}{''.join(lines)}</svg>"
    )


def _legend(figure: MapFigure, top: int, width: int) -> tuple[str, int]:
    legend = figure.legend
    heading, y = _paragraph(legend.title, 72, width, 40, top, weight=700)
    parts = [heading]
    if legend.denominator_text:
        division, y = _paragraph(legend.denominator_text, 62, width, 40, y + 66)
        parts.append(division)
    x, y = 40, y + 60
    for entry in legend.entries:
        text = entry_text(entry)
        room = 150 + round(len(text) * 66 * LETTER) + 60
        if x + room > width:
            x, y = 40, y + 120
        parts.append(_key(figure, entry, x, y, text))
        x += room
    return "".join(parts), y + 100


def _key(figure: MapFigure, entry: LegendEntry, x: int, y: int, text: str) -> str:
    ground = palette.GROUND["light"]
    colour = (
        "url(#hatch)" if entry.look == "no_record" else fill(figure, entry.look, entry.class_index)
    )
    box = f'x="{x}" y="{y}" width="120" height="80" stroke="{ground.border}" stroke-width="4"'
    dots = f'<rect {box} fill="url(#dots)"/>' if entry.weak else ""
    words = Markup(
        '<text x="{}" y="{}" font-family="{}" font-size="66" fill="{}">{}</text>'
    ).format(x + 145, y + 64, FONT, ground.ink, text)
    return f'<rect {box} fill="{colour}"/>{dots}{words}'


def entry_text(entry: LegendEntry) -> str:
    """A key in words with its count: “20 to 40 (12)”."""
    return f"{entry.label} ({entry.count:,})"


def legend_sentence(legend: Legend) -> str:
    """The keys of a legend in one sentence, for those who do not see the colours."""
    keys = "; ".join(entry_text(entry) for entry in legend.entries)
    return f"{legend.title}: {keys}."


def _paragraph(
    text: str, size: int, width: int, x: int, y: int, weight: int = 400, colour: str = ""
) -> tuple[str, int]:
    """Text broken into lines that fit, and where its last line stands."""
    letters = int((width - 2 * x) / (size * (LETTER if weight == 400 else LETTER * 1.08)))
    step = round(size * 1.3)
    lines = wrapped(text, letters)
    drawn = Markup("").join(
        Markup(
            '<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>'
        ).format(
            x, y + place * step, FONT, size, weight, colour or palette.GROUND["light"].ink, line
        )
        for place, line in enumerate(lines)
    )
    return str(drawn), y + (len(lines) - 1) * step


def wrapped(text: str, letters: int) -> list[str]:
    """Text in lines of at most so many letters, broken at spaces; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
