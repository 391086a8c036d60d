"""The table beside a figure travels small and loses nothing."""

import pandas as pd

from components import twins
from components.figures.numbers import Unit

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
    assert twins.compact(ROWS).column_names == ["District", "Value", "Quality"]


def test_every_cell_arrives():
    sent = twins.compact(ROWS).to_pydict()
    assert sent["District"] == list(ROWS["District"])
    assert sent["Quality"] == list(ROWS["Quality"])
    assert sent["Value"] == [None, *range(99)]


def test_words_that_repeat_travel_once():
    source = "A source with a long name that stands behind every figure of the table"
    few, many = ROWS.head(3).assign(Source=source), ROWS.assign(Source=source)
    assert twins.compact(many).nbytes < twins.compact(few).nbytes + 100 * 32


def test_numbers_stay_numbers_so_that_they_sort():
    assert str(twins.compact(ROWS).schema.field("Value").type) == "double"


def test_a_column_of_numbers_is_as_wide_as_its_longest_number():
    table = twins.whole(pd.DataFrame({"Up to": [9.0, 140.2, None], "Households": [1, 1, 1234567]}))
    percent, count = Unit("percent", "per cent", "%", 1), Unit("count", "items", "", 0)
    shown = twins.as_numbers(table, {"Up to": percent, "Households": count, "Elsewhere": count})
    assert list(shown) == ["Up to", "Households"]
    assert shown["Up to"]["width"] >= 8 * len("140.2 %")
    assert shown["Households"]["width"] >= 8 * len("Households")
