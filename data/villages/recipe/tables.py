"""From what the sources hold to the tables as they are published: one id, one order, nothing too small."""

import hashlib

import pandas as pd

from data import disclosure

CORE = ["village_id", "name", "place_id", "subdistrict", "shape_id", "lat", "lon"]
WITHOUT_SHAPE = [column for column in CORE if column != "shape_id"]
ORDER = ["place_id", "subdistrict", "name", "village_id"]
DECIMALS = 5

# The weakest agreement of names by which a point was found.
CLOSE_SPELLING = "close spelling in the sub-district"

CENSUS_COUNTS = [
    "female", "children_0_6", "girls_0_6", "sc", "st", "literate", "literate_female", "workers",
    "workers_female", "marginal_workers", "cultivators", "agricultural_labourers",
]  # fmt: skip
CENSUS_GROUPS = {"sc": (), "st": (), "female": ("girls_0_6", "literate_female", "workers_female")}
LOCALITY_COUNTS = [
    "female", "age_10_up", "working_10_up", "age_18_up", "cnic_18_up", "pacca", "potable_water",
    "electricity", "latrine",
]  # fmt: skip
LOCALITY_RATES = ["literacy10_total_pct", "literacy10_male_pct", "literacy10_female_pct"]


def census_villages(read: pd.DataFrame) -> pd.DataFrame:
    """Villages of India's census of 2011, each once, without what is too small to be shown.

    Args:
        read: a row for each part of a village in a sub-district: place_id, subdistrict, village_code,
            name, households, population, the CENSUS_COUNTS, lat, lon, point_from, point_match.
    """
    counts = ["households", "population", *CENSUS_COUNTS]
    largest_first = read.sort_values("population", ascending=False, kind="stable")
    one = largest_first.groupby("village_code", sort=False, observed=True)
    whole = one.first().drop(columns=counts).join(one[counts].sum()).reset_index()
    whole["village_id"] = "IN-V-" + whole["village_code"]
    whole["point_is_sure"] = whole["point_match"] != CLOSE_SPELLING
    around = whole["place_id"].astype(str) + whole["subdistrict_code"]
    safe = disclosure.hide_small(whole[CENSUS_COUNTS], whole["households"], around, CENSUS_GROUPS)
    kept = whole[
        [
            *WITHOUT_SHAPE,
            "subdistrict_code",
            "households",
            "population",
            "point_from",
            "point_match",
            "point_is_sure",
        ]
    ]
    return in_order(pd.concat([kept, safe], axis=1))


def habitations(read: pd.DataFrame) -> pd.DataFrame:
    """Habitations of the rural roads programme: hamlets and villages of six states, with a name and a point.

    Args:
        read: hab_id, name, block_pmgsy, place_id, subdistrict_2018, lat, lon, population,
            district_agrees.
    """
    named = read[read["name"].notna() & read["lat"].notna() & read["place_id"].notna()]
    named = named.drop_duplicates(["hab_id", "name", "place_id"])
    state = named["place_id"].map(_state_code_of).astype(str)
    village_id = "IN-H-" + named["hab_id"].astype(str)
    doubled = named["hab_id"].duplicated(keep=False)
    return in_order(
        named.assign(
            village_id=village_id.where(~doubled, village_id + "-" + state),
            subdistrict=named["block_pmgsy"],
            population=named["population"].astype("Int64"),
        )[[*WITHOUT_SHAPE, "population", "district_agrees"]]
    )


def _state_code_of(place_id: str) -> str:
    return place_id.rsplit("-", 1)[-1]


def school_villages(read: pd.DataFrame) -> pd.DataFrame:
    """Villages of Uttar Pradesh as the school register names them; towns are left out.

    Args:
        read: udise_village_code, name, place_id, subdistrict_2018, lat, lon, n_schools_used,
            spread_km, rural (1 or 0).
    """
    rural = read[(read["rural"] == 1) & read["place_id"].notna()]
    return in_order(
        rural.assign(
            village_id="IN-U-" + rural["udise_village_code"],
            subdistrict=rural["subdistrict_2018"],
        )[[*WITHOUT_SHAPE, "n_schools_used", "spread_km"]]
    )


