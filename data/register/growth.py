"""How the number of groups grew: active groups by the year in which they were formed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import Register, table
from data.register.rollup import values_of
from data.register.within import Within, in_order, lies_within

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True)
class YearOfGrowth:
    """Active groups of a tier of a place.

    Attributes:
        unit, place_ids: of the place, as in :class:`data.register.rollup.PlaceCounts`.
        year: in which they were formed; None for those whose year nobody tells.
        groups: formed in this year.
        so_far: formed in this year and before; None without a year.
    """

    unit: str
    place_ids: tuple[str | None, ...]
    tier: str
    year: int | None
    groups: int
    so_far: int | None


def count_by_year(register: Register, level: str, within: Within) -> tuple[YearOfGrowth, ...]:
    """Years of the places of a level, down to the district; by place, tier, year; no year last.

    Raises:
        ValueError: nothing is counted by year at this level.
    """
    require_upper(level)
    depth = form.LEVELS.index(level) + 1
    rows = register.ask(groups_by_year, (level, within.level), **values_of(within))
    return tuple(
        YearOfGrowth(
            row["unit"],
            tuple(row[one] for one in form.IDS[:depth]),
            row["tier"],
            row["year"],
            row["groups"],
            None if row["year"] is None else row["so_far"],
        )
        for row in rows
    )


def require_upper(level: str) -> None:
    """Raise ValueError below the district: years of few groups would tell of people."""
    if level in form.BELOW_DISTRICT:
        raise ValueError(f"Nothing is counted by year at the level {level}.")


def groups_by_year(level: str, within: str) -> "Table":
    """A row for each place, tier and year, with the sum of the years so far."""
    import ibis

    growth = table("growth")
    rows = growth.filter(growth.level == level, lies_within(growth, within))
    years = ibis.window(
        group_by=["unit", "tier"],
        order_by=ibis.asc(rows.year, nulls_first=False),
        preceding=None,
        following=0,
    )
    return in_order(
        rows.mutate(so_far=rows.groups.sum().over(years).cast("int64")),
        *form.IDS,
        "tier",
        "year",
    )
