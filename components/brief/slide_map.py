"""A map on a slide: one native shape for each district, with its name and value, and the keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from markupsafe import escape
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Inches, Pt

from components.brief.pack import Picture
from components.brief.slide_parts import GROUND, Box, describe, rgb, text
from components.figures import colour, svg_text
from components.figures.maps.drawing import Drawing, Piece
from components.figures.maps.legends import entry_text, legend_sentence, printed_entries
from components.figures.maps.map_figure import MapArea
from components.language.messages import gettext

# Corners nearer to each other than this many units of a drawing are one corner on a slide.
GRAIN = 8
EMU_PER_INCH = 914_400
# From this contrast on, an edge stands out from what it surrounds.
EDGE_CONTRAST = 3
# Height of the names in points; from this luminance down, a fill has light letters.
OWN_NAME, NEIGHBOUR_NAME, DARK = 14, 11, 0.18
# Shapes of a map are numbered from here, above all others of a slide.
FIRST_SHAPE_ID = 1_000
SHAPE = """<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="{number}" name="{name}" descr="{said}"/>
<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>
<a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>
<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{path}</a:path>
</a:pathLst></a:custGeom>{fill}<a:ln w="{thick}"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill>
</a:ln></p:spPr></p:sp>"""


def state_map(slide: Slide, box: Box, picture: Picture) -> Any:
    """The districts as one group of native shapes, each with its name and its value as alt text."""
    drawn = picture.drawing
    left, top, width, height = box
    scale = min(width / drawn.width, height / drawn.height) * EMU_PER_INCH
    group = slide.shapes.add_group_shape()
    origin = Inches(left), Inches(top)
    for number, piece in enumerate(drawn.pieces, start=FIRST_SHAPE_ID):
        marked = piece.outline.place_id == picture.place_id
        group._element.append(_freeform(number, piece, drawn, marked, scale, origin))
    group._element.recalculate_extents()
    figure = drawn.figure
    said = f"{figure.description} {legend_sentence(figure.legend)}"
    describe(group, gettext("Map: {subject}", subject=picture.subject), said)
    _write_names(slide, drawn, picture.place_id, scale, origin)
    return group


def _freeform(
    number: int, piece: Piece, drawn: Drawing, marked: bool, scale: float, origin: tuple[int, int]
) -> Any:
    """One place as a shape of closed lines.

    The XML is written here, because the library's own way takes time with the square of the corners.
    """
    whole = [coarser(ring) for ring in piece.rings]
    rings = [ring for ring in whole if len(ring) > 2] or whole[:1]
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    line = edge_of(drawn.fill(piece.area)) if marked else GROUND.border_strong
    return parse_xml(
        SHAPE.format(
            namespaces=nsdecls("a", "p"),
            number=number,
            name=escape(piece.area.name),
            said=escape(f"{piece.area.name}: {piece.area.value_text}"),
            x=origin[0] + round(left * scale),
            y=origin[1] + round(top * scale),
            wide=round(width * scale),
            tall=round(height * scale),
            width=width,
            height=height,
            path="".join(_path(ring, left, top) for ring in rings),
            fill=_fill_xml(drawn, piece.area),
            line=line.lstrip("#"),
            thick=Pt(2.5 if marked else 0.5),
        )
    )


def edge_of(fill: str) -> str:
    """The colour of the edge of the chosen place, which stands out from its fill on a grey print, too."""
    seen = colour.luminance(fill)
    colours = (GROUND.accent, GROUND.ink, GROUND.background)
    apart = {one: abs(log((colour.luminance(one) + 0.05) / (seen + 0.05))) for one in colours}
    is_clear = apart[GROUND.accent] >= log(EDGE_CONTRAST)
    return GROUND.accent if is_clear else max(apart, key=apart.__getitem__)


def _path(ring: Sequence[tuple[int, int]], left: int, top: int) -> str:
    first, *rest = (f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def coarser(ring: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A ring on a grid of GRAIN units, without corners that fall together; neighbours stay joined."""
    corners: list[tuple[int, int]] = []
    for x, y in ring:
        corner = round(x / GRAIN) * GRAIN, round(y / GRAIN) * GRAIN
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return corners


def _fill_xml(drawn: Drawing, area: MapArea) -> str:
    colour = drawn.fill(area).lstrip("#")
    if area.look != "no_record" and not area.weak:
        return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    hatched = area.look == "no_record"
    pattern, signs = ("wdUpDiag", GROUND.hatch) if hatched else ("pct20", GROUND.dots)
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{signs.lstrip("#")}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{colour}"/></a:bgClr></a:pattFill>'
    )


