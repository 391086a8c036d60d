"""Geometry of a coverage: shapes that share their borders, without gaps and overlaps."""

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import shapely

EQUAL_AREA = 6933
GAP_DEGREES = 0.03
SNAP_DEGREES = 0.002
DISTRICT_TOLERANCE = 0.010
SUB_DISTRICT_TOLERANCE = 0.008
SMALLEST_PART_KM2 = 2.0


def clean(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Close gaps and overlaps between neighbours.

    The source simplified each shape alone, so that neighbours no longer meet.

    Raises:
        ValueError: the shapes still are no coverage afterwards.
    """
    valid = shapely.make_valid(shapes.geometry.to_numpy())
    mended = shapely.coverage_clean(valid, gap_width=GAP_DEGREES, snapping_distance=SNAP_DEGREES)
    if not shapely.coverage_is_valid(mended):
        raise ValueError("neighbouring shapes still overlap or leave gaps")
    return _with_geometry(shapes, mended)


def merge(shapes: gpd.GeoDataFrame, by: list[str]) -> gpd.GeoDataFrame:
    """One shape for each combination of the columns ``by``, sorted by them."""
    return shapes.dissolve(by=by, method="coverage").reset_index()[[*by, "geometry"]]


def without_specks(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Drop detached parts under two square kilometres; the largest part always stays."""
    return _with_geometry(shapes, [_without_specks(shape) for shape in shapes.geometry])


def simplify(shapes: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplify all borders at once, so that neighbours keep them in common.

    Args:
        tolerance: square root, in degrees, of the smallest triangle that is kept.
    """
    return _with_geometry(shapes, shapely.coverage_simplify(shapes.geometry.to_numpy(), tolerance))


def area_km2(shapes: gpd.GeoSeries) -> pd.Series:
    """Areas in whole square kilometres."""
    areas = shapes.to_crs(EQUAL_AREA).area / 1e6
    return pd.Series(areas.round().astype(int))


def largest_overlap(shapes: gpd.GeoDataFrame, labels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each shape the columns of the labelled area that covers most of it.

    Returns:
        ``shapes`` with the columns of ``labels``; without those shapes that none covers.
    """
    columns = [name for name in labels.columns if name != "geometry"]
    areas = labels.to_crs(EQUAL_AREA)
    areas["geometry"] = areas.make_valid()
    pieces = gpd.overlay(
        shapes.to_crs(EQUAL_AREA)[["shape_id", "geometry"]], areas, how="intersection"
    )
    covered = pieces.area.groupby([pieces[name] for name in ("shape_id", *columns)]).sum()
    largest = covered.reset_index(name="covered").sort_values("covered", ascending=False)
    return shapes.merge(largest.drop_duplicates("shape_id").drop(columns="covered"), on="shape_id")


def _without_specks(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    areas = gpd.GeoSeries(parts, crs=4326).to_crs(EQUAL_AREA).area.to_numpy() / 1e6
    kept = parts[areas >= min(SMALLEST_PART_KM2, areas.max())]
    return shapely.multipolygons(kept) if len(kept) > 1 else kept[0]


def _with_geometry(
    shapes: gpd.GeoDataFrame, geometry: Sequence[shapely.Geometry]
) -> gpd.GeoDataFrame:
    plain = shapes.drop(columns="geometry")
    return gpd.GeoDataFrame(plain, geometry=list(geometry), crs=shapes.crs)
