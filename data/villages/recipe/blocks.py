"""Blocks of the register of rural roads: their points, and which place and shape of ours each one is."""

import pandas as pd

from data import village_names
from data.villages.recipe.tables import DECIMALS

COLUMNS = [
    "block_id", "name", "place_id", "subdistrict_id", "shape_id", "lat", "lon", "habitations",
    "population", "share_in_place",
]  # fmt: skip


def blocks(read: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The blocks by district and name, each with the place that has its name there, if one alone has.

    Args:
        read: block_id, block, place_id, lat and lon (the middle of its habitations), habitations,
            population, share_in_place (of its habitations, the share in this district).
        places: the gazetteer.
    """
    rows = read.assign(
        block_id="IN-B-" + read["block_id"].astype(str),
        name=read["block"],
        lat=read["lat"].round(DECIMALS),
        lon=read["lon"].round(DECIMALS),
        population=read["population"].astype("Int64"),
    )
    inside = places[places["level"] == "subdistrict"].set_index("place_id", drop=False)
    own = _places_of(rows, inside)
    shapes = own.map(inside["shape_id"], na_action="ignore").astype("string")
    named = rows.assign(subdistrict_id=own, shape_id=shapes)[COLUMNS]
    return named.sort_values(["place_id", "name", "block_id"], kind="stable", ignore_index=True)


def _places_of(rows: pd.DataFrame, inside: pd.DataFrame) -> pd.Series:
    """The place of each block: spelt so, letters and spaces aside; of those left over, sounding so."""
    found = pd.Series(pd.NA, rows.index, dtype="string")
    for fold in (_plain, _sound):
        left = rows[found.isna()]
        free = inside[~inside["place_id"].isin(found.dropna())]
        asked = left["place_id"] + "/" + left["name"].map(fold)
        known = free["parent_id"] + "/" + free["name"].map(fold)
        once = known[~known.duplicated(keep=False)]
        own = asked[~asked.duplicated(keep=False)].map(pd.Series(once.index, index=once))
        found = found.fillna(own.astype("string"))
    return found


def _plain(name: str) -> str:
    return village_names.folded(name).replace(" ", "")


def _sound(name: str) -> str:
    return village_names.skeleton(village_names.folded(name))
