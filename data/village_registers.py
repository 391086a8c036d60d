"""One village in several registers: told once, under the spellings of all of them."""

from collections.abc import Sequence

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data import ground, nearby, village_names
from data.ground import Layer

# A name as like as this, so near in kilometres, is the same village in another register.
SAME_NAME, SAME_VILLAGE_KM = 0.7, 4.0
PLACED = ["place_id", "skeleton", "lat", "lon", "area", "folded"]


def merge(layers: Sequence[Layer], kept: frozenset[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every village once: of a register without figures those that no census has already.

    Args:
        kept: ids of villages that stay in any case.

    Returns:
        The villages with the columns of :func:`data.ground.read_names`; and the other spellings of
        some of them, as village (the name) and village_id.
    """
    known: list[pd.DataFrame] = []
    others: list[pd.DataFrame] = []
    for layer in layers:
        rows = _read(layer)
        same = [one for one in known if one["country"].iloc[0] == layer.country_id]
        if not layer.has_figures and same:
            twins = _twins(rows[~rows["village_id"].isin(kept)], pd.concat(same, ignore_index=True))
            others.append(_spellings(rows, twins))
            rows = rows.drop(index=twins.index)
        if len(rows):
            known.append(rows)
    columns = [*ground.CORE, "other_names", "population"]
    found = pd.concat([pd.DataFrame(columns=columns), *known], ignore_index=True)
    spelt = pd.concat([pd.DataFrame(columns=["village", "village_id"]), *others], ignore_index=True)
    return found.assign(
        subdistrict=found["subdistrict"].fillna("").map(village_names.spoken)
    ), spelt


def _read(layer: Layer) -> pd.DataFrame:
    rows = ground.read_names(layer)
    return rows.assign(
        skeleton=village_names.map_once(rows["name"], village_names.skeleton),
        folded=village_names.map_once(rows["name"], village_names.folded),
        area=village_names.map_once(rows["subdistrict"].fillna(""), village_names.area),
        country=layer.country_id,
        other_names=rows.get("other_names"),
        population=rows.get("population"),
    )


def _twins(rows: pd.DataFrame, known: pd.DataFrame) -> pd.Series:
    """Of each row that another register has: the id there, by the index of the row.

    The other has a like name in the same district, near by; or in the same sub-district where it has
    no point.
    """
    pairs = rows[PLACED].reset_index().merge(known[[*PLACED, "village_id"]], on=PLACED[:2])
    likeness = process.cpdist(
        pairs["folded_x"], pairs["folded_y"], scorer=DamerauLevenshtein.normalized_similarity
    )
    far = nearby.distances(pairs["lat_y"], pairs["lon_y"], pairs["lat_x"], pairs["lon_x"])
    near = (far < SAME_VILLAGE_KM) | (pairs["lat_y"].isna() & (pairs["area_x"] == pairs["area_y"]))
    same = pairs.assign(likeness=likeness)[near & (likeness >= SAME_NAME)]
    best = same.sort_values("likeness", ascending=False, kind="stable").drop_duplicates("index")
    return best.set_index("index")["village_id"]


def _spellings(rows: pd.DataFrame, twins: pd.Series) -> pd.DataFrame:
    """How a register spells the villages that another has, the other names it knows included."""
    own = rows.loc[twins.index]
    names = own["name"].str.cat(own["other_names"], sep="; ", na_rep="").str.split("; ").explode()
    spelt = pd.DataFrame({"village": names, "village_id": twins.reindex(names.index)})
    return spelt[spelt["village"] != ""]
