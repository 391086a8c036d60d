"""Groups by their status."""

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
class StatusCount:
    """Groups of a tier and status in a place.

    Attributes:
        unit, place_ids: of the place, as in :class:`data.register.rollup.PlaceCounts`.
        status: a code of the list `group_statuses`; None where nobody tells it.
    """

    unit: str
    place_ids: tuple[str | None, ...]
    tier: str
    status: str | None
    groups: int


def count_by_status(register: Register, level: str, within: Within) -> tuple[StatusCount, ...]:
    """Statuses of the places of a level, down to the district; by place, tier, status; none last.

    Raises:
        ValueError: nothing is counted by status at this level.
    """
    require_upper(level)
    depth = form.LEVELS.index(level) + 1
    rows = register.ask(groups_by_status, (level, within.level), **values_of(within))
    return tuple(
        StatusCount(
            row["unit"],
            tuple(row[one] for one in form.IDS[:depth]),
            row["tier"],
            row["status"],
            row["groups"],
        )
        for row in rows
    )


def groups_by_status(level: str, within: str) -> "Table":
    """A row for each place, tier and status."""
    statuses = table("statuses")
    rows = statuses.filter(statuses.level == level, lies_within(statuses, within))
    return in_order(rows, *form.IDS, "tier", "status")
