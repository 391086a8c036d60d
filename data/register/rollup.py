"""The places of a level with their villages, groups, members and households."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import Register, Row, table
from data.register.within import EVERYWHERE, Within, in_order, lies_within

if TYPE_CHECKING:
    from ibis.expr.types import Table

COUNTS = (
    "groups", "groups_known", "villages", "members", "members_known", "women", "women_of", "women_known",
)  # fmt: skip
OF_A_PLACE = (
    "level", "unit", *form.IDS, "villages", "covered", "matched", "with_groups", "households",
    "households_known", "households_shown",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """Active groups of one tier in a place.

    Attributes:
        tier: a code of the list `tiers`.
        groups: how many, in the `groups_known` villages that tell and where groups lie without a
            village; None if nobody tells.
        villages: in how many villages they are.
        members: of the `members_known` groups that tell them; None if none does.
        women: among the `women_of` members of the `women_known` groups that tell both.
        shown, women_shown: whether they, and how many women there are, may be shown; see
            :mod:`data.register.hiding`.
    """

    tier: str
    groups: int | None
    groups_known: int
    villages: int
    members: int | None
    members_known: int
    women: int | None
    women_of: int | None
    women_known: int
    shown: bool = True
    women_shown: bool = True


@dataclass(frozen=True)
class PlaceCounts:
    """A place of the register.

    Attributes:
        level, unit: see :mod:`data.register.form`.
        place_ids: codes of the places it lies in, from the country down to itself; None where none
            of that level is known.
        villages: of the register, of any status; `covered` and `matched` (for certain) among them.
        with_groups: villages with active groups, of any tier.
        households: of the `households_known` villages of which they are known; None if of none.
        households_shown: see :mod:`data.register.hiding`.
        cells: a cell for each tier of the register.
    """

    level: str
    unit: str
    place_ids: tuple[str | None, ...]
    villages: int
    covered: int
    matched: int
    with_groups: int
    households: int | None
    households_known: int
    households_shown: bool
    cells: tuple[Cell, ...]

    @property
    def place_id(self) -> str | None:
        """Its own code; None for what lies in no known place of its level."""
        return self.place_ids[-1]


def count_places(register: Register, level: str, within: Within) -> tuple[PlaceCounts, ...]:
    """The places of a level that lie in a place, exactly as counted; by their codes, unknown ones last.

    Below the district nothing of this may be shown as it is: see :mod:`data.register.published`.
    """
    rows = register.ask(places_with_cells, (level, within.level), **values_of(within))
    return read_places(rows)


def count_place(register: Register, place: Within) -> PlaceCounts | None:
    """One place, exactly as counted; None if the register has nothing there."""
    found = count_places(register, place.level, place)
    return found[0] if found else None


def values_of(within: Within) -> dict[str, str | int]:
    """The values that a question about a place needs."""
    return {} if within.level == EVERYWHERE else {"within": within.place_id}


def places_with_cells(level: str, within: str) -> "Table":
    """A row for each place and tier; one without a tier if the register has no group."""
    place, cell = (table(form.of_level(name, level)) for name in ("places", "cells"))
    places = place.filter(place.level == level, lies_within(place, within)).select(*OF_A_PLACE)
    cells = cell.filter(cell.level == level, lies_within(cell, within)).select(
        "tier",
        of="unit",
        shown="shown",
        women_shown="women_shown",
        **{f"cell_{one}": one for one in COUNTS},
    )
    joined = places.left_join(cells, places.unit == cells.of).drop("of")
    return in_order(joined, *form.IDS, "tier")


def read_places(rows: Iterable[Row]) -> tuple[PlaceCounts, ...]:
    """The places of rows that stand together by place."""
    return tuple(_place([*own]) for _, own in groupby(rows, key=lambda row: row["unit"]))


def _place(rows: Sequence[Row]) -> PlaceCounts:
    first = rows[0]
    depth = form.LEVELS.index(first["level"]) + 1
    own = {name: first[name] for name in OF_A_PLACE if name not in form.IDS}
    cells = tuple(_cell(row) for row in rows if row["tier"] is not None)
    return PlaceCounts(**own, place_ids=tuple(first[one] for one in form.IDS[:depth]), cells=cells)


def _cell(row: Row) -> Cell:
    counts = {name: row[f"cell_{name}"] for name in COUNTS}
    return Cell(row["tier"], **counts, shown=row["shown"], women_shown=row["women_shown"])
