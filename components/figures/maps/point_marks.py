"""Circles and marks of a map on paper: the same sizes, forms and colours as on the screen."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from components.figures import palette
from components.figures.maps.map_figure import MapPoint, looks_of
from components.figures.maps.projection import IntPoint

# Parts of the longest side of the map, as on a screen of 660 pixels.
LARGEST, SMALLEST, MARK = 20 / 660, 2.5 / 660, 5 / 660
# As in components/widgets/map/script/points.js: circle, diamond, triangle, square, triangle upside down.
FORMS: tuple[Sequence[tuple[float, float]], ...] = (
    (),
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
)
Placed = Sequence[tuple[IntPoint, MapPoint]]


def draw_points(marks: Placed, longest: float, step: float = 1) -> Markup:
    """Circles first, large ones below, then the marks.

    Args:
        longest: longest side of the map, in units of the drawing that is written.
        step: units of the positions in one unit of the drawing.
    """
    points = [point for _, point in marks]
    most = max((point.size_value or 0.0 for point in points), default=0.0)
    radii = [_radius(point, most) * longest for point in points]
    order = sorted(range(len(points)), key=lambda one: -radii[one])
    looks = _looks(points)
    return Markup("").join(
        _draw(
            points[one],
            (marks[one][0][0] / step, marks[one][0][1] / step),
            radii[one],
            looks[points[one].kind],
        )
        for one in order
    )


def radius_of(size: float, most: float, longest: float) -> float:
    """Radius of a circle: its area is in proportion to its size."""
    return max(LARGEST * math.sqrt(size / most), SMALLEST) * longest


def look_of(points: Sequence[MapPoint], kind: str) -> tuple[int, str]:
    """Form and colour of a kind of points."""
    return _looks(points)[kind]


def draw_mark(at: tuple[float, float], r: float, look: tuple[int, str], is_sure: bool) -> Markup:
    """A mark of a form and colour; one that is not sure is a ring."""
    form, colour = look
    ground = palette.GROUND["light"].background
    # A thin edge keeps signs apart that lie on one another, however large they are.
    edge_width = r / 5 if form else r / 12
    fill, edge, width = (colour, ground, edge_width) if is_sure else (ground, colour, r / 2.2)
    style = Markup('fill="{}" fill-opacity="{}" stroke="{}" stroke-width="{}"').format(
        fill, 0.78 if is_sure else 1, edge, round(width, 2)
    )
    x, y = at
    corners = FORMS[form % len(FORMS)]
    if not corners:
        circle = Markup('<circle cx="{}" cy="{}" r="{}" {}/>')
        return circle.format(round(x, 1), round(y, 1), round(r, 1), style)
    path = "L".join(f"{x + dx * r:.1f} {y + dy * r:.1f}" for dx, dy in corners)
    return Markup('<path d="M{}z" {}/>').format(path, style)


def _draw(point: MapPoint, at: tuple[float, float], r: float, look: tuple[int, str]) -> Markup:
    # A circle whose size counts is a circle, whatever its kind.
    form = 0 if point.size_value is not None else look[0]
    return draw_mark(at, r, (form, look[1]), point.is_sure)


def _radius(point: MapPoint, most: float) -> float:
    if point.size_value is None or not most:
        return MARK
    return max(LARGEST * math.sqrt(point.size_value / most), SMALLEST)


def _looks(points: Sequence[MapPoint]) -> dict[str, tuple[int, str]]:
    return {kind: (look, palette.kind(look, "light")) for kind, look in looks_of(points).items()}
