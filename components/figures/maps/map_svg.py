"""A map figure written as SVG: the bare map, or the whole sheet with title, legend and notes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup, escape

from components.figures import palette
from components.figures.maps import map_names, point_marks, presence_marks
from components.figures.maps.drawing import Drawing, Piece, Rings
from components.figures.maps.legends import entry_text
from components.figures.maps.map_figure import Legend, LegendEntry, MapFigure, kinds_of
from components.figures.svg_text import (
    Style,
    draw_line,
    draw_paragraph,
    fonts,
    is_right_to_left,
    text_width,
)
from components.language.messages import gettext

GROUND = palette.GROUND["light"]
# Sizes in parts of the longest side of the box, which is 4,000 units.
LABEL_SIZE, LINE, HATCH = 66, 7, 46
SHEET, MARGIN = 4000, 40
TITLE = Style(96, weight=700)
HEADING = Style(72, weight=700)
KEY, WORDS = Style(66), Style(62)
SMALL_PRINT = replace(WORDS, colour=GROUND.muted)
LEADING, STEP = 1.3, 66
# Half the width of the sign of a key, and the size of a mark in one.
SIGN, MARK_KEY = 60, 30


def draw_map(drawing: Drawing, marked: str | None = None, letters: int = LABEL_SIZE) -> str:
    """The bare map: places, borders, names where there is room; without title and legend.

    Args:
        marked: id of a place to outline and to name in any case.
        letters: height of names; the longest side of the box is 4,000.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'width="{drawing.width}" height="{drawing.height}" font-family="{fonts()}" role="img">'
        f"{_draw_places(drawing, marked, letters)}</svg>"
    )


def _draw_places(drawing: Drawing, marked: str | None = None, letters: int = LABEL_SIZE) -> str:
    """The inside of the map."""
    border = f'stroke="{GROUND.border_strong}" stroke-width="{LINE / 2}" stroke-linejoin="round"'
    places = "".join(_place(drawing, piece) for piece in drawing.pieces)
    dashed = tuple(ring for rings in drawing.dashed for ring in rings)
    frames = "".join(
        f'<path d="{_path(rings)}" fill="none" stroke="{GROUND.ink}" '
        f'stroke-width="{LINE * 1.6}" stroke-linejoin="round"{dash}/>'
        for rings, dash in ((drawing.frames, ""), (dashed, ' stroke-dasharray="36 26"'))
        if rings
    )
    beside = (
        f'<path d="{_path(drawing.beside)}" fill="url(#around)" fill-rule="evenodd"/>'
        if drawing.beside
        else ""
    )
    # Light below dark: the outline shows on every shade, also on a black and white print.
    chosen = "".join(
        f'<path d="{piece.outline.path}" fill="none" stroke="{colour}" '
        f'stroke-width="{LINE * width}" stroke-linejoin="round"/>'
        for piece in drawing.pieces
        if piece.outline.place_id == marked
        for colour, width in ((GROUND.background, 7), (GROUND.ink, 3.5))
    )
    known, likely = (
        "".join(one.outline.path for one in drawing.pieces if one.area.presence == kind)
        for kind in ("known", "likely")
    )
    presence = presence_marks.draw_borders(known, likely, LINE * 1.7)
    names = map_names.draw_names(drawing, marked, letters)
    points = point_marks.draw_points(drawing.marks, max(drawing.width, drawing.height))
    return (
        f"<defs>{_patterns()}</defs><g {border}>{beside}{places}</g>{frames}{presence}{points}{chosen}"
        f"{names}"
    )


def _patterns() -> str:
    """The hatch of “no record”, the dots of weak evidence, and the lines of areas beside the places."""
    size = HATCH
    return (
        f'<pattern id="hatch" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{size}" height="{size}" '
        f'fill="{GROUND.hatch_ground}"/><rect width="{size * 0.28}" height="{size}" '
        f'fill="{GROUND.hatch}"/></pattern>'
        f'<pattern id="dots" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<circle cx="{size / 2}" cy="{size / 2}" r="{size * 0.2}" fill="{GROUND.dots}" '
        f'stroke="{GROUND.ink}" stroke-width="{size * 0.04}"/></pattern>'
        f'<pattern id="around" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(-45)"><rect width="{size * 0.14}" height="{size}" '
        f'fill="{GROUND.hatch}"/></pattern>'
    )


def _place(drawing: Drawing, piece: Piece) -> str:
    hatched = piece.area.look == "no_record"
    colour = "url(#hatch)" if hatched else drawing.fill(piece.area)
    title = Markup("<title>{}</title>").format(
        gettext("{place}: {value}", place=piece.area.name, value=piece.area.value_text)
    )
    path = f'<path d="{piece.outline.path}" fill-rule="evenodd" fill="{colour}">{title}</path>'
    if not piece.area.weak:
        return path
    return f'{path}<path d="{piece.outline.path}" fill-rule="evenodd" fill="url(#dots)"/>'


def _path(rings: Rings) -> str:
    return "".join(f"M{'L'.join(f'{x} {y}' for x, y in ring)}Z" for ring in rings)