@dataclass(frozen=True)
class Swatch:
    """A key of a map: the colour under its lines or dots, what it is, and what stands beside it."""

    colour: str
    is_hatched: bool
    is_dotted: bool
    label: str
    words: str


def _filled(target: Any, one: Swatch) -> None:
    if one.is_hatched or one.is_dotted:
        target.patterned()
        target.pattern = (
            MSO_PATTERN.WIDE_UPWARD_DIAGONAL if one.is_hatched else MSO_PATTERN.PERCENT_20
        )
        target.fore_color.rgb = rgb(GROUND.hatch if one.is_hatched else GROUND.dots)
        target.back_color.rgb = rgb(one.colour)
    else:
        target.solid()
        target.fore_color.rgb = rgb(one.colour)


def _write_names(
    slide: Slide, drawn: Drawing, place_id: str, scale: float, origin: tuple[int, int]
) -> None:
    """The name of the place the pack is about over its shape, and of its neighbours where there is room."""
    own = [one for one in drawn.pieces if one.outline.place_id == place_id]
    taken: list[Box] = []
    for piece in (*own, *find_neighbours(drawn.pieces, own)):
        size = OWN_NAME if piece in own else NEIGHBOUR_NAME
        box = _place_name(piece, size, scale, origin)
        if any(_overlap(box, other) for other in taken):
            continue
        taken.append(box)
        name, fill = piece.area.name, drawn.fill(piece.area)
        shape = text(
            slide, box, [(name, "") if piece in own else name], gettext("Name: {place}", place=name),
            size, GROUND.background if colour.luminance(fill) < DARK else GROUND.ink,
        )  # fmt: skip
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def find_neighbours(pieces: Sequence[Piece], own: Sequence[Piece]) -> list[Piece]:
    """The places that have a corner in common with some of them."""
    corners = {corner for piece in own for ring in piece.rings for corner in coarser(ring)}
    return [
        piece
        for piece in pieces
        if piece not in own and any(not corners.isdisjoint(coarser(ring)) for ring in piece.rings)
    ]


def _place_name(piece: Piece, size: int, scale: float, origin: tuple[int, int]) -> Box:
    """The box of a name of so many points, around the spot of its place."""
    x, y = (side / EMU_PER_INCH for side in origin)
    across, down = (part * scale / EMU_PER_INCH for part in piece.outline.label_at)
    wide, tall = max(0.9, len(piece.area.name) * 0.0093 * size), 0.024 * size
    return x + across - wide / 2, y + down - tall / 2, wide, tall


def _overlap(one: Box, other: Box) -> bool:
    return (
        abs((one[0] + one[2] / 2) - (other[0] + other[2] / 2)) < (one[2] + other[2]) / 2
        and abs((one[1] + one[3] / 2) - (other[1] + other[3] / 2)) < (one[3] + other[3]) / 2
    )


def legend(slide: Slide, box: Box, drawn: Drawing) -> None:
    """The keys of a map, one below the other."""
    left, top, width, height = box
    shown = drawn.figure.legend
    heading: list[str | tuple[str, str]] = [
        (shown.title, ""),
        *([shown.denominator_text] if shown.denominator_text else []),
    ]
    text(slide, (left, top, width, 0.95), heading, gettext("Legend"), 14)
    swatches = [
        Swatch(drawn.fill(one), one.look == "no_record", one.weak, one.label, entry_text(one))
        for one in printed_entries(shown)
    ]
    draw_swatches(slide, (left, top + 1.0, width, height - 1.0), swatches)


def draw_swatches(slide: Slide, box: Box, swatches: Iterable[Swatch]) -> None:
    """Keys of a map, one below the other."""
    (left, top, width, _), from_right = box, svg_text.is_right_to_left()
    for place, one in enumerate(swatches):
        y = top + place * 0.36
        swatch = slide.shapes.add_shape(
            1,
            Inches(left + (width - 0.4 if from_right else 0)),
            Inches(y + 0.04),
            Inches(0.4),
            Inches(0.24),
        )
        _filled(swatch.fill, one)
        swatch.line.color.rgb = rgb(GROUND.border)
        swatch.line.width = Pt(0.75)
        swatch.shadow.inherit = False
        describe(
            swatch,
            gettext("Key: {label}", label=one.label),
            gettext("Colour of: {label}", label=one.label),
        )
        text(
            slide, (left + (0 if from_right else 0.5), y, width - 0.5, 0.34), [one.words],
            gettext("Legend: {label}", label=one.label), 13,
        )  # fmt: skip
