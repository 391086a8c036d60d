"""Places by how dense the network is: groups of a tier for 1,000 households, the densest first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import Register, table, value
from data.register.rollup import values_of
from data.register.within import Within, lies_within

if TYPE_CHECKING:
    from ibis.expr.types import Table

FOR_HOUSEHOLDS = 1000


@dataclass(frozen=True)
class Density:
    """A place with its groups and households.

    Attributes:
        unit, place_ids: of the place, as in :class:`data.register.rollup.PlaceCounts`.
        groups: active groups of the tier; None where they may not be shown.
        households: of `households_known` of its `villages`; None where nobody tells them, or where
            they may not be shown.
        rate: groups for FOR_HOUSEHOLDS households; None without one of the two, or where there are
            no households.
    """

    unit: str
    place_ids: tuple[str | None, ...]
    groups: int | None
    households: int | None
    households_known: int
    villages: int
    rate: float | None


def rank_by_density(
    register: Register, level: str, within: Within, tier: str
) -> tuple[Density, ...]:
    """Places of a level, the highest rate first, without rate last; ties by `unit`.

    What may not be shown is not there, and has no rank.
    """
    depth = form.LEVELS.index(level) + 1
    rows = register.ask(places_by_density, (level, within.level), tier=tier, **values_of(within))
    return tuple(
        Density(
            row["unit"],
            tuple(row[one] for one in form.IDS[:depth]),
            row["groups"],
            row["households"],
            row["households_known"],
            row["villages"],
            None if row["rate"] is None else float(row["rate"]),
        )
        for row in rows
    )


def places_by_density(level: str, within: str) -> "Table":
    """A row for each place; groups, households and rate empty where they may not be shown."""
    import ibis

    place, cell = (table(form.of_level(name, level)) for name in ("places", "cells"))
    places = place.filter(place.level == level, lies_within(place, within))
    cells = cell.filter(cell.level == level, cell.tier == value("tier"), lies_within(cell, within))
    own = cells.select(of="unit", groups="groups", shown="shown")
    joined = places.left_join(own, places.unit == own.of)
    # Every place has a cell of each tier of the register: without one there is no such group.
    groups = ibis.ifelse(joined.shown.fill_null(True), joined.groups.coalesce(0), None)
    households = ibis.ifelse(joined.households_shown, joined.households, None)
    known = joined.select(
        "unit",
        *form.IDS,
        "households_known",
        "villages",
        groups=groups.cast("int64"),
        households=households.cast("int64"),
    )
    rate = known.groups.cast("float64") * FOR_HOUSEHOLDS / known.households.nullif(0)
    rated = known.mutate(rate=rate)
    return rated.order_by(ibis.desc(rated.rate, nulls_first=False), "unit")
