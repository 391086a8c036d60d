"""The borders of places where a programme worked, above any fill: a solid line where that is known, a
dashed one where it is likely, on weak evidence.

Light lies below dark: a line shows on every shade, also on a black and white print.
"""

from markupsafe import Markup

from components.figures import palette

GROUND = palette.GROUND["light"]
# Widths in parts of that of the line.
UNDER, DASH, GAP = 2.2, 2.4, 2.0


def draw_borders(known: str, likely: str, width: float) -> Markup:
    """The borders of places; nothing without any.

    Args:
        known, likely: the outlines of the places as the data of a path, empty for none.
        width: of the lines, in units of the drawing.
    """
    if not known and not likely:
        return Markup("")
    parts = [_line(known + likely, GROUND.background, UNDER * width)]
    if likely:
        parts.append(_line(likely, GROUND.ink, width, _dashes(width)))
    if known:
        parts.append(_line(known, GROUND.ink, width))
    return Markup('<g fill="none" stroke-linejoin="round">{}</g>').format(Markup("").join(parts))


def draw_sign(
    left: float, top: float, size: tuple[float, float], is_known: bool, width: float
) -> Markup:
    """A box with such a border, for a key.

    Args:
        size: width and height of the box.
        width: of its line.
    """
    across, down = size
    box = f"M{left} {top}h{across}v{down}h{-across}z"
    return draw_borders(box if is_known else "", "" if is_known else box, width)


def _line(path: str, colour: str, width: float, dashes: str = "") -> Markup:
    dashed = Markup(' stroke-dasharray="{}"').format(dashes) if dashes else ""
    return Markup('<path d="{}" stroke="{}" stroke-width="{:g}"{}/>').format(
        path, colour, round(width, 2), dashed
    )


def _dashes(width: float) -> str:
    return f"{DASH * width:g} {GAP * width:g}"
