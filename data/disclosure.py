"""Small numbers: below district level nobody may be found through a count, nor through a subtraction.

A count of a group is hidden below MEMBERS, and everything of people below HOUSEHOLDS (law 10 of the
design). Totals of the place around are published, so a single hidden cell could be computed: more
cells are hidden until those hidden of one total add up to MEMBERS at least and are two or more.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

HOUSEHOLDS, MEMBERS = 10, 10


def hide_small(
    counts: pd.DataFrame,
    households: pd.Series,
    around: pd.Series,
    groups: Mapping[str, Sequence[str]],
) -> pd.DataFrame:
    """Counts of people with what is too small left empty, and what would tell it by subtraction.

    Args:
        counts: columns of whole numbers, a row for each place; empty where nothing is reported.
        households: of each place, in the order of `counts`; where their number is not known, they may
            be few.
        around: the place around each, whose totals are published; in the order of `counts`.
        groups: for each column that counts a group, the columns that are parts of the group. The
            group is hidden with its parts where it has 1 to MEMBERS - 1 people.

    Returns:
        The same columns as `Int64`. All are empty where there are 1 to HOUSEHOLDS - 1 households, or
        nobody says how many.
    """
    shown = counts.astype("Int64")
    small = may_be_few(households)
    hidden = {column: small & counts[column].notna().to_numpy() for column in counts}
    for group, parts in groups.items():
        few = counts[group].between(1, MEMBERS - 1).fillna(False).to_numpy(dtype=bool)
        for column in (group, *parts):
            hidden[column] |= few & counts[column].notna().to_numpy()
    for column, mask in hidden.items():
        more = _more_to_hide(counts[column], mask, around)
        shown.loc[mask | more, column] = pd.NA
    return shown


def may_be_few(households: pd.Series) -> npt.NDArray[np.bool_]:
    """Where fewer than HOUSEHOLDS live, or where nobody says how many; not where nobody lives."""
    few = households.isna() | households.between(1, HOUSEHOLDS - 1)
    where: npt.NDArray[np.bool_] = few.to_numpy(dtype=bool)
    return where


def _more_to_hide(counts: pd.Series, hidden: np.ndarray, around: pd.Series) -> np.ndarray:
    """Which further cells must go so that no hidden one can be computed from the total around."""
    more = np.zeros(len(counts), dtype=bool)
    numbers = counts.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    for rows in around.groupby(around, observed=True, sort=False).indices.values():
        own = rows[hidden[rows]]
        if own.size:
            more[_cheapest(numbers, rows[~hidden[rows]], numbers[own].sum(), own.size)] = True
    return more


def _cheapest(numbers: np.ndarray, shown: np.ndarray, total: float, count: int) -> list[int]:
    """The smallest shown cells, as many as are needed; zeros tell nothing and protect nothing."""
    able = shown[numbers[shown] > 0]
    needed: list[int] = []
    for row in able[np.argsort(numbers[able], kind="stable")]:
        if count > 1 and total >= MEMBERS:
            break
        needed.append(int(row))
        total, count = total + numbers[row], count + 1
    return needed
