"""The layers of India: seven states, their 250 districts of 2011 and the blocks of 2018."""

import geopandas as gpd
import pandas as pd

from data.boundaries.recipe import coverage, sources
from data.boundaries.recipe.layer import Layer

GEOBOUNDARIES_LAYER = "7132399"
STATE_CODES = {
    "Bihar": "BR",
    "Chhattisgarh": "CT",
    "Jharkhand": "JH",
    "Madhya Pradesh": "MP",
    "Odisha": "OR",
    "Uttar Pradesh": "UP",
    "West Bengal": "WB",
}


def layers(found: sources.Sources) -> list[Layer]:
    """States, districts and blocks, borders in common.

    Raises:
        ValueError: a block has no district of 2011, or a district no block.
    """
    blocks = coverage.clean(_blocks(found))
    keys = ["state", "district", "census_code"]
    merged = coverage.without_specks(coverage.merge(blocks, keys))
    merged["area_km2"] = coverage.area_km2(merged.geometry)
    districts = coverage.simplify(coverage.clean(_identified(merged)), coverage.DISTRICT_TOLERANCE)
    states = coverage.merge(districts, ["state"])
    states["id"] = _state_id(states)
    simple_blocks = coverage.simplify(_identified(blocks), coverage.SUB_DISTRICT_TOLERANCE)
    return [
        Layer("india_adm1_7states", "states", ("id", "state"), states),
        Layer(
            "india_adm2_2011",
            "districts",
            ("id", "state_id", "state", "district", "census_code", "area_km2"),
            districts,
        ),
        Layer(
            "india_adm3_2018_7states",
            "subdistricts",
            ("shape_id", "district_id", "state", "district", "district_now", "subdistrict"),
            simple_blocks.rename(columns={"id": "district_id"}),
            steps=1e6,
        ),
    ]


def _blocks(found: sources.Sources) -> gpd.GeoDataFrame:
    blocks = sources.sub_districts(found, GEOBOUNDARIES_LAYER)
    labelled = coverage.largest_overlap(blocks, sources.districts_now(found))
    labelled = labelled[labelled["state"].isin(STATE_CODES)].copy()
    labelled["district"] = _district_of_2011(labelled)
    codes = sources.crosswalk("india_districts_2011")
    placed = labelled.merge(codes, on=["state", "district"], how="left", validate="many_to_one")
    missing = placed["census_code"].isna()
    if missing.any() or placed["census_code"].nunique() != len(codes):
        raise ValueError(f"blocks and districts do not match: {placed[missing]['district_now']}")
    placed["district_now"] = placed["district_now"].str.title()
    placed["subdistrict"] = [
        name.title() if name.isupper() else name for name in placed["subdistrict"].str.strip()
    ]
    return placed


def _district_of_2011(blocks: gpd.GeoDataFrame) -> pd.Series:
    """Parent of each block: by the present district, or by name where that had two parents."""
    table = sources.crosswalk("india_parents")
    by_block = table[table["sub_district"] != ""].rename(columns={"sub_district": "subdistrict"})
    by_district = table[table["sub_district"] == ""].drop(columns="sub_district")
    keys = ["state", "district_now"]
    named = blocks.merge(by_block, on=[*keys, "subdistrict"], how="left")["district_2011"]
    usual = blocks.merge(by_district, on=keys, how="left")["district_2011"]
    return pd.Series(named.fillna(usual).to_numpy(), index=blocks.index)


def _identified(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.assign(id="IN-C11-" + shapes["census_code"], state_id=_state_id(shapes))


def _state_id(shapes: gpd.GeoDataFrame) -> list[str]:
    return [f"IN-{STATE_CODES[state]}" for state in shapes["state"]]