def draw_sheet(drawing: Drawing, notes: Iterable[str], marked: str | None = None) -> str:
    """The whole sheet: title, map, legend with the key of “no record”, and the notes below.

    Args:
        notes: source, caution, borders, address; each is a paragraph.
    """
    figure = drawing.figure
    title, y = _paragraph(figure.title, 118, TITLE)
    map_top, map_left = y + 30, (SHEET - drawing.width) // 2
    legend, y = _legend(drawing, map_top + drawing.height + 90)
    y, lines = y + 40, []
    for note in notes:
        line, y = _paragraph(note, y + STEP, SMALL_PRINT)
        lines.append(line)
    height = round(y + 60)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHEET} {height}" '
        f'width="1600" height="{round(height * 0.4)}" font-family="{fonts()}" role="img" '
        f'aria-labelledby="title desc">'
        f'<title id="title">{escape(figure.title)}</title>'
        f'<desc id="desc">{escape(figure.description)}</desc>'
        f'<rect width="{SHEET}" height="{height}" fill="{GROUND.background}"/>'
        f'{title}<g transform="translate({map_left} {map_top})">{_draw_places(drawing, marked)}</g>'
        f"{legend}{''.join(lines)}</svg>"
    )


def _paragraph(text: str, y: float, style: Style) -> tuple[Markup, float]:
    return draw_paragraph(text, MARGIN, y, SHEET - 2 * MARGIN, style, LEADING)


def _legend(drawing: Drawing, top: float) -> tuple[str, float]:
    legend = drawing.figure.legend
    heading, y = _paragraph(legend.title, top, HEADING)
    parts = [heading]
    if legend.denominator_text:
        division, y = _paragraph(legend.denominator_text, y + STEP, WORDS)
        parts.append(division)
    texts = [entry_text(entry) for entry in legend.entries]
    keys = [partial(_key, drawing, entry) for entry in legend.entries]
    drawn, y = _row_of_keys(list(zip(texts, keys, strict=True)), y + 60)
    parts.append(drawn)
    for title, further, reach in (*_keys_of_presence(legend), *_keys_of_points(drawing.figure)):
        if title:
            drawn, y = _paragraph(title, y + STEP + 20, HEADING)
            parts.append(drawn)
        drawn, y = _row_of_keys(further, y + reach, reach)
        parts.append(drawn)
        y += reach - SIGN
    return Markup("").join(parts), y


DrawKey = Callable[[float, float, str], Markup]


def _row_of_keys(
    keys: Sequence[tuple[str, DrawKey]], y: float, reach: float = SIGN
) -> tuple[Markup, float]:
    """Keys one beside the other, in as many rows as they need; with where the next row begins.

    Args:
        reach: half the width of a sign.
    """
    parts: list[Markup] = []
    x, from_right = float(MARGIN), is_right_to_left()
    for text, draw in keys:
        room = 2 * reach + 30 + round(text_width(text, KEY)) + 60
        if x > MARGIN and x + room > SHEET:
            x, y = MARGIN, y + 120
        parts.append(draw(SHEET - x if from_right else x, y, text))
        x += room
    return Markup("").join(parts), y + 100


def _keys_of_presence(
    legend: Legend,
) -> Iterator[tuple[str, Sequence[tuple[str, DrawKey]], float]]:
    """The keys of borders, as :func:`_keys_of_points` has its own."""
    if legend.presence:
        keys = [(text, partial(_border_key, is_known)) for text, is_known in legend.presence]
        yield legend.presence_title, keys, SIGN


def _border_key(is_known: bool, x: float, y: float, text: str) -> Markup:
    from_right = is_right_to_left()
    aside = -1 if from_right else 1
    sign = presence_marks.draw_sign(x - 120 * from_right, y, (120, 80), is_known, LINE * 1.7)
    style = replace(KEY, side="end") if from_right else KEY
    return sign + draw_line(text, x + aside * 145, y + 64, style)


def _keys_of_points(
    figure: MapFigure,
) -> Iterator[tuple[str, Sequence[tuple[str, DrawKey]], float]]:
    """The keys of circles, and those of the kinds of points, with heading and half the width of a sign."""
    legend, points = figure.legend, figure.points
    if legend.sizes:
        most = max(point.size_value or 0.0 for point in points)
        circle = point_marks.look_of(points, points[0].kind)
        yield (
            legend.circles,
            [
                (text, partial(_mark_key, (0, circle[1]), True, _size(size, most)))
                for size, text in legend.sizes
            ],
            _size(most, most),
        )
    if named := [(pair, name) for pair, name in kinds_of(points).items() if pair[0]]:
        yield (
            legend.marks,
            [
                (name, partial(_mark_key, point_marks.look_of(points, kind), is_sure, MARK_KEY))
                for (kind, is_sure), name in named
            ],
            SIGN,
        )


def _size(size: float, most: float) -> float:
    return point_marks.radius_of(size, most, SHEET)


def _mark_key(
    look: tuple[int, str], is_sure: bool, r: float, x: float, y: float, text: str
) -> Markup:
    from_right = is_right_to_left()
    reach = SIGN if r == MARK_KEY else _size(1, 1)
    aside = -1 if from_right else 1
    mark = point_marks.draw_mark((x + aside * reach, y + 40), r, look, is_sure)
    style = replace(KEY, side="end") if from_right else KEY
    return mark + draw_line(text, x + aside * (2 * reach + 25), y + 64, style)


def _key(drawing: Drawing, entry: LegendEntry, x: float, y: float, text: str) -> Markup:
    is_hatched = entry.look == "no_record"
    colour = "url(#hatch)" if is_hatched else drawing.fill(entry)
    box = Markup(
        '<rect x="{}" y="{}" width="120" height="80" stroke="{}" stroke-width="4" fill="{}"/>'
    )
    fills = (colour, "url(#dots)") if entry.weak else (colour,)
    left = x - 120 if is_right_to_left() else x
    boxes = Markup("").join(box.format(left, y, GROUND.border, each) for each in fills)
    if is_right_to_left():
        return boxes + draw_line(text, x - 145, y + 64, replace(KEY, side="end"))
    return boxes + draw_line(text, x + 145, y + 64, KEY)
