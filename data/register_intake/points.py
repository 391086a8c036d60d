"""Does the point of a village lie in its district? A point that does not is left out, the village stays."""

from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np
import pandas as pd
import shapely

from data.places import Gazetteer
from data.register_intake import faults
from data.shapes import Layer, Shape

# Borders are drawn with fewer corners than they have: so many degrees beside them are still inside.
NEAR_DEGREES = 0.02


def outside(villages: pd.DataFrame, layer: Layer, places: Gazetteer, name: str) -> pd.DataFrame:
    """The faults of points that lie outside the district that their row names.

    Args:
        villages: a register's table, checked.
        layer: shapes of the districts; one without a shape is not looked at.
        name: what the file is called in a fault.
    """
    placed = villages.dropna(subset=["lat", "lon"])
    shapes = {shape.place_id: shape for shape in layer.shapes}
    told = [faults.tell_problems(())]
    for place_id, rows in placed.groupby("place_id"):
        district = _area(places[str(place_id)].drawn_as or (str(place_id),), shapes)
        if district is not None:
            told.append(_of_district(rows, district, places.name(str(place_id)), name))
    return pd.concat(told, ignore_index=True)


def _of_district(
    rows: pd.DataFrame, district: shapely.Geometry, called: str, name: str
) -> pd.DataFrame:
    lat, lon = rows["lat"].to_numpy(dtype=float), rows["lon"].to_numpy(dtype=float)
    away = ~_is_inside(district, lon, lat)
    swapped = away & _is_inside(district, lat, lon)
    codes = np.where(swapped, "point-swapped", "point-outside")[away]
    values = [(("village", village), ("district", called)) for village in rows.loc[away, "name"]]
    return faults.tell_each(rows.loc[away, "lat"], name, list(codes), values, faults.CELL)


def _is_inside(
    area: shapely.Geometry, x: np.ndarray, y: np.ndarray
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    inside: np.ndarray[tuple[int], np.dtype[np.bool_]] = shapely.dwithin(
        shapely.points(x, y), area, NEAR_DEGREES
    )
    return inside


def _area(place_ids: Iterable[str], shapes: Mapping[str, Shape]) -> shapely.Geometry | None:
    """The area of some places together; None if one has no shape."""
    named = tuple(place_ids)
    if any(place_id not in shapes for place_id in named):
        return None
    area = shapely.union_all([_polygon(shapes[place_id]) for place_id in named])
    shapely.prepare(area)
    return area


def _polygon(shape: Shape) -> shapely.Geometry:
    """Rings count by turns: one inside another is a hole."""
    rings = [shapely.make_valid(shapely.polygons(ring)) for ring in shape.rings]
    return reduce(shapely.symmetric_difference, rings)
