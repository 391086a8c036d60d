"""The villages of a place, a page at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import Register, table, value
from data.register.rollup import values_of
from data.register.within import Within, lies_within

if TYPE_CHECKING:
    from ibis.expr.types import Table

BY_NAME, BY_GROUPS, BY_FIRST_YEAR = "name", "groups", "first_year"
ORDERS = (BY_NAME, BY_GROUPS, BY_FIRST_YEAR)
MOST_ON_A_PAGE = 200


@dataclass(frozen=True)
class VillageRow:
    """A village of the register.

    Attributes:
        place_ids: codes of the places it lies in, from the country to the block; None if not known.
        match: how surely it was found on the ground: certain, likely or none; `ground_id` there.
        households: None if nobody tells them, or if they may not be shown (`households_shown`).
        groups, members: of its active groups of the tier that was asked for, `members` of the
            `members_known` groups that tell them. None where nobody tells them, or where they may not
            be shown (`shown`).
    """

    village_id: str
    name: str
    place_ids: tuple[str | None, ...]
    ground_id: str | None
    match: str | None
    status: str | None
    first_year: int | None
    households: int | None
    households_shown: bool
    groups: int | None
    members: int | None
    members_known: int | None
    shown: bool


@dataclass(frozen=True)
class Page:
    """Some villages of a list.

    Attributes:
        total: how many the whole list has.
    """

    rows: tuple[VillageRow, ...]
    total: int


def list_villages(
    register: Register,
    within: Within,
    tier: str,
    order: str = BY_NAME,
    first: int = 0,
    count: int = 50,
) -> Page:
    """Some villages of a place.

    By name (in the order of Unicode, rising), by groups of the tier (falling) or by first year
    (rising); nulls last, ties by `village_id`. What may not be shown is not there and has no rank.

    Args:
        first: how many of the list come before the page.
        count: of villages on the page, at most MOST_ON_A_PAGE.

    Raises:
        ValueError: there is no such order.
    """
    if order not in ORDERS:
        raise ValueError(f"Villages cannot be listed by {order}.")
    last = first + min(count, MOST_ON_A_PAGE)
    rows = register.ask(
        villages_in_order,
        (within.level, order),
        tier=tier,
        first=first,
        last=last,
        **values_of(within),
    )
    names = VillageRow.__dataclass_fields__
    page = tuple(
        VillageRow(
            place_ids=tuple(row[one] for one in form.AROUND),
            **{name: row[name] for name in names if name != "place_ids"},
        )
        for row in rows
    )
    # An empty page may lie behind the end of the list.
    total = rows[0]["total"] if rows else _count(register, within)
    return Page(page, total)


def _count(register: Register, within: Within) -> int:
    number: int = register.ask(number_of_villages, (within.level,), **values_of(within))[0]["total"]
    return number


def number_of_villages(within: str) -> "Table":
    """How many villages lie in a place."""
    village = table("villages")
    villages = village.filter(lies_within(village, within))
    return villages.agg(total=villages.count())


def villages_in_order(within: str, order: str) -> "Table":
    """The villages of a page: those whose place in the list is from `first` to before `last`."""
    import ibis

    known = _known_villages(within)
    key = ibis.desc if order == BY_GROUPS else ibis.asc
    placed = known.mutate(
        position=ibis.row_number().over(
            order_by=[key(known[order], nulls_first=False), known.village_id.asc()]
        ),
        total=known.count().over(ibis.window()),
    )
    page = placed.filter(
        placed.position >= value("first", "int64"), placed.position < value("last", "int64")
    )
    return page.order_by("position")


def _known_villages(within: str) -> "Table":
    """What may be known of each village of a place and its groups of the tier `tier`."""
    import ibis

    village, place, cell = table("villages"), table("village_places"), table("village_cells")
    villages = village.filter(lies_within(village, within)).drop("groups", "members", "households")
    places = place.filter(lies_within(place, within))
    cells = cell.filter(cell.tier == value("tier"), lies_within(cell, within))
    own = places.select(of="unit", households="households", households_shown="households_shown")
    counts = cells.select(
        cell_of="unit", counted="groups", members="members", known="members_known", told="shown"
    )
    joined = villages.left_join(own, villages.unit == own.of).left_join(
        counts, villages.unit == counts.cell_of
    )
    # Every village has a cell of each tier of the register: without one nobody tells of such groups.
    told = joined.told.fill_null(True)
    said = joined.mutate(
        shown=told,
        groups=ibis.ifelse(told, joined.counted, None).cast("int64"),
        members=ibis.ifelse(told, joined.members, None).cast("int64"),
        members_known=ibis.ifelse(told, joined.known.coalesce(0), None).cast("int64"),
        households=ibis.ifelse(joined.households_shown, joined.households, None).cast("int64"),
    )
    return said.drop("of", "cell_of", "counted", "known", "told")
