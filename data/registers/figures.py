"""The figures of a register as tables of its programme: what is measured, and one row a figure."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data import periods
from data.load import empty_table

WORDS = Path(__file__).with_name("indicators.csv")
ALL = {"group": "all", "residence": "total", "reporter": "all", "variant": "main"}
# Below it, or where another hidden figure could be computed from it, a figure is not shown.
FEW = "few_members"
PRIMARY = "primary"
COUNTED = {
    PRIMARY: "register_primary_groups",
    "village": "register_village_groups",
    "union": "register_union_groups",
}
# Columns of a cell of primary groups, and of how many groups each is the sum.
PEOPLE = {
    "register_members": ("members", "members_known"),
    "register_women": ("women", "women_known"),
    "register_members_counted": ("women_of", "women_known"),
}
CENSUS = {"register_census_households": "households", "register_census_villages": "villages"}
LEVELS = {
    "country": "country_id",
    "state": "state_id",
    "district": "district_id",
    "block": "block_id",
}


def indicators_of(source_id: str, values: pd.DataFrame) -> pd.DataFrame:
    """What a register measures, as rows of the table `indicators`: of those that have a figure.

    Args:
        values: the figures, as :func:`values_of` returns them.
    """
    rows = pd.read_csv(WORDS, dtype={"scale": "Float64"}, keep_default_na=False, na_values=[""])
    known = set(values["indicator_id"])
    parts = rows[["numerator_id", "denominator_id"]]
    is_there = rows["indicator_id"].isin(known) | (
        parts.notna().all(axis=1) & parts.isin(known).all(axis=1)
    )
    told = rows[is_there].assign(
        source_id=source_id, overlap="main", is_survey="false", is_share="false"
    )
    return told.reindex(columns=list(empty_table("indicators"))).sort_values("indicator_id")


def values_of(
    prepared: Path, census: pd.DataFrame, places: frozenset[str], as_of: str, source_id: str
) -> pd.DataFrame:
    """The figures of a register at every level down to the block, as rows of the table `values`.

    Args:
        prepared: the folder that :func:`data.register.prepare.write_register` wrote.
        census: what :func:`data.registers.whereabouts.census_of` returned.
        places: ids of the gazetteer; a block that is no place has no row.
        as_of: the period of the register.
    """
    read = {
        name: _placed(pd.read_parquet(prepared / f"{name}.parquet"))
        for name in ("places", "cells", "growth")
    }
    parts = [*_of_places(read["places"]), *_of_cells(read["cells"], read["places"])]
    now = pd.concat(parts, ignore_index=True).assign(period=as_of)
    base = [
        census[["place_id", "period"]].assign(value=census[column], indicator_id=indicator_id)
        for indicator_id, column in CENSUS.items()
    ]
    before = _over_time(read["growth"], periods.year_of(as_of))
    rows = pd.concat([now, before, *base], ignore_index=True)
    rows = rows[rows["place_id"].isin(places)]
    told = rows.assign(**ALL, source_id=source_id, quality="derived", publication="shown")
    told = told.reindex(columns=list(empty_table("values")))
    return told.sort_values(["indicator_id", "place_id", "period"], ignore_index=True)


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of places that have a code, down to the block, with that code."""
    kept = rows[rows["level"].isin(list(LEVELS))]
    codes = [
        row[LEVELS[row["level"]]] for row in kept[["level", *LEVELS.values()]].to_dict("records")
    ]
    return kept.assign(place_id=pd.array(codes, dtype="string")).dropna(subset="place_id")


def _of_places(places: pd.DataFrame) -> Iterator[pd.DataFrame]:
    yield _figures("register_villages", places["place_id"], places["covered"])


def _of_cells(cells: pd.DataFrame, places: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for tier, own in cells.groupby("tier"):
        if tier not in COUNTED:
            continue
        indicator_id = COUNTED[str(tier)]
        yield _figures(indicator_id, own["place_id"], own["groups"], own["shown"])
        # The register lists all groups: a place of it without one has none.
        none = places.loc[~places["place_id"].isin(own["place_id"]), "place_id"]
        yield _figures(indicator_id, none, pd.Series(0, none.index))
        if tier == PRIMARY:
            yield from _of_people(own)


def _of_people(cells: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for indicator_id, (column, known) in PEOPLE.items():
        told = cells[cells[known] > 0]
        if len(told):
            note = (
                "Told for "
                + told[known].astype("string")
                + " of "
                + told["groups"].astype("string")
                + " groups."
            )
            rows = _figures(indicator_id, told["place_id"], told[column], told["shown"])
            in_part = (told[known] < told["groups"]) & told["shown"]
            yield rows.assign(note=note.where(in_part))


def _figures(
    indicator_id: str, place_ids: pd.Series, values: pd.Series, shown: pd.Series | None = None
) -> pd.DataFrame:
    rows = pd.DataFrame({"place_id": place_ids, "value": values.astype("Int64")})
    rows = rows.assign(indicator_id=indicator_id, missing_reason=pd.NA)
    if shown is not None:
        hidden = ~shown.astype(bool)
        rows.loc[hidden, "value"] = pd.NA
        rows.loc[hidden, "missing_reason"] = FEW
    return rows


def _over_time(growth: pd.DataFrame, last: int) -> pd.DataFrame:
    """Groups formed by the end of each year before the register, where the year of each is known."""
    parts = []
    for (tier, _), own in growth.groupby(["tier", "place_id"]):
        if tier in COUNTED and own["year"].notna().all():
            by_year = own.groupby("year")["groups"].sum().sort_index()
            years = range(int(by_year.index[0]), last)
            grown = by_year.reindex(years, fill_value=0).cumsum()
            place_ids = pd.Series(own["place_id"].iloc[0], grown.index)
            rows = _figures(COUNTED[str(tier)], place_ids, grown)
            parts.append(rows.assign(period=grown.index.astype("str")))
    return (
        pd.concat(parts)
        if parts
        else pd.DataFrame(columns=["place_id", "value", "indicator_id", "period"])
    )
