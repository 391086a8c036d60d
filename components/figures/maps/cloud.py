"""Very many points, such as villages, as one small file that a browser keeps and draws itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from components.figures.maps.projection import Projection
from data.shapes import Layer

# Whole units of the projection are too coarse for a zoomed map; 4000 of them by 16 fit 16 bits.
FINER = 16


@dataclass(frozen=True)
class Cloud:
    """Points of a country, packed.

    Attributes:
        name: what they are, in letters that fit a file name.
        kinds: what a point can be; a view shows some of them.
        content: the file, see :func:`packed`.
    """

    name: str
    kinds: tuple[str, ...]
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class CloudView:
    """Which points of a cloud a map shows: those of some kinds, in one place or everywhere."""

    cloud: Cloud
    kinds: tuple[str, ...]
    within: str | None = None


def packed(
    name: str, points: pd.DataFrame, kinds: Sequence[str], layer: Layer, projection: Projection
) -> Cloud:
    """Pack points into a file: five bytes each, sorted by the place they lie in.

    The file holds, in little endian: the number of points and of places (32 bits each), where the
    points of each place begin and the last end (32 bits each), then columns of all points: x and y
    in sixteenths of the projection's units (16 bits each) and the position of the kind (8 bits).

    Args:
        points: lon and lat in degrees, place_id (a shape of the layer), kind (one of `kinds`).
        layer: its shapes, in their order, are the places.

    Raises:
        ValueError: a point has a place or a kind that is not known.
    """
    places = pd.Index([shape.place_id for shape in layer.shapes])
    place = places.get_indexer(points["place_id"])
    kind = pd.Index(kinds).get_indexer(points["kind"])
    if len(points) and min(place.min(), kind.min()) < 0:
        raise ValueError("some points have a place or a kind that is not known")
    x, y = (
        np.rint(side * FINER).astype("<u2")
        for side in projection.units(points["lon"].to_numpy(), points["lat"].to_numpy())
    )
    order = np.lexsort((x, y, place))
    starts = np.searchsorted(place[order], np.arange(len(layer.shapes) + 1))
    head = np.array([len(points), len(layer.shapes), *starts], dtype="<u4")
    columns = (x[order], y[order], kind[order].astype("u1"))
    return Cloud(name, tuple(kinds), b"".join(part.tobytes() for part in (head, *columns)))
