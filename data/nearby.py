"""What is documented nearest to a point: stories and federations whose own place is known."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

CASE, ORGANISATION = "case", "organisation"
COLUMNS = [
    "kind", "row_id", "package_id", "title", "place_id", "village_id", "locality", "lat", "lon", "is_sure",
    "source_id",
]  # fmt: skip
KM_A_DEGREE = 111.2
CERTAIN = "certain"


def documented(cases: pd.DataFrame, organisations: pd.DataFrame) -> pd.DataFrame:
    """Everything that has a point of its own.

    Args:
        cases, organisations: the tables with ``package_id``; a point of a case is certain or likely,
            so is that of an organisation; what nobody judged is likely.

    Returns:
        The COLUMNS: kind (CASE, ORGANISATION), row_id, package_id, title, place_id (the district),
        village_id and locality where known, lat, lon, is_sure, source_id.
    """
    of_cases = cases[cases["lat"].notna()]
    of_others = organisations[organisations["lat"].notna()]
    parts = [
        of_cases.assign(
            kind=CASE,
            row_id=of_cases["case_id"],
            locality=of_cases["village"].fillna(of_cases["locality"]),
            is_sure=of_cases["point_match"] == CERTAIN,
        ),
        of_others.assign(
            kind=ORGANISATION,
            row_id=of_others["org_id"],
            title=of_others["name"],
            village_id=pd.NA,
            is_sure=[is_certain(match) for match in of_others["point_match"]],
        ),
    ]
    return pd.concat([part[COLUMNS] for part in parts], ignore_index=True)


def is_certain(match: object) -> bool:
    """Whether a point is judged to be that of the place; one that nobody judged is likely at best."""
    return isinstance(match, str) and match == CERTAIN


def nearest(rows: pd.DataFrame, lat: float, lon: float, count: int, most_km: float) -> pd.DataFrame:
    """The rows nearest to a point with their distance ``km``, the nearest first.

    Args:
        rows: with lat and lon in degrees.
        count: how many at most; most_km: how far away at most.
    """
    far = rows.assign(km=distances(rows["lat"], rows["lon"], lat, lon))
    return far[far["km"] <= most_km].nsmallest(count, "km", keep="first")


def distances(
    lats: Iterable[float],
    lons: Iterable[float],
    lat: float | Iterable[float],
    lon: float | Iterable[float],
) -> npt.NDArray[np.float64]:
    """Kilometres from a point, or each from its own, as the crow flies; exact enough within a state."""
    to_lat, to_lon = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
    north: npt.NDArray[np.float64] = np.asarray(lats, dtype=float) - to_lat
    east = (np.asarray(lons, dtype=float) - to_lon) * np.cos(np.radians(to_lat))
    far: npt.NDArray[np.float64] = np.hypot(north, east) * KM_A_DEGREE
    return far
