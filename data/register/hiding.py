"""Which cells of a register may be shown: decided once for all tables, when it is prepared.

Below district level a cell is hidden that has fewer than HOUSEHOLDS households, or people behind it
fewer than MEMBERS (law 10 of the design). Units of a level add up to the unit around them, so more
may have to be hidden. For each tier, and for households, from the villages upwards:

- where units of one unit around are hidden, the smallest others are hidden too, until those hidden
  are two or more and together have MEMBERS people at least;
- where they have one group a village, each would be known to have one: then another with more is
  hidden, or all that have none;
- where even all together are too few, the unit around is hidden;

then downwards: in a hidden unit all units are hidden. A hidden cell is hidden in all that is told of
it (groups, members, women, years, status), so what is left to a reader is, for each unit that is
shown, the sum of two or more hidden units of which nothing else is said. From it none can be computed.
A cell that counts nobody is no secret, but may have to keep one.

Women and men are people, too: where fewer than MEMBERS of either belong to the groups of a cell, how many
women and how many members they are among is hidden by the same rules, and the cell itself stays.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.disclosure import HOUSEHOLDS, MEMBERS
from data.register import form

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
FEWEST_HIDDEN = 2
# Where nobody tells the households: so many people are members of groups of one tier in no household.
MOST_OF_A_HOUSEHOLD = 10


def show_cells(cells: pd.DataFrame, places: pd.DataFrame) -> Flags:
    """Of each cell of groups whether it may be shown.

    Args:
        cells: columns level, unit, district_id, tier, groups (empty: nobody tells), people, and of how
            many cells of villages with and without groups it is the sum (leaves, blanks), of all levels.
        places: columns unit, villages, with_groups, households, households_known.
    """
    few = may_be_few(places)
    # Where groups lie without a village, nobody tells how many households there are.
    has_all = places["households_known"] == places["villages"]
    is_told = (places["households"].notna() & has_all).to_numpy()
    few_told = cells["unit"].isin(places.loc[few & is_told, "unit"])
    few_untold = cells["unit"].isin(places.loc[few & ~is_told, "unit"])
    small = (
        cells["level"].isin(form.BELOW_DISTRICT)
        & cells["groups"].gt(0).fillna(value=False)
        & (
            (cells["people"] < MEMBERS)
            | few_told
            | (few_untold & (cells["people"] < HOUSEHOLDS * MOST_OF_A_HOUSEHOLD))
        )
    )
    # Groups of which no district is known lie nowhere: nobody is found there.
    trees = _tree(cells, small & cells["district_id"].notna(), "groups", "people")
    shown = np.ones(len(cells), dtype=bool)
    for rows in cells.groupby("tier", sort=False).indices.values():
        shown[rows] = ~_hidden(trees.iloc[rows])
    return shown


def show_women(cells: pd.DataFrame, shown: Flags) -> Flags:
    """Of each cell of groups whether it may be told how many women there are; never in a hidden cell.

    Args:
        cells: as in :func:`show_cells`, with women and women_of, the members they are among.
        shown: what :func:`show_cells` returned.
    """
    told = cells[["women", "women_of"]].astype("Int64")
    counts = {"women": told["women"], "men": told["women_of"] - told["women"]}
    below = cells["level"].isin(form.BELOW_DISTRICT) & cells["district_id"].notna()
    few = [one.between(1, MEMBERS - 1).fillna(value=False) for one in counts.values()]
    hidden: Flags = ~shown | (below & (few[0] | few[1])).to_numpy(dtype=bool)
    rows = cells.assign(**counts, leaves=0, blanks=0)
    tiers = list(rows.groupby("tier", sort=False).indices.values())
    before = -1
    # What protects the women may leave some men alone, and the other way round.
    while before != (before := int(hidden.sum())):
        for who in counts:
            trees = _tree(rows, pd.Series(hidden), who, who)
            for own in tiers:
                hidden[own] = _hidden(trees.iloc[own])
    return ~hidden


def show_households(places: pd.DataFrame) -> Flags:
    """Of each place whether its number of households may be shown; True where none is known.

    Args:
        places: columns level, unit, households, of all levels.
    """
    lived_in = places["households"].gt(0).fillna(value=False).to_numpy(dtype=bool)
    rows = places[lived_in].assign(leaves=0, blanks=0)
    small = rows["level"].isin(form.BELOW_DISTRICT) & (rows["households"] < HOUSEHOLDS)
    shown = np.ones(len(places), dtype=bool)
    shown[lived_in] = ~_hidden(_tree(rows, small, "households", "households"))
    return shown


def _tree(rows: pd.DataFrame, small: pd.Series, size: str, people: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level": rows["level"].to_numpy(dtype=object),
            "unit": rows["unit"].to_numpy(dtype=object),
            "around": np.array([one.rpartition("/")[0] for one in rows["unit"]], dtype=object),
            "small": small.to_numpy(dtype=bool),
            # What nobody tells is no part of a sum.
            "size": rows[size].to_numpy(dtype=np.int64, na_value=0),
            "people": rows[people].to_numpy(dtype=np.int64, na_value=0),
            "leaves": rows["leaves"].to_numpy(dtype=np.int64),
            "blanks": rows["blanks"].to_numpy(dtype=np.int64),
        }
    )


def may_be_few(places: pd.DataFrame) -> Flags:
    """Where fewer than HOUSEHOLDS may live.

    Not where nobody does, nor in a unit that is no place, such as "block not known". A village with
    groups whose households nobody tells has one at least: ten of them are enough for a block.

    Args:
        places: columns level, the codes of places, villages, with_groups, households,
            households_known.
    """
    untold = places["villages"] - places["households_known"]
    one_each = np.minimum(places["with_groups"], untold)
    least = (places["households"] + one_each).fillna(one_each)
    nobody = places["households"].eq(0).fillna(value=False) & (untold == 0)
    few = ((least < HOUSEHOLDS) & ~nobody).to_numpy(dtype=bool)
    is_place = np.zeros(len(places), dtype=bool)
    for level in form.BELOW_DISTRICT:
        is_place |= ((places["level"] == level) & places[form.ID_OF[level]].notna()).to_numpy()
    where: Flags = few & is_place
    return where


def _hidden(tree: pd.DataFrame) -> Flags:
    """Of each row of one tree whether it is hidden.

    Args:
        tree: columns level, unit, around; `small`, whether law 10 hides it by itself; `size`, what it
            counts; `people` behind it at least; `leaves` and `blanks`, see :func:`show_cells`.
    """
    hidden: Flags = tree["small"].to_numpy(dtype=bool).copy()
    units, around = tree["unit"].to_numpy(), tree["around"].to_numpy()
    at = {level: np.flatnonzero(tree["level"] == level) for level in form.LEVELS}
    pairs = [(below, above) for above, below in zip(form.LEVELS, form.LEVELS[1:], strict=False)]
    for below, above in reversed(pairs):
        forced = _protect(hidden, tree.iloc[at[below]], at[below])
        hidden[at[above]] |= np.isin(units[at[above]], forced)
    for below, above in pairs:
        gone = units[at[above]][hidden[at[above]]]
        hidden[at[below]] |= np.isin(around[at[below]], gone)
    return hidden


def _protect(hidden: Flags, level: pd.DataFrame, at: npt.NDArray[np.intp]) -> list[str]:
    """Hide more rows of a level where those hidden could be computed.

    Args:
        at: where the rows of the level stand in `hidden`.

    Returns:
        The units around in which all rows together are still too few.
    """
    forced: list[str] = []
    touched = level["around"].isin(level["around"][hidden[at]]).to_numpy()
    if not touched.any():
        return forced
    rows = at[touched]
    codes, names = pd.factorize(level["around"][touched])
    order = np.argsort(codes, kind="stable")
    counts = Counts(*(level[one].to_numpy()[touched][order] for one in Counts._fields))
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    for name, first, last in zip(names, starts, [*starts[1:], len(rows)], strict=True):
        own = Counts(*(column[first:last] for column in counts))
        where = rows[order[first:last]]
        hidden[where] = pool = own.with_companions(hidden[where])
        if not (own.are_enough(pool) and own.are_uncertain(pool)):
            forced.append(str(name))
    return forced


class Counts(NamedTuple):
    """What the rows of one unit count, see :func:`_hidden`."""

    size: Numbers
    people: Numbers
    leaves: Numbers
    blanks: Numbers

    def with_companions(self, hidden: Flags) -> Flags:
        """The hidden rows with the smallest others that protect them."""
        pool = hidden.copy()
        able = np.flatnonzero(~hidden & (self.size > 0))
        able = able[np.argsort(self.size[able], kind="stable")]
        for row in able:
            if self.are_enough(pool):
                break
            pool[row] = True
        if self.are_enough(pool) and not self.are_uncertain(pool):
            with_more = [row for row in able if not pool[row] and self.size[row] > self.leaves[row]]
            if with_more:
                pool[with_more[0]] = True
            else:
                pool |= self.size == 0
        return pool

    def are_enough(self, pool: Flags) -> bool:
        """Whether so many rows with so many people are hidden that their sum tells of none."""
        many = np.count_nonzero(self.size[pool]) >= FEWEST_HIDDEN
        return bool(many and self.people[pool].sum() >= MEMBERS)

    def are_uncertain(self, pool: Flags) -> bool:
        """Whether hidden cells of villages may be none, or have more than one."""
        more = self.size[pool].sum() > self.leaves[pool].sum()
        return bool(more or self.blanks[pool].sum() > 0)
