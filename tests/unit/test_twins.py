"""The table beside a figure travels small and loses nothing."""

import pandas as pd
import pytest

from components.content.elements import data_table
from components.language.numbers import Unit
from components.widgets import data_grid
from data import languages

PERCENT, COUNT = Unit("percent", "per cent", "%", 1), Unit("count", "items", "", 0)
ROWS = pd.DataFrame(
    {
        "District": [f"District {number}" for number in range(100)],
        "Value": [None, *range(99)],
        "Quality": ["stated", "doubtful"] * 50,
        "Note": [""] * 100,
        "Base": [None] * 100,
    }
)


def test_columns_without_a_word_are_left_out():
    assert data_table.compact(ROWS).column_names == ["District", "Value", "Quality"]


def test_every_cell_arrives():
    sent = data_table.compact(ROWS).to_pydict()
    assert sent["District"] == list(ROWS["District"])
    assert sent["Quality"] == list(ROWS["Quality"])
    assert sent["Value"] == [None, *range(99)]


def test_heads_travel_in_the_reader_s_language_and_stay_english_in_the_file():
    with languages.speaking(languages.PSEUDO):
        sent = data_table.compact(ROWS)
        assert sent.column_names == [
            data_table.head(one) for one in ("District", "Value", "Quality")
        ]
    assert sent.column_names[0] != "District"
    assert list(ROWS) == ["District", "Value", "Quality", "Note", "Base"]


def test_words_that_repeat_travel_once():
    source = "A source with a long name that stands behind every figure of the table"
    few, many = ROWS.head(3).assign(Source=source), ROWS.assign(Source=source)
    assert data_table.compact(many).nbytes < data_table.compact(few).nbytes + 100 * 32


def test_numbers_stay_numbers_so_that_they_sort():
    assert str(data_table.compact(ROWS).schema.field("Value").type) == "double"


@pytest.mark.parametrize(
    "name, values, unit, least, most",
    [
        ("Up to", [9.0, 140.2, None], PERCENT, 8 * len("140.2 %"), 104),
        ("A name that is longer than any number", [1, 2], COUNT, 0, 104),
        ("People", [1, 12345678901], COUNT, 8 * len("12,345,678,901"), 200),
        ("Not reported by anybody", [None, None], COUNT, 8 * len("not reported"), 130),
    ],
)
def test_a_column_has_room_for_its_longest_number_and_not_for_a_long_name(
    name, values, unit, least, most
):
    table = data_table.whole(pd.DataFrame({name: pd.Series(values, dtype="Float64")}))
    shown = data_grid.as_numbers(table, {name: unit, "Elsewhere": unit})
    assert list(shown) == [name]
    assert least <= shown[name]["width"] <= most
