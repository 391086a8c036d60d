"""From degrees to paper: an equal-area projection for each country, fitted into whole units."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.shapes import Layer, Point, Ring

LONGEST_SIDE = 4000
MARGIN = 40

IntPoint = tuple[int, int]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Projection:
    """Albers' equal-area conic projection, scaled and shifted into a box of whole units.

    `width` and `height` are the box; its origin is the top left corner.
    """

    central: float
    cone: float
    constant: float
    scale: float
    left: float
    top: float
    width: int
    height: int

    def __call__(self, lon: float, lat: float) -> IntPoint:
        """Units from the left and from the top for a position in degrees."""
        x, y = _albers(lon, lat, self.central, self.cone, self.constant)
        return round((x - self.left) * self.scale), round((self.top - y) * self.scale)

    def units(self, lons: Numbers, lats: Numbers) -> tuple[Numbers, Numbers]:
        """The same for many positions at once, without rounding."""
        radius = np.sqrt(self.constant - 2 * self.cone * np.sin(np.radians(lats))) / self.cone
        angle = self.cone * np.radians(lons - self.central)
        x, y = radius * np.sin(angle), -radius * np.cos(angle)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


@dataclass(frozen=True)
class Outline:
    """One projected place, ready to draw.

    `path` is SVG path data in whole units (relative steps, holes for the even-odd rule); `box` is
    left, top, width, height; `label_at` lies inside the largest part; `room` is the width there.
    """

    place_id: str
    name: str
    parent: str
    path: str
    box: tuple[int, int, int, int]
    label_at: IntPoint
    room: int


@dataclass(frozen=True)
class Geometry:
    """A projected layer: outlines in the layer's order, in the projection's box of units."""

    layer_id: str
    country_id: str
    level: str
    vintage: str
    attribution: str
    projection: Projection
    outlines: tuple[Outline, ...]


def fitted(layers: Iterable[Layer]) -> Projection:
    """The projection that shows all these layers as large as the box allows.

    Standard parallels lie a sixth from the bottom and the top, which keeps shapes true. All layers
    that may be laid over each other must be fitted together. Raises ValueError without any shape.
    """
    positions = {
        position
        for layer in layers
        for shape in layer.shapes
        for ring in shape.rings
        for position in ring
    }
    lons, lats = [lon for lon, _ in positions], [lat for _, lat in positions]
    south, north = min(lats), max(lats)
    central = (min(lons) + max(lons)) / 2
    low, high = (math.radians(south + (north - south) * part) for part in (1 / 6, 5 / 6))
    cone = (math.sin(low) + math.sin(high)) / 2
    constant = math.cos(low) ** 2 + 2 * cone * math.sin(low)
    flat = [_albers(lon, lat, central, cone, constant) for lon, lat in positions]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = (LONGEST_SIDE - 2 * MARGIN) / max(wide, tall)
    return Projection(
        central=central,
        cone=cone,
        constant=constant,
        scale=scale,
        left=min(xs) - MARGIN / scale,
        top=max(ys) + MARGIN / scale,
        width=math.ceil(wide * scale) + 2 * MARGIN,
        height=math.ceil(tall * scale) + 2 * MARGIN,
    )


def projected(layer: Layer, projection: Projection) -> Geometry:
    """The layer drawn through a projection."""
    return Geometry(
        layer_id=layer.layer_id,
        country_id=layer.country_id,
        level=layer.level,
        vintage=layer.vintage,
        attribution=layer.attribution,
        projection=projection,
        outlines=tuple(
            _outline(shape.place_id, shape.name, shape.parent, shape.rings, projection)
            for shape in layer.shapes
        ),
    )


def encoded(geometry: Geometry) -> dict[str, object]:
    """The geometry as columns for JSON: parents once, one path per place, no space wasted."""
    parents = sorted({outline.parent for outline in geometry.outlines})
    return {
        "layer": geometry.layer_id,
        "level": geometry.level,
        "attribution": geometry.attribution,
        "width": geometry.projection.width,
        "height": geometry.projection.height,
        "parents": parents,
        "ids": [outline.place_id for outline in geometry.outlines],
        "names": [outline.name for outline in geometry.outlines],
        "parent": [parents.index(outline.parent) for outline in geometry.outlines],
        "boxes": [outline.box for outline in geometry.outlines],
        "labels": [(*outline.label_at, outline.room) for outline in geometry.outlines],
        "paths": [outline.path for outline in geometry.outlines],
    }


def _albers(lon: float, lat: float, central: float, cone: float, constant: float) -> Point:
    """Easting and northing on a unit globe; the northing's origin is the pole of the cone."""
    radius = math.sqrt(constant - 2 * cone * math.sin(math.radians(lat))) / cone
    angle = cone * math.radians(lon - central)
    return radius * math.sin(angle), -radius * math.cos(angle)


def _outline(
    place_id: str, name: str, parent: str, rings: Sequence[Ring], projection: Projection
) -> Outline:
    whole = [_whole_units(ring, projection) for ring in rings]
    largest = max(whole, key=_area)
    drawn = [ring for ring in whole if len(ring) > 2] or [largest]
    xs = [x for ring in drawn for x, _ in ring]
    ys = [y for ring in drawn for _, y in ring]
    label_at, room = _label_place(largest)
    return Outline(
        place_id=place_id,
        name=name,
        parent=parent,
        path="".join(_path(ring) for ring in drawn),
        box=(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)),
        label_at=label_at,
        room=room,
    )


def _whole_units(ring: Ring, projection: Projection) -> list[IntPoint]:
    """Projected corners without repetitions and without the closing one.

    Neighbours share corners, so rounding moves a common border the same way on both sides.
    """
    corners: list[IntPoint] = []
    for lon, lat in ring:
        corner = projection(lon, lat)
        if not corners or corner != corners[-1]:
            corners.append(corner)
    return corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners


def _path(ring: Sequence[IntPoint]) -> str:
    (x, y), *rest = ring
    steps = []
    for next_x, next_y in rest:
        steps += [next_x - x, next_y - y]
        x, y = next_x, next_y
    body = "".join(
        str(step) if step < 0 or place == 0 else f" {step}" for place, step in enumerate(steps)
    )
    return f"M{ring[0][0]} {ring[0][1]}" + (f"l{body}" if body else "") + "z"


def _area(ring: Sequence[IntPoint]) -> float:
    following = [*ring[1:], ring[0]]
    return (
        abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, following, strict=True))) / 2
    )


def _label_place(ring: Sequence[IntPoint]) -> tuple[IntPoint, int]:
    """The middle of the widest stretch among a few levels, preferring those near mid-height."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best: tuple[float, IntPoint, int] | None = None
    for part in range(3, 14):
        y = top + (bottom - top) * part / 16 + 0.5
        stretch = _widest_stretch(ring, y)
        if stretch:
            left, right = stretch
            worth = (right - left) * (1 - abs(part / 16 - 0.5))
            if best is None or worth > best[0]:
                best = worth, (round((left + right) / 2), round(y)), round(right - left)
    return best[1:] if best else (ring[0], 0)


def _widest_stretch(ring: Sequence[IntPoint], y: float) -> tuple[float, float] | None:
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y1 > y) != (y2 > y)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=True))
    return max(stretches, key=lambda ends: ends[1] - ends[0], default=None)
