"""What of a register may be shown to anybody (law 10 of the design).

A figure that may not be shown is not there, and the cell says that it is hidden. The list of villages
(:mod:`data.register.village_list`) holds to the same decisions; years are told from the district up.
"""

from dataclasses import dataclass

from data.register import form, growth, rollup
from data.register.engine import Register
from data.register.growth import YearOfGrowth
from data.register.rollup import Cell, PlaceCounts
from data.register.within import Within


@dataclass(frozen=True)
class ShownCell:
    """Active groups of one tier in a place, as they may be shown.

    Attributes:
        is_hidden: whether they may not be; every figure is None then.
        are_women_hidden: whether it may not be told how many are women; women, women_of and
            women_known are None then.
        groups, groups_known, villages, members, members_known, women, women_of, women_known: see
            :class:`data.register.rollup.Cell`.
    """

    tier: str
    is_hidden: bool
    are_women_hidden: bool
    groups: int | None
    groups_known: int | None
    villages: int | None
    members: int | None
    members_known: int | None
    women: int | None
    women_of: int | None
    women_known: int | None


@dataclass(frozen=True)
class ShownPlace:
    """A place of the register as it may be shown.

    Attributes:
        level, unit, place_ids, villages, covered, matched, households_known: see
            :class:`data.register.rollup.PlaceCounts`.
        with_groups: villages with groups of any tier; None below the district.
        households: None where nobody tells them or where they may not be shown
            (`households_hidden`).
        cells: a cell for each tier of the register, in the order of their codes.
    """

    level: str
    unit: str
    place_ids: tuple[str | None, ...]
    villages: int
    covered: int
    matched: int
    with_groups: int | None
    households: int | None
    households_hidden: bool
    households_known: int
    cells: tuple[ShownCell, ...]

    @property
    def place_id(self) -> str | None:
        """Its own code; None for what lies in no known place of its level."""
        return self.place_ids[-1]

    def cell(self, tier: str) -> ShownCell | None:
        """The cell of a tier; None if the register has no group of it."""
        return next((one for one in self.cells if one.tier == tier), None)


def show_places(register: Register, level: str, within: Within) -> tuple[ShownPlace, ...]:
    """The places of a level that lie in a place; by their codes, unknown ones last."""
    return tuple(map(_shown, rollup.count_places(register, level, within)))


def show_place(register: Register, place: Within) -> ShownPlace | None:
    """One place; None if the register has nothing there."""
    found = rollup.count_place(register, place)
    return None if found is None else _shown(found)


def show_growth(register: Register, level: str, within: Within) -> tuple[YearOfGrowth, ...]:
    """Groups by the year they were formed, see :func:`data.register.growth.count_by_year`."""
    places = rollup.count_places(register, level, within)
    hidden = {(place.unit, cell.tier) for place in places for cell in place.cells if not cell.shown}
    rows = growth.count_by_year(register, level, within)
    return tuple(row for row in rows if (row.unit, row.tier) not in hidden)


def _shown(place: PlaceCounts) -> ShownPlace:
    is_upper = place.level not in form.BELOW_DISTRICT
    return ShownPlace(
        place.level,
        place.unit,
        place.place_ids,
        place.villages,
        place.covered,
        place.matched,
        place.with_groups if is_upper else None,
        place.households if place.households_shown else None,
        not place.households_shown,
        place.households_known,
        tuple(map(_shown_cell, place.cells)),
    )


def _shown_cell(cell: Cell) -> ShownCell:
    if not cell.shown:
        return ShownCell(cell.tier, True, True, None, None, None, None, None, None, None, None)
    return ShownCell(
        cell.tier,
        False,
        not cell.women_shown,
        cell.groups,
        cell.groups_known,
        cell.villages,
        cell.members,
        cell.members_known,
        cell.women if cell.women_shown else None,
        cell.women_of if cell.women_shown else None,
        cell.women_known if cell.women_shown else None,
    )
