"""A map as a few kilobytes of SVG for static pages and link previews: one path for each colour.

It is the drawing of the printed files on a coarse grid. Names and values of the places stand in
the table beside it, and in its description.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from markupsafe import Markup

from components.figures import palette
from components.figures.maps import point_marks, presence_marks, sketch_key
from components.figures.maps.drawing import Drawing, Piece, Rings
from components.figures.maps.projection import IntPoint
from components.figures.maps.simplify import simplify
from components.figures.svg_text import fonts

GRID = 300
# Distance of hatch lines and dots, in parts of the longest side.
HATCH = 1 / 50


def svg(
    drawing: Drawing,
    marked: str | None = None,
    grid: int = GRID,
    name: str = "map",
    tolerance: float = 0,
) -> Markup:
    """The map with its title and description for those who do not see it.

    Args:
        drawing: what is drawn; of its legend the keys of borders, circles and marks alone.
        marked: id of a place to outline.
        grid: number of steps along the longest side; fewer make a smaller file.
        name: beginning of the ids in the drawing, which must not occur twice on a page.
        tolerance: how far a border may lie from where it is, in steps; 0 for every corner.
    """
    step = max(drawing.width, drawing.height) / grid
    if tolerance:
        drawing = _simplified(drawing, tolerance * step)
    hatch = round(grid * HATCH, 1)
    width, map_height = round(drawing.width / step), round(drawing.height / step)
    key, height = sketch_key.draw_key(drawing.figure, width, grid, map_height)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"{fonts} '
        'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{title}</title>'
        '<desc id="{name}-d">{description}</desc>{body}{key}</svg>'
    ).format(
        width=width,
        height=round(height),
        fonts=Markup(' font-family="{}"').format(fonts()) if key else "",
        key=key,
        name=name,
        title=drawing.figure.title,
        description=drawing.figure.description,
        body=body(drawing, marked, step, name, hatch),
    )


def _simplified(drawing: Drawing, tolerance: float) -> Drawing:
    """The drawing with fewer corners; neighbours keep one border."""
    rings = simplify([piece.rings for piece in drawing.pieces], tolerance)
    pieces = zip(drawing.pieces, rings, strict=True)
    return replace(
        drawing,
        pieces=tuple(replace(piece, rings=fewer) for piece, fewer in pieces),
        frames=_simpler(drawing.frames, tolerance),
        dashed=tuple(simplify(drawing.dashed, tolerance)),
        beside=_simpler(drawing.beside, tolerance),
    )


def _simpler(rings: Rings, tolerance: float) -> Rings:
    return simplify([rings], tolerance)[0] if rings else ()


def body(drawing: Drawing, marked: str | None, step: float, name: str, hatch: float) -> Markup:
    """The inside of :func:`svg`, in units of `step` units of the drawing."""
    ground = palette.GROUND["light"]
    weak = [piece for piece in drawing.pieces if piece.area.weak]
    chosen = [piece for piece in drawing.pieces if piece.outline.place_id == marked]
    layers = [
        *([_beside(drawing.beside, step, name)] if drawing.beside else []),
        *(
            Markup('<path fill="{}" d="{}"/>').format(colour, _pieces(pieces, step))
            for colour, pieces in _by_colour(drawing, name).items()
        ),
        *(
            [Markup('<path fill="url(#{}-w)" d="{}"/>').format(name, _pieces(weak, step))]
            if weak
            else []
        ),
    ]
    return Markup(
        '<defs>{patterns}</defs><g fill-rule="evenodd" stroke="{edge}" stroke-width=".4" '
        'stroke-linejoin="round">{layers}</g>'
        '<g fill="none" stroke-linejoin="round"><path stroke="{ink}" d="{frames}"/>'
        '<path stroke="{ink}" stroke-dasharray="4 3" d="{dashed}"/>'
        '</g>{presence}<path fill="none" stroke-linejoin="round" stroke="{accent}" '
        'stroke-width="2.4" d="{chosen}"/>{points}'
    ).format(
        patterns=_patterns(name, hatch) + (_around(name, hatch) if drawing.beside else ""),
        edge=ground.border_strong,
        layers=Markup("").join(layers),
        ink=ground.ink,
        frames=_path(drawing.frames, step),
        dashed="".join(_path(rings, step) for rings in drawing.dashed),
        presence=_presence(drawing, step),
        accent=ground.accent,
        chosen=_pieces(chosen, step),
        points=point_marks.draw_points(
            drawing.marks, max(drawing.width, drawing.height) / step, step
        ),
    )


def _presence(drawing: Drawing, step: float) -> Markup:
    """The borders of places where the programme worked."""
    known, likely = (
        _pieces([piece for piece in drawing.pieces if piece.area.presence == kind], step)
        for kind in ("known", "likely")
    )
    return presence_marks.draw_borders(known, likely, sketch_key.BORDER)


def _by_colour(drawing: Drawing, name: str) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for piece in drawing.pieces:
        hatched = piece.area.look == "no_record"
        found.setdefault(f"url(#{name}-h)" if hatched else drawing.fill(piece.area), []).append(
            piece
        )
    return found


def _patterns(name: str, size: float) -> Markup:
    ground = palette.GROUND["light"]
    return Markup(
        '<pattern id="{name}-h" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path fill="{under}" d="M0 0h{size}v{size}H0z"/>'
        '<path fill="{lines}" d="M0 0h{line}v{size}H0z"/></pattern>'
        '<pattern id="{name}-w" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        '<circle cx="{middle}" cy="{middle}" r="{dot}" fill="{dots}"/></pattern>'
    ).format(
        name=name,
        size=size,
        line=round(size * 0.3, 2),
        middle=size / 2,
        dot=round(size * 0.2, 2),
        under=ground.hatch_ground,
        lines=ground.hatch,
        dots=ground.dots,
    )


def _beside(rings: Rings, step: float, name: str) -> Markup:
    return Markup('<path fill="url(#{}-a)" d="{}"/>').format(name, _path(rings, step))


def _around(name: str, size: float) -> Markup:
    """The lines of areas beside the places, which lean the other way than those of “no record”."""
    return Markup(
        '<pattern id="{name}-a" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(-45)"><path fill="{lines}" d="M0 0h{line}v{size}H0z"/></pattern>'
    ).format(name=name, size=size, line=round(size * 0.15, 2), lines=palette.GROUND["light"].hatch)


def _pieces(pieces: Iterable[Piece], step: float) -> str:
    return "".join(_path(piece.rings, step) for piece in pieces)


def _path(rings: Rings, step: float) -> str:
    coarse = (_coarse(ring, step) for ring in rings)
    return "".join(_ring(ring) for ring in coarse if len(ring) > 2)


def _coarse(ring: Sequence[IntPoint], step: float) -> list[IntPoint]:
    """Corners on the grid, without repetitions and without those on a straight line."""
    kept: list[IntPoint] = []
    for x, y in ring:
        corner = round(x / step), round(y / step)
        if kept and corner == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], corner):
            kept.pop()
        kept.append(corner)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _straight(first: IntPoint, middle: IntPoint, last: IntPoint) -> bool:
    (x1, y1), (x2, y2) = (
        (end[0] - start[0], end[1] - start[1]) for start, end in pairwise((first, middle, last))
    )
    return x1 * y2 == x2 * y1


def _ring(ring: Sequence[IntPoint]) -> str:
    steps = (_step(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}{''.join(steps)}z"


def _step(across: int, down: int) -> str:
    """The way to the next corner: on a coarse grid most run along it, which takes one number."""
    if down == 0:
        return f"h{across}"
    return f"l{across} {down}".replace(" -", "-") if across else f"v{down}"
