"""In which shape of a block or tehsil a village lies: by its point, else by its sub-district."""

import pandas as pd
import shapely

from data import shapes, village_names
from data.villages.recipe.tables import CORE

# A shape is simplified to about a kilometre: a point outside all shapes of its district lies in the nearest.
FURTHEST_DEGREES = 0.1


def with_shapes(rows: pd.DataFrame, layer: shapes.Layer) -> pd.DataFrame:
    """The rows with `shape_id`, a shape of their own district; empty where none is known.

    Args:
        rows: a table of villages.
        layer: shapes of the level below the district, each with its district.
    """
    found = pd.Series(pd.NA, rows.index, dtype="string")
    by_district: dict[str, list[shapes.Shape]] = {}
    for shape in layer.shapes:
        by_district.setdefault(shape.parent_id, []).append(shape)
    for district, index in rows.groupby("place_id", observed=True).groups.items():
        own = by_district.get(str(district))
        if own:
            found[index] = _in_district(rows.loc[index], own)
    others = [column for column in rows if column not in CORE]
    return rows.assign(shape_id=found)[[*CORE, *others]]


def _in_district(rows: pd.DataFrame, own: list[shapes.Shape]) -> pd.Series:
    areas = shapely.STRtree([_area(shape) for shape in own])
    found = pd.Series(pd.NA, rows.index, dtype="string")
    placed = rows.index[rows["lat"].notna()]
    points = shapely.points(rows.loc[placed, "lon"], rows.loc[placed, "lat"])
    at, shape = areas.query_nearest(points, max_distance=FURTHEST_DEGREES, all_matches=False)
    found[placed[at]] = [own[one].place_id for one in shape]
    by_name = {village_names.skeleton(shape.name): shape.place_id for shape in own}
    named = rows["subdistrict"].map(village_names.area, na_action="ignore").map(by_name)
    return found.fillna(named.astype("string"))


def _area(shape: shapes.Shape) -> shapely.Geometry:
    """The shape with its holes: rings lie in each other, so each is cut out of what is around it."""
    area = shapely.Polygon()
    for ring in shape.rings:
        area = area.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return area
