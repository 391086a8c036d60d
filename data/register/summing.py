"""What is added up when a register is prepared: Ibis expressions over its villages and groups."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.register import form

if TYPE_CHECKING:
    from ibis.expr.types import IntegerColumn, StringColumn, Table, Value

# Sums of the cells of a place, whatever its level.
ADDED_IN_CELLS = (
    "groups", "groups_known", "villages", "members", "members_known", "women", "women_of", "women_known",
    "people", "leaves", "blanks",
)  # fmt: skip
ADDED_IN_PLACES = (
    "villages", "covered", "matched", "with_groups", "households", "households_known",
)  # fmt: skip


def place_groups(groups: "Table", villages: "Table") -> "Table":
    """Each group with the places of its village, or with its own where it has no village."""
    import ibis

    known = villages.select(
        in_village=villages.village_id, **{f"of_{one}": villages[one] for one in form.AROUND}
    )
    joined = groups.left_join(known, groups.village_id == known.in_village)
    found = joined.in_village.notnull()
    places = {
        one: ibis.ifelse(found, joined[f"of_{one}"], joined[one]).name(one) for one in form.AROUND
    }
    return joined.mutate(**places).drop("in_village", *(f"of_{one}" for one in form.AROUND))


def place_by_groups_below(groups: "Table") -> "Table":
    """Groups without any place, with what those that belong to them have in common."""
    below = groups.filter(groups.parent_group_id.notnull() & groups.country_id.notnull())
    common = below.group_by(above=below.parent_group_id).agg(
        **{f"of_{one}": _in_common(below[one]) for one in form.AROUND}
    )
    joined = groups.left_join(common, groups.group_id == common.above)
    lost = joined.country_id.isnull()
    places = {one: lost.ifelse(joined[f"of_{one}"], joined[one]).name(one) for one in form.AROUND}
    return joined.mutate(**places).drop("above", *(f"of_{one}" for one in form.AROUND))


def _in_common(column: "StringColumn") -> "Value":
    same = (column.min() == column.max()) & ~column.isnull().any()
    return same.ifelse(column.min(), None)


def count_people(groups: "Table") -> "Table":
    """Each group with how many stand behind it at least: its members, or the people below it."""
    import ibis

    below = groups.filter(groups.parent_group_id.notnull() & (groups.status == form.ACTIVE))
    sums = below.group_by(above=below.parent_group_id).agg(below=below.people.sum().cast("int64"))
    joined = groups.left_join(sums, groups.group_id == sums.above)
    own, others = joined.members.coalesce(0), joined.below.coalesce(0)
    return joined.mutate(people=ibis.greatest(own, others)).drop("above", "below")


def with_unit(table: "Table", level: str) -> "Table":
    """The rows of a level with its key, and nothing about places below the level."""
    import ibis

    depth = form.LEVELS.index(level) + 1
    parts = [table[one].coalesce("-") for one in form.IDS[:depth]]
    below = {one: ibis.null("string").name(one) for one in form.IDS[depth:]}
    return table.mutate(level=ibis.literal(level), unit=ibis.literal("/").join(parts), **below)


def cells_of_villages(groups: "Table") -> "Table":
    """Active groups of each tier in each village, and in places where no village is told."""
    active = groups.filter(groups.status == form.ACTIVE)
    told = active.members.notnull() & active.women.notnull()
    return active.group_by([*form.IDS, "tier"]).agg(
        groups=active.count(),
        villages=active.village_id.nunique(),
        members=active.members.sum().cast("int64"),
        members_known=active.members.count(),
        women=active.women.sum(where=told).cast("int64"),
        women_of=active.members.sum(where=told).cast("int64"),
        women_known=told.sum().cast("int64"),
        people=active.people.sum().cast("int64"),
    )


def cells_stated(villages: "Table") -> "Table":
    """The same of what villages state themselves, as primary groups: of those that state it."""
    import ibis

    told = villages.filter(villages.groups.notnull())
    # Where there is no group, nobody is a member of one.
    members = (told.groups > 0).ifelse(told.members, None)
    return told.select(
        *form.IDS,
        tier=ibis.literal(form.PRIMARY),
        groups=told.groups,
        villages=_one_if(told.groups > 0),
        members=members,
        members_known=members.notnull().ifelse(told.groups, 0).cast("int64"),
        women=ibis.null("int64"),
        women_of=ibis.null("int64"),
        women_known=ibis.literal(0, "int64"),
        people=members.coalesce(0),
    )


def complete_cells(cells: "Table", places: "Table", is_listed: bool) -> "Table":
    """A cell for each village and tier, also where there is none.

    `leaves` and `blanks` count cells of villages with and without groups.

    Args:
        is_listed: whether the cells are counted from a list of groups: a village that is not in it has
            none. Otherwise a village without a cell does not tell how many it has.
    """
    tiers = cells.select("tier").distinct()
    every = with_unit(places, form.VILLAGE).select("unit", *form.IDS).cross_join(tiers)
    counted = with_unit(cells, form.VILLAGE).drop("level", *form.IDS)
    joined = every.left_join(
        counted.rename(of_tier="tier", of="unit"), [("unit", "of"), ("tier", "of_tier")]
    )
    sums = ("members", "women", "women_of")
    counts = ("villages", "members_known", "women_known", "people")
    groups = joined.groups.coalesce(0) if is_listed else joined.groups
    return joined.select(
        *form.IDS,
        "tier",
        *sums,
        **{one: joined[one].coalesce(0) for one in counts},
        groups=groups,
        groups_known=_one_if(groups.notnull() & joined.village_id.notnull()),
        leaves=_one_if(groups > 0),
        blanks=_one_if(groups == 0),
    )


def places_of_villages(villages: "Table", cells: "Table") -> "Table":
    """Counts of each village of the register; nothing of where groups lie without a village."""
    import ibis

    nothing = {one: ibis.literal(0, "int64") for one in ADDED_IN_PLACES}
    without = cells.filter(cells.village_id.isnull()).select(*form.IDS).distinct()
    with_groups = cells.filter(cells.village_id.notnull(), cells.groups > 0)
    having = with_groups.select(having="village_id").distinct()
    joined = villages.left_join(having, villages.village_id == having.having)
    own = joined.select(
        *form.IDS,
        villages=ibis.literal(1, "int64"),
        covered=_one_if(joined.status == form.COVERED),
        matched=_one_if(joined.match == "certain"),
        with_groups=_one_if(joined.having.notnull()),
        households=joined.households,
        households_known=_one_if(joined.households.notnull()),
    )
    return own.union(without.select(*form.IDS, **{**nothing, "households": ibis.null("int64")}))


def _one_if(condition: "Value") -> "IntegerColumn":
    return condition.fill_null(False).cast("int64")


def add_up(table: "Table", level: str, added: Sequence[str], also: Sequence[str] = ()) -> "Table":
    """Rows of villages or groups added up to a level; a sum of nothing known stays empty.

    Args:
        added: columns that are added.
        also: columns whose values stay apart, besides the places.
    """
    depth = form.LEVELS.index(level) + 1
    keys = [*form.IDS[:depth], *also]
    return with_unit(
        table.group_by(keys).agg(**{one: table[one].sum().cast("int64") for one in added}), level
    ).select("level", "unit", *form.IDS, *also, *added)


def count_groups(groups: "Table", level: str, also: Sequence[str]) -> "Table":
    """Groups of a level counted by tier and what else is asked."""
    keys = [*form.IDS[: form.LEVELS.index(level) + 1], *also]
    counted = with_unit(groups.group_by(keys).agg(groups=groups.count()), level)
    return counted.select("level", "unit", *form.IDS, *also, "groups")
