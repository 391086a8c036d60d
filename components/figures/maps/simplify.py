"""Fewer corners for a small drawing: what two places share as a border stays one line for both.

Douglas and Peucker's rule (Cartographica 10, 1973) on each stretch between the points where three or
more borders meet, always walked in the same direction, so that both neighbours keep the same corners.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

from components.figures.maps.projection import IntPoint

Ring = tuple[IntPoint, ...]


def simplify(places: Sequence[Sequence[Ring]], tolerance: float) -> list[tuple[Ring, ...]]:
    """The rings of each place without the corners that matter less than ``tolerance``.

    Args:
        places: closed rings of each place, in whole units; neighbours have the same points.
        tolerance: how far the new line may lie from a corner that is left out, in the same units.
    """
    opened = [[_opened(ring) for ring in rings] for rings in places]
    meeting = _meeting_points(ring for rings in opened for ring in rings)
    known: dict[Ring, Ring] = {}
    return [tuple(_simple(ring, meeting, tolerance, known) for ring in rings) for rings in opened]


def _opened(ring: Ring) -> Ring:
    """The ring without doubled points, and without its first point at the end."""
    kept = [point for place, point in enumerate(ring) if not place or point != ring[place - 1]]
    return tuple(kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept)


def _meeting_points(rings: Iterable[Ring]) -> frozenset[IntPoint]:
    """Points from which more than two borders go."""
    beside: dict[IntPoint, set[IntPoint]] = {}
    for ring in rings:
        for one, other in pairwise((*ring, ring[0])):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return frozenset(point for point, others in beside.items() if len(others) > 2)


def _simple(
    ring: Ring, meeting: frozenset[IntPoint], tolerance: float, known: dict[Ring, Ring]
) -> Ring:
    if len(ring) < 4:
        return ring
    ends = [place for place, point in enumerate(ring) if point in meeting]
    # A ring that meets no other begins where both its sides begin it: at its lowest point.
    ends = ends or [ring.index(min(ring))]
    turned = (*ring[ends[0] :], *ring[: ends[0]], ring[ends[0]])
    cuts = [*(end - ends[0] for end in ends), len(ring)]
    kept: list[IntPoint] = []
    for start, end in pairwise(cuts):
        kept += _stretch(turned[start : end + 1], tolerance, known)[:-1]
    return tuple(kept)


def _stretch(points: Ring, tolerance: float, known: dict[Ring, Ring]) -> Ring:
    """A stretch of border, walked in one direction whichever side asks."""
    backwards = points[::-1]
    if backwards < points:
        return _stretch(backwards, tolerance, known)[::-1]
    if points not in known:
        known[points] = _douglas_peucker(points, tolerance)
    return known[points]


def _douglas_peucker(points: Ring, tolerance: float) -> Ring:
    keep = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        distance, at = max(
            (_distance(points[place], points[first], points[last]), place)
            for place in range(first + 1, last)
        )
        if distance > tolerance:
            keep.add(at)
            open_parts += [(first, at), (at, last)]
    return tuple(points[place] for place in sorted(keep))


def _distance(point: IntPoint, start: IntPoint, end: IntPoint) -> float:
    """From a point to the line between two others, or to the point that both are."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length
