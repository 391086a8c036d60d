"""Rows of figures are put back to a day, cell by cell, as far as the list of changes tells."""

import pandas as pd
import pytest

from data import past_values
from data.changes import Act, Addition, ChangedCell

HERE = ("groups", "IN", "2021", "all", "total", "all", "main")
GONE = ("groups", "IN-BR", "2021", "all", "total", "all", "main")
ROWS = pd.DataFrame(
    [{**dict(zip(past_values.KEY, HERE, strict=True)), "package_id": "p", "value": 30.0,
      "quality": "doubtful", "source_id": "late", "note": "Counted again."}]
)  # fmt: skip
CHANGES = (
    ("2026-01-09", HERE, "value", "29", "30"),
    ("2026-01-09", GONE, "value", "7", ""),
    ("2026-01-05", HERE, "value", "28", "29"),
    ("2026-01-05", HERE, "note", "", "Counted again."),
    ("2026-01-05", HERE, "quality", "stated", "doubtful"),
)


def corrections():
    acts = [
        Act(day, "p", "values", 1, "Why.", (ChangedCell(key, column, old, new, "letter"),))
        for day, key, column, old, new in CHANGES
    ]
    other = Act(
        "2026-01-09", "q", "values", 1, "Why.", (ChangedCell(HERE, "value", "1", "2", "x"),)
    )
    return past_values.list_corrections([*acts, other], "p")


@pytest.mark.parametrize(
    ("day", "value", "quality", "has_note", "gone"),
    [
        ("2026-01-09", 30, "doubtful", True, False),
        ("2026-01-08", 29, "doubtful", True, True),
        ("2026-01-05", 29, "doubtful", True, True),
        ("2026-01-04", 28, "stated", False, True),
        ("2025-01-01", 28, "stated", False, True),
    ],
)
def test_of_several_changes_the_first_after_the_day_says_what_stood_there(
    day, value, quality, has_note, gone
):
    rows = past_values.put_back(ROWS, corrections(), day).set_index("place_id")
    here = rows.loc["IN"]
    assert (here["value"], here["quality"], pd.notna(here["note"])) == (value, quality, has_note)
    assert ("IN-BR" in rows.index) == gone
    if gone:
        assert (rows.loc["IN-BR", "value"], rows.loc["IN-BR", "source_id"]) == (7, "letter")
    assert ROWS["value"].tolist() == [30.0]


def test_what_was_added_since_was_not_there_yet_whatever_was_corrected_in_it():
    """Not what is gone since, though its last word was of the same source."""
    added = [Addition("2026-01-07", "p", "values", "groups", "late")]
    then = past_values.put_back(ROWS, corrections(), "2026-01-06", added)
    assert then["place_id"].tolist() == ["IN-BR"]
    assert (
        "IN" in past_values.put_back(ROWS, corrections(), "2026-01-07", added)["place_id"].tolist()
    )
