"""The figures of a register as tables of its programme: what is measured, and one row a figure."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from data import periods
from data.load import empty_table
from data.register import form
from data.register.engine import Register
from data.register.growth import YearOfGrowth
from data.register.published import ShownCell, ShownPlace, show_growth, show_places
from data.register.within import Within

WORDS = Path(__file__).with_name("indicators.csv")
ALL = {"group": "all", "residence": "total", "reporter": "all", "variant": "main"}
# Below it, or where another hidden figure could be computed from it, a figure is not shown.
FEW = "few_members"
UNTOLD = "not_reported"
PRIMARY = "primary"
COUNTED = {
    PRIMARY: "register_primary_groups",
    "village": "register_village_groups",
    "union": "register_union_groups",
}
# What a cell of primary groups tells, and of how many groups each is the sum.
PEOPLE = {
    "register_members": ("members", "members_known"),
    "register_women": ("women", "women_known"),
    "register_members_counted": ("women_of", "women_known"),
}
CENSUS = {"register_census_households": "households", "register_census_villages": "villages"}
LEVELS = (form.COUNTRY, form.STATE, form.DISTRICT, form.BLOCK)
EVERYWHERE = Within()


class Figure(NamedTuple):
    """One figure; a place without a code has none."""

    indicator_id: str
    place_id: str | None
    value: int | None
    missing_reason: str | None = None
    note: str | None = None
    period: str | None = None


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
    register: Register, census: pd.DataFrame, places: frozenset[str], as_of: str, source_id: str
) -> pd.DataFrame:
    """The figures of a register at every level down to the block, as rows of the table `values`.

    What may not be shown is empty there, with the reason.

    Args:
        census: what :func:`data.register_intake.whereabouts.census_of` returned.
        places: ids of the gazetteer; a block that is no place has no row.
        as_of: the period of the register.
    """
    now = [
        row
        for level in LEVELS
        for place in show_places(register, level, EVERYWHERE)
        for row in _of_place(place)
    ]
    before = [
        row
        for level in (form.COUNTRY, form.STATE, form.DISTRICT)
        for row in _over_time(show_growth(register, level, EVERYWHERE), periods.year_of(as_of))
    ]
    parts = [
        pd.DataFrame(now, columns=list(Figure._fields)).assign(period=as_of),
        pd.DataFrame(before, columns=list(Figure._fields)),
        *(
            census[["place_id", "period"]].assign(value=census[column], indicator_id=indicator_id)
            for indicator_id, column in CENSUS.items()
        ),
    ]
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[rows["place_id"].isin(places)]
    told = rows.assign(**ALL, source_id=source_id, quality="derived", publication="shown")
    told = told.reindex(columns=list(empty_table("values"))).astype({"value": "Int64"})
    return told.sort_values(["indicator_id", "place_id", "period"], ignore_index=True)


def _of_place(place: ShownPlace) -> Iterator[Figure]:
    yield Figure("register_villages", place.place_id, place.covered)
    for cell in place.cells:
        if cell.tier in COUNTED:
            note = _say_untold(cell.groups_known, place.villages, "villages")
            counted = _figure(COUNTED[cell.tier], place, cell, cell.groups)
            yield counted._replace(note=None if cell.groups is None else note)
        if cell.tier == PRIMARY:
            yield from _of_people(place, cell)


def _of_people(place: ShownPlace, cell: ShownCell) -> Iterator[Figure]:
    for indicator_id, (column, known) in PEOPLE.items():
        told = getattr(cell, known)
        if cell.is_hidden or (cell.are_women_hidden and known == "women_known"):
            yield Figure(indicator_id, place.place_id, None, FEW)
        elif told:
            note = _say_untold(told, cell.groups, "groups")
            yield _figure(indicator_id, place, cell, getattr(cell, column))._replace(note=note)


def _say_untold(told: int | None, whole: int | None, of: str) -> str | None:
    """Of how many a sum is, where it is not of all.

    A note of a figure stands in a file, in English as all notes do, and so do its numbers.
    """
    return f"Told for {told:,} of {whole:,} {of}." if told and whole and told != whole else None


def _figure(indicator_id: str, place: ShownPlace, cell: ShownCell, value: int | None) -> Figure:
    why = FEW if cell.is_hidden else UNTOLD if value is None else None
    return Figure(indicator_id, place.place_id, value, why)


def _over_time(rows: Iterable[YearOfGrowth], last: int) -> Iterator[Figure]:
    """Groups formed by the end of each year before the register, where the year of each is known."""
    for (_, tier), alike in groupby(rows, key=lambda row: (row.unit, row.tier)):
        own = list(alike)
        so_far = {row.year: row.so_far or 0 for row in own if row.year is not None}
        if tier not in COUNTED or len(so_far) < len(own):
            continue
        count = 0
        for year in range(min(so_far), last):
            count = so_far.get(year, count)
            yield Figure(COUNTED[tier], own[0].place_ids[-1], count, period=str(year))
