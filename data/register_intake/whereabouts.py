"""In which state, district and block the villages and groups of a register lie, and who lives there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data import ground
from data.ground import Layer
from data.place import SUBDISTRICT
from data.places import Gazetteer
from data.register_intake import block_names

DISTRICT = "district"
NAMED = ("district", "name", "value")
BASE = ("place_id", "period", "households", "villages")


@dataclass(frozen=True)
class Blocks:
    """The blocks of some districts: places of the gazetteer or, where it has none, shapes.

    Attributes:
        by_shape: id of the block that a shape shows, if it is a place.
        names: district, name and `value` (the id) of every block.
    """

    by_shape: Mapping[str, str]
    names: pd.DataFrame

    @classmethod
    def of(cls, layer: Layer | None, districts: Iterable[str], places: Gazetteer) -> "Blocks":
        """The blocks of some districts, from the gazetteer and the census of its villages."""
        named = list(districts)
        inside = [one for district in named for one in places.children(district, SUBDISTRICT)]
        by_shape = {one.shape_id: one.place_id for one in inside if one.shape_id}
        own = pd.DataFrame(
            [(one.parent_id, one.name, one.place_id) for one in inside], columns=list(NAMED)
        )
        of_shapes = pd.DataFrame() if layer is None else _names_of_shapes(layer, named, by_shape)
        return cls(by_shape, pd.concat([own, of_shapes]))

    def of_shapes(self, shapes: pd.Series) -> pd.Series:
        """The block of each shape: its place, else the shape itself; missing without a shape."""
        return shapes.map(lambda one: self.by_shape.get(one, one), na_action="ignore")


def _names_of_shapes(
    layer: Layer, districts: list[str], by_shape: Mapping[str, str]
) -> pd.DataFrame:
    """The block that most villages of a sub-district lie in."""
    rows = ground.read_districts(layer, districts)
    rows = rows[(rows["shape_id"].fillna("") != "") & (rows["subdistrict"].fillna("") != "")]
    counts = rows.groupby(["place_id", "subdistrict", "shape_id"]).size()
    ordered = counts.sort_values(kind="stable").reset_index()
    most = ordered.drop_duplicates(["place_id", "subdistrict"], keep="last")
    value = most["shape_id"].map(lambda one: by_shape.get(one, one))
    return most.assign(value=value).set_axis([*NAMED[:2], "shape_id", "size", "value"], axis=1)[
        list(NAMED)
    ]


def districts_of(rows: pd.DataFrame, places: Gazetteer) -> pd.Series:
    """The district of each row's place: itself, or the one that a sub-district lies in."""
    known = {
        place_id: _district(place_id, places) for place_id in rows["place_id"].dropna().unique()
    }
    return rows["place_id"].map(known).astype("string")


def _district(place_id: str, places: Gazetteer) -> str | None:
    place = places[place_id]
    if place.level == SUBDISTRICT:
        return place.parent_id
    return place_id if place.level == DISTRICT else None


def place_villages(
    villages: pd.DataFrame, found: pd.DataFrame, blocks: Blocks, places: Gazetteer
) -> pd.DataFrame:
    """Villages as `data.register.form.GIVEN_VILLAGES` has them.

    Args:
        villages: a register's table, checked.
        found: what :func:`data.register_intake.matching.match_villages` returned for it.
    """
    district = districts_of(villages, places)
    by_name = block_names.resolve(district, villages["block"], blocks.names)
    own = villages["place_id"].where(villages["place_id"] != district)
    block = own.fillna(blocks.of_shapes(found["shape_id"])).fillna(by_name)
    return pd.DataFrame(
        {
            "village_id": villages["village_id"],
            "name": villages["name"],
            **_around(district, places),
            "block_id": block,
            "ground_id": found["ground_id"],
            "match": found["match"],
            "status": villages["status"],
            "groups": villages["groups"],
            "members": villages["members"],
            "households": found["households"],
            "first_year": villages["first_year"],
        }
    )


def place_groups(groups: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """Groups as `data.register.form.GIVEN_GROUPS` has them; those of a village have its places from there."""
    district = districts_of(groups, places)
    is_block = groups["place_id"].notna() & (groups["place_id"] != district)
    columns = ["group_id", "tier", "village_id", "parent_group_id", "status", "members", "women"]
    state = groups["place_id"].map(
        {one: places.state_of(one) for one in groups["place_id"].dropna().unique()}
    )
    return groups[columns].assign(
        **_around(district, places) | {"state_id": state.astype("string")},
        block_id=groups["place_id"].where(is_block.fillna(False).astype(bool)),
        formed=groups["formed"].str.partition("/")[0],
    )


def _around(district: pd.Series, places: Gazetteer) -> dict[str, pd.Series]:
    known = district.dropna().unique()
    states = {one: places.state_of(one) for one in known}
    countries = {one: places[one].country_id for one in known}
    return {
        "country_id": district.map(countries).astype("string"),
        "state_id": district.map(states).astype("string"),
        "district_id": district,
    }


def census_of(
    layer: Layer | None, states: Iterable[str], blocks: Blocks, places: Gazetteer
) -> pd.DataFrame:
    """Households and inhabited villages that the census counts in whole states, their districts and blocks.

    Returns:
        The BASE columns: place_id (a block without a place is told by its shape), period, households,
        villages. No row without a census that counts households.
    """
    if layer is None or not layer.households or layer.year is None:
        return pd.DataFrame(columns=list(BASE))
    of_state = {one.place_id: state for state in states for one in places.at_level(DISTRICT, state)}
    rows = ground.read_districts(layer, list(of_state), (*ground.CORE, layer.households))
    lived_in = rows[rows[layer.households].gt(0)]
    counted = lived_in.assign(households=lived_in[layer.households].astype("int64"), villages=1)
    levels = (
        counted["place_id"].map(of_state),
        counted["place_id"],
        blocks.of_shapes(counted["shape_id"].replace("", pd.NA)),
    )
    sums = [
        counted.groupby(level.rename("place_id"))[["households", "villages"]].sum().reset_index()
        for level in levels
    ]
    return pd.concat(sums, ignore_index=True).assign(period=str(layer.year))[list(BASE)]
