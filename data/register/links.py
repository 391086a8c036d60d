"""Which groups belong to a federation, and which to none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import Register, table
from data.register.growth import require_upper
from data.register.rollup import values_of
from data.register.within import Within, in_order, lies_within

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True)
class Membership:
    """Active groups of a tier in a place.

    Attributes:
        unit, place_ids: of the place, as in :class:`data.register.rollup.PlaceCounts`.
        groups: all of them.
        without_parent: those that belong to no federation.
    """

    unit: str
    place_ids: tuple[str | None, ...]
    tier: str
    groups: int
    without_parent: int

    @property
    def share_without_parent(self) -> float:
        """The part of the groups that belongs to no federation, 0 to 1."""
        return self.without_parent / self.groups


def count_memberships(register: Register, level: str, within: Within) -> tuple[Membership, ...]:
    """Places of a level, down to the district; by place and tier.

    Raises:
        ValueError: nothing is counted by parent at this level.
    """
    require_upper(level)
    depth = form.LEVELS.index(level) + 1
    rows = register.ask(groups_by_parent, (level, within.level), **values_of(within))
    return tuple(
        Membership(
            row["unit"],
            tuple(row[one] for one in form.IDS[:depth]),
            row["tier"],
            row["groups"],
            row["without_parent"],
        )
        for row in rows
    )


def groups_by_parent(level: str, within: str) -> "Table":
    """A row for each place and tier."""
    links = table("links")
    rows = links.filter(links.level == level, lies_within(links, within))
    counted = rows.group_by("unit", *form.IDS, "tier").agg(
        groups=rows.groups.sum().cast("int64"),
        without_parent=rows.groups.sum(where=rows.parent_tier.isnull()).coalesce(0).cast("int64"),
    )
    return in_order(counted.relocate("groups", after="tier"), *form.IDS, "tier")
