"""The list of changes is complete: from today's figures it gives back those of each earlier day, all of them.

The digests are of the tables as the repository had them at the end of each day, without what is not for
publication. A figure that is changed, taken away or added without standing in `data/changes` makes an old
citation show what it never cited; then this fails.
"""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from components.facts import indicators, past_figures, tables
from data import changes, past_values

KEPT = json.loads((Path(__file__).parents[1] / "fixtures/earlier_figures.json").read_text())


def digest(rows: pd.DataFrame) -> list[object]:
    """How many figures there are, and what they come to: keys and values, whatever their order."""
    cells = zip(*(rows[part].astype(str) for part in past_values.KEY), rows["value"], strict=True)
    lines = sorted(
        "|".join([*key, "" if pd.isna(value) else repr(float(value))]) for *key, value in cells
    )
    return [len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()]


@pytest.mark.parametrize("package_id", KEPT)
def test_the_figures_of_an_earlier_day_are_rebuilt_to_the_last_cell(package_id):
    every = indicators.all_rows("values")
    today = every[every["package_id"] == package_id]
    corrections = past_values.list_corrections(past_figures.list_acts(), package_id)
    listed = tables.tables().one(changes.PACKAGE, changes.ADDITIONS).rows
    additions = [
        one
        for one in changes.list_additions(listed)
        if (one.package_id, one.table) == (package_id, past_values.TABLE)
    ]
    for day, kept in KEPT[package_id].items():
        assert digest(past_values.put_back(today, corrections, day, additions)) == kept, day


def test_a_change_that_is_not_listed_is_found():
    every = indicators.all_rows("values")
    today = every[every["package_id"] == "pacs"]
    changed = today.assign(value=today["value"].where(today["value"] != 22404, 22405))
    assert digest(today)[0] == digest(changed)[0]
    assert digest(today) != digest(changed)
