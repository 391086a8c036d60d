import pandas as pd
import pytest

from data import aims, measures
from tests.rows import rows

INDICATORS = rows(
    "indicators",
    {"indicator_id": "groups"},
    {"indicator_id": "trained"},
    {"indicator_id": "share", "how_to_add": "none"},
    {"indicator_id": "silent"},
)
VALUES = rows(
    "values",
    {"indicator_id": "groups", "place_id": "X", "period": "2016", "value": 30},
    {"indicator_id": "groups", "place_id": "X", "period": "2015", "value": 20, "note": "earlier"},
    {"indicator_id": "groups", "place_id": "X", "period": "2016", "value": 31, "variant": "press"},
    {
        "indicator_id": "groups",
        "place_id": "X",
        "period": "2014",
        "value": 99,
        "variant": "planned",
    },
    {"indicator_id": "groups", "place_id": "X-N", "period": "2016", "value": 18},
    {"indicator_id": "groups", "place_id": "X-N", "period": "2016", "value": 18, "variant": "same"},
    {"indicator_id": "groups", "place_id": "X-S", "period": "2016", "value": 11},
    {"indicator_id": "trained", "place_id": "X-N", "period": "2016", "value": 5},
    {"indicator_id": "trained", "place_id": "X-S", "period": "2015", "value": 4},
    {"indicator_id": "share", "place_id": "X-S", "period": "2015", "value": 40},
)


@pytest.fixture(scope="module")
def found() -> dict[str, pd.DataFrame]:
    return {
        row["indicator_id"]: measures.figures_of_indicator(VALUES, INDICATORS, row)
        for _, row in INDICATORS.iterrows()
    }


@pytest.fixture(scope="module")
def shown(found, places) -> pd.DataFrame:
    return aims.results(found, {"groups", "trained", "silent"}, "X", places)


def test_a_result_says_what_it_rests_on(shown):
    told = shown.set_index("indicator_id")[["basis", "parts"]].to_dict("index")
    assert told == {
        "groups": {"basis": "published", "parts": 2},
        "trained": {"basis": "sum", "parts": 2},
        "share": {"basis": "parts", "parts": 1},
        "silent": {"basis": "nothing", "parts": 0},
    }


def test_the_newest_published_figure_stands_for_the_whole(shown):
    row = shown.set_index("indicator_id").loc["groups"]
    assert (row["value"], row["period"], row["source_id"]) == (30, "2016", "s")


def test_a_sum_is_computed_and_a_share_is_never_added(shown):
    by_id = shown.set_index("indicator_id")
    assert (by_id.loc["trained", "value"], by_id.loc["trained", "quality"]) == (9, "derived")
    assert by_id.loc[["share", "silent"], "value"].isna().all()


def test_every_state_has_its_own_newest_figure(found, places):
    parts = aims.breakdown(found, "X", places)
    told = [
        (row.name, row.indicator_id, row.value, row.period) for row in parts.itertuples(index=False)
    ]
    assert told == [
        ("North", "groups", 18, "2016"),
        ("North", "trained", 5, "2016"),
        ("South & East", "groups", 11, "2016"),
        ("South & East", "trained", 4, "2015"),
        ("South & East", "share", 40, "2015"),
    ]


def test_a_total_is_compared_with_parts_of_the_same_time_only(found, shown, places):
    compared = aims.totals(shown, aims.breakdown(found, "X", places), {"groups", "trained"})
    assert compared.to_dict("index") == {
        "groups": {"published": 30, "summed": 29, "difference": -1}
    }


def test_another_reading_stands_beside_the_one_shown(places):
    others = aims.other_readings(VALUES, ["groups"], "X", places)
    told = [(row.value, row.period, row.beside, row.beside_period) for row in others.itertuples()]
    # The press differs at the same time; the earlier count and the plan stand beside the newest.
    assert told == [(31, "2016", 30, "2016"), (20, "2015", 30, "2016"), (99, "2014", 30, "2016")]


def test_a_long_series_is_growth_and_no_contradiction(places):
    series = rows(
        "values",
        *(
            {"indicator_id": "groups", "place_id": "X", "period": str(year), "value": year}
            for year in range(2000, 2005)
        ),
    )
    assert aims.other_readings(series, ["groups"], "X", places).empty


def test_no_indicators_give_empty_tables(places):
    assert aims.results({}, (), "X", places).empty
    assert aims.breakdown({}, "X", places).empty
    assert aims.other_readings(VALUES, [], "X", places).empty