def settlements(read: pd.DataFrame) -> pd.DataFrame:
    """Settlements of Pakistan with their other spellings; a population of zero is none reported.

    Args:
        read: wof_id, name, other_names, place_id, tehsil_2017, lat, lon, population.
    """
    placed = read[read["place_id"].notna() & read["name"].notna()]
    people = pd.to_numeric(placed["population"]).astype("Int64")
    return in_order(
        placed.assign(
            village_id="PK-W-" + placed["wof_id"],
            subdistrict=placed["tehsil_2017"],
            population=people.where(people > 0),
        )[[*WITHOUT_SHAPE, "other_names", "population", "geonames_id"]]
    )


def rural_localities(read: pd.DataFrame) -> pd.DataFrame:
    """Rural localities of Pakistan's census of 2017, without what is too small to be shown.

    Args:
        read: place_id, tehsil, circle_1, circle_2, name, hadbast_or_deh_no, population,
            housing_units, the LOCALITY_COUNTS and LOCALITY_RATES, lat, lon, point_match.
    """
    keys = read[["place_id", "tehsil", "circle_2", "name", "hadbast_or_deh_no"]].astype(str)
    names = keys.agg("|".join, axis=1)
    around = read["place_id"].astype(str) + read["tehsil"].astype(str)
    safe = disclosure.hide_small(
        read[LOCALITY_COUNTS], read["housing_units"], around, {"female": ()}
    )
    rates = read[LOCALITY_RATES].copy()
    rates.loc[disclosure.may_be_few(read["housing_units"])] = pd.NA
    village_id = "PK-L-" + names.map(lambda one: hashlib.sha256(one.encode()).hexdigest()[:10])
    kept = read.assign(village_id=village_id, subdistrict=read["tehsil"])
    columns = [
        *WITHOUT_SHAPE,
        "circle_2",
        "population",
        "housing_units",
        "avg_household_size",
        "point_match",
    ]
    return in_order(pd.concat([kept[columns], safe, rates], axis=1))


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by district, so that one district is read alone; points to about a metre.

    Raises:
        ValueError: an id stands twice.
    """
    if rows["village_id"].duplicated().any():
        doubled = rows.loc[rows["village_id"].duplicated(), "village_id"]
        raise ValueError(f"doubled: {', '.join(doubled.head())}")
    plain = rows.assign(
        place_id=rows["place_id"].astype(str),
        subdistrict=rows["subdistrict"].astype("string"),
        lat=rows["lat"].round(DECIMALS),
        lon=rows["lon"].round(DECIMALS),
    )
    return plain.sort_values(ORDER, kind="stable", ignore_index=True)


def census_subdistricts(read: pd.DataFrame) -> pd.DataFrame:
    """What the census of India counts in the villages of each sub-district.

    Args:
        read: a row for each sub-district and residence, with the columns of :func:`census_villages`.
    """
    rural = read[read["residence"] == "rural"]
    columns = ["place_id", "subdistrict", "subdistrict_code", "households", "population"]
    return rural[[*columns, *CENSUS_COUNTS]].sort_values(columns[:3], ignore_index=True)


def rural_tehsils(read: pd.DataFrame) -> pd.DataFrame:
    """What the census of Pakistan counts in the villages of each tehsil.

    Args:
        read: a row for each tehsil: the printed rural figures of 2017.
    """
    named = {
        "tehsil": "subdistrict",
        "rural_population": "population",
        "rural_households": "housing_units",
        "literacy10_rural_pct": "literacy10_total_pct",
    }
    counts = [one for one in LOCALITY_COUNTS if one in read]
    renamed = read.rename(columns=named)
    columns = ["place_id", *named.values(), *counts]
    return renamed[columns].sort_values(["place_id", "subdistrict"], ignore_index=True)
