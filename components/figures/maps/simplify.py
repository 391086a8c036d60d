"""Fewer corners for a small drawing: what two places share as a border stays one line for both."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from components.figures.maps.projection import IntPoint

if TYPE_CHECKING:
    import shapely

Ring = tuple[IntPoint, ...]


def simplify(places: Sequence[Sequence[Ring]], tolerance: float) -> list[tuple[Ring, ...]]:
    """The closed rings of each place without the corners that matter less than ``tolerance``.

    Visvalingam and Whyatt's rule, as GEOS applies it to places that share borders.

    Args:
        places: closed rings of each place, in whole units; neighbours have the same points.
        tolerance: side of a square that is as large as the smallest bend to keep, in the same units.
    """
    # Imported on use: only small drawings need it.
    import shapely

    lines = (shapely.MultiLineString([ring for ring in rings if len(ring) > 1]) for rings in places)
    areas = [shapely.MultiPolygon([*shapely.get_parts(shapely.build_area(line))]) for line in lines]
    return [_rings(area) for area in shapely.coverage_simplify(areas, tolerance)]


def _rings(area: "shapely.Geometry") -> tuple[Ring, ...]:
    return tuple(
        tuple((round(x), round(y)) for x, y in ring.coords)
        for part in getattr(area, "geoms", (area,))
        for ring in (part.exterior, *part.interiors)
    )
