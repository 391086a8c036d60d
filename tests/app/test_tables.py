"""Tables in the order in which their readers read."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from components.content.elements import data_table
from components.language.messages import gettext
from components.widgets import data_grid
from data import languages
from tests.app.conftest import SECONDS

HEADS = ("Place", "Kind", "Value")


def drawn(code, kind):
    import pandas as pd

    from components.content.elements import data_table
    from components.language.numbers import Unit
    from components.widgets import data_grid
    from data import languages

    languages.speak(code)
    rows = pd.DataFrame({"Place": ["A", "B"] * 9, "Kind": ["C", "D"] * 9, "Value": [1.0, 2.0] * 9})
    if kind == "table":
        units = {data_table.head("Value"): Unit("count", "Count", "", 1)}
        data_grid.draw_table(data_table.compact(rows), "A table", units)
    else:
        data_grid.draw_table(rows.rename(columns=data_table.head), "A table")


def draw(code: str, kind: str):
    at = AppTest.from_function(drawn, args=(code, kind)).run()
    assert not at.exception
    return at.dataframe[0]


def heads(code: str) -> list[str]:
    with languages.speaking(code):
        return [data_table.head(name) for name in HEADS]


@pytest.mark.parametrize("kind", ["table", "frame"])
def test_the_first_column_is_drawn_last_where_lines_run_from_the_right(kind):
    assert list(draw("ur", kind).proto.column_order) == heads("ur")[::-1]


@pytest.mark.parametrize("kind", ["table", "frame"])
@pytest.mark.parametrize("code", ["en", "hi"])
def test_the_first_column_is_drawn_first_elsewhere(code, kind):
    shown = draw(code, kind)
    assert list(shown.proto.column_order) == []
    assert list(shown.value) == heads(code)


@pytest.mark.parametrize("kind", ["table", "frame"])
def test_words_are_texts_which_begin_at_the_right_and_numbers_stay_numbers(kind):
    settings = json.loads(draw("ur", kind).proto.columns)
    kinds = [settings.get(head, {}).get("type_config", {}).get("type") for head in heads("ur")]
    assert kinds == ["text", "text", "number" if kind == "table" else None]


@pytest.mark.parametrize("code", ["hi", "ur"])
def test_the_tables_about_the_data_have_heads_in_the_readers_language(open_page, code):
    at = open_page("about_data", lang=code, section="languages")
    with languages.speaking(code):
        assert gettext("Checked by a speaker") in list(at.dataframe[0].value)


def drawn_with_notes(code, is_ticked):
    import pandas as pd

    from components.widgets import data_grid
    from data import languages

    languages.speak(code)
    rows = pd.DataFrame({"Take": [True, False], "Note": ["Rounded.", "PACS"]})
    if is_ticked:
        data_grid.draw_ticks(rows, "A table", {})
    else:
        data_grid.draw_table(rows, "A table")


@pytest.mark.parametrize("is_ticked", [False, True])
@pytest.mark.parametrize(("code", "is_said"), [("ur", True), ("hi", True), ("en", False)])
def test_a_table_says_once_that_some_of_its_texts_are_in_english(code, is_said, is_ticked):
    """Its canvas cannot mark them, and in each row the sign would be in the way."""
    at = AppTest.from_function(drawn_with_notes, args=(code, is_ticked)).run(timeout=SECONDS)
    assert not at.exception
    with languages.speaking(code):
        note = gettext("What stands here in English has no translation yet.")
    assert [one.value for one in at.caption] == ([note] if is_said else [])


def drawn_with_addresses(code):
    import pandas as pd

    from components.content.elements.data_table import DataTable, compact
    from components.widgets import data_grid
    from data import languages

    languages.speak(code)
    rows = pd.DataFrame({"Place": ["पटना", "गया"], "Indicator": ["women_cannot_read", "SHGs"]})
    figures = ("f/pacs/women_cannot_read/2016", "f/pacs/women_who_were_trained/2016")
    data_grid.show_table(DataTable(compact(rows), rows, "A table", "table", figures=figures))


@pytest.mark.parametrize("code", ["hi", "ur"])
def test_addresses_and_codes_of_a_translated_table_are_not_taken_for_english(code):
    at = AppTest.from_function(drawn_with_addresses, args=(code,)).run(timeout=SECONDS)
    assert not at.exception
    with languages.speaking(code):
        address = data_table.head(data_grid.FIGURE)
    assert address in at.dataframe[0].value
    assert [one.value for one in at.caption] == []
    kind = json.loads(at.dataframe[0].proto.columns)[address]["type_config"]["type"]
    assert kind == "link"
