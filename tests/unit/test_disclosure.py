"""Nobody can be found through small numbers, nor through what is left when others are taken away."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import disclosure
from data.disclosure import HOUSEHOLDS, MEMBERS

GROUPS = {"sc": ("sc_women",)}


def hidden(rows: list[tuple[int, int, int]], around: list[str] | None = None) -> list[list[bool]]:
    """Which cells of sc and sc_women are hidden, row by row; rows are households, sc, sc_women."""
    table = pd.DataFrame(rows, columns=["households", "sc", "sc_women"])
    places = pd.Series(around or ["block"] * len(rows))
    shown = disclosure.hide_small(table[["sc", "sc_women"]], table["households"], places, GROUPS)
    return shown.isna().to_numpy().tolist()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(50, 40, 20), (60, 80, 40)], [[False, False], [False, False]]),
        ([(50, 0, 0), (60, 80, 40)], [[False, False], [False, False]]),
        ([(9, 40, 20), (60, 80, 40), (70, 90, 45)], [[True, True], [True, True], [False, False]]),
        ([(50, 9, 4), (60, 80, 40), (70, 90, 45)], [[True, True], [True, True], [False, False]]),
        ([(50, 1, 0), (60, 1, 0), (70, 90, 45)], [[True, True], [True, True], [True, True]]),
        ([(50, 6, 3), (60, 7, 3), (70, 90, 45)], [[True, True], [True, True], [False, True]]),
        ([(0, 0, 0), (60, 80, 40)], [[False, False], [False, False]]),
    ],
    ids=["large", "none", "few households", "few members", "one and one", "enough", "empty"],
)
def test_small_cells_go_and_as_many_more_as_would_tell_them(rows, expected):
    assert hidden(rows) == expected


def test_where_nobody_says_how_many_live_there_they_may_be_few():
    table = pd.DataFrame({"sc": [40, 80, 90], "sc_women": [20, 40, 45]})
    households = pd.Series([pd.NA, 60, 70], dtype="Int64")
    shown = disclosure.hide_small(table, households, pd.Series(["block"] * 3), GROUPS)
    assert shown.isna().to_numpy().tolist() == [[True, True], [True, True], [False, False]]


def test_each_total_is_protected_by_itself():
    rows = [(50, 3, 1), (60, 80, 40), (50, 30, 12), (60, 80, 40)]
    assert hidden(rows, ["a", "a", "b", "b"]) == [[True] * 2, [True] * 2, [False] * 2, [False] * 2]


counts = st.integers(0, 60)


@given(st.lists(st.tuples(st.integers(0, 40), counts, counts), min_size=2, max_size=12))
def test_what_is_hidden_of_a_total_is_never_one_cell_nor_few_people(rows):
    table = pd.DataFrame(rows, columns=["households", "sc", "sc_women"])
    around = pd.Series(["block"] * len(rows))
    shown = disclosure.hide_small(table[["sc", "sc_women"]], table["households"], around, GROUPS)
    small = table["households"].between(1, HOUSEHOLDS - 1)
    assert shown[small].isna().all(axis=None)
    few = table["sc"].between(1, MEMBERS - 1)
    assert shown[few].isna().all(axis=None)
    for column in ("sc", "sc_women"):
        gone = table[column][shown[column].isna()]
        left = table[column][shown[column].notna()]
        if len(gone):
            protected = len(gone) > 1 and gone.sum() >= MEMBERS
            assert protected or not (left > 0).any()
