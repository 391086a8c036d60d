"""The made-up register of `tests/fixtures/register`, as it is given to be prepared."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.places import Gazetteer
from data.register import form

DISTRICT = "IN-C11-236"
FOLDER = Path(__file__).parents[1] / "fixtures" / "register"


def given(places: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Villages and groups with the places around them, each village matched to nothing."""
    villages, groups = (
        pd.read_csv(FOLDER / f"{name}.csv", dtype="string").replace("", pd.NA)
        for name in ("villages", "groups")
    )
    villages = _with_places(villages, places).assign(ground_id=pd.NA, match="none")
    groups = _with_places(groups, places)
    return _typed(villages, form.GIVEN_VILLAGES), _typed(groups, form.GIVEN_GROUPS)


def _with_places(rows: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    around = {
        code: {place.level: place.place_id for place in (places[code], *places.ancestors(code))}
        for code in rows["place_id"].dropna().unique()
    }
    levels = {"country": "country_id", "state": "state_id", "district": "district_id"}
    return rows.assign(
        **{
            name: rows["place_id"].map(lambda code, level=level: around[code].get(level), "ignore")
            for level, name in {**levels, "subdistrict": "block_id"}.items()
        }
    )


def _typed(rows: pd.DataFrame, schema: pa.Schema) -> pd.DataFrame:
    numbers = [one.name for one in schema if one.type == form.NUMBER]
    return rows.astype(dict.fromkeys(numbers, "Int64"))
