"""A headline names every published figure that stands against it, each with its source."""

import pandas as pd
import pytest

from components.language import numbers
from components.language.numbers import Unit
from data import headlines
from tests.rows import rows

INDICATORS = rows(
    "indicators",
    {"indicator_id": "people", "headline": 2, "label": "People", "unit": "people"},
    {"indicator_id": "groups", "headline": 1, "label": "Groups", "unit": "cbos"},
    {"indicator_id": "other", "label": "Other"},
)
PEOPLE = Unit("people", "people", " people", 0)


def value(indicator, period, number, source="s", **more):
    return {
        "indicator_id": indicator, "place_id": "X", "period": period, "value": number,
        "source_id": source, **more,
    }  # fmt: skip


def told(*given) -> list[tuple[str, float, str]]:
    shown = headlines.headlines(rows("values", *given), INDICATORS, {"p": "X"})
    columns = shown[["label", "value", "source_id"]]
    return list(columns.itertuples(index=False, name=None))


def test_both_figures_of_one_time_are_told_with_their_sources():
    assert told(
        value("people", "2016", 13_448_950, "film"),
        value("people", "2016", 9_620_000, "aims", variant="aims_page"),
        value("groups", "2016", 3, "aims"),
    ) == [("Groups", 3, "aims"), ("People", 9_620_000, "aims"), ("People", 13_448_950, "film")]


def test_a_later_figure_stands_beside_the_newest_dated_one_and_an_earlier_one_does_not():
    assert told(
        value("groups", "2015-06", 1186, "workbook"),
        value("groups", "2018-09-12", 1693, "press"),
        value("groups", "2018-09/2026", 2451, "page", variant="website", dating="undated"),
        value("groups", "2014", 900, "old", variant="press"),
    ) == [("Groups", 2451, "page"), ("Groups", 1693, "press")]


@pytest.mark.parametrize(
    "apart",
    [
        {"quality": "doubtful"},
        {"quality": "derived"},
        {"figure_kind": "target"},
        {"figure_kind": "part"},
        {"publication": "table_only"},
        {"reporter": "one of them"},
        {"group": "women"},
        {"residence": "rural"},
        {"place_id": "X-N"},
    ],
)
def test_what_is_no_published_result_for_the_whole_stands_against_nothing(apart):
    other = {**value("groups", "2016", 9, "b", variant="second"), **apart}
    assert told(value("groups", "2016", 3, "a"), other) == [("Groups", 3, "a")]


def test_a_doubtful_figure_is_no_headline():
    assert told(
        value("groups", "2015", 2, "a"), value("groups", "2016", 3, "b", quality="doubtful")
    ) == [("Groups", 2, "a")]
    assert told(value("groups", "2016", 3, quality="doubtful")) == []


def test_the_same_figure_from_another_source_is_no_contradiction():
    assert told(
        value("groups", "2016", 3, "a"), value("groups", "2016", 3, "b", variant="second")
    ) == [("Groups", 3, "a")]


def test_no_figure_at_all_is_an_empty_table():
    assert list(headlines.headlines(rows("values"), INDICATORS, {"p": "X"})["value"]) == []
    assert headlines.headlines(rows("values"), INDICATORS.iloc[:0], {}).empty


@pytest.mark.parametrize(
    ("lower", "upper", "written"),
    [
        (9_620_000, 13_448_950, "9.6 to 13.4 million people"),
        (3701, 3705, "3,701 to 3,705 people"),
        (9_620_000, 9_620_400, "9,620,000 to 9,620,400 people"),
        (5, 5, "5 people"),
        (pd.NA, 5, "5 people"),
    ],
)
def test_a_range_names_both_ends(lower, upper, written):
    assert numbers.format_range(lower, upper, PEOPLE) == written
