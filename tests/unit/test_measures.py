import pandas as pd
import pytest

from data import measures, reconcile
from tests.rows import rows

INDICATORS = rows(
    "indicators",
    {"indicator_id": "hh", "overlap": "range", "headline": 1, "label": "Households"},
    {"indicator_id": "base", "overlap": "main"},
    {"indicator_id": "ucs", "overlap": "main"},
    {"indicator_id": "pct", "numerator_id": "hh", "denominator_id": "base", "scale": 100,
     "how_to_add": "none", "overlap": "range"},
)  # fmt: skip
BY_ID = {row["indicator_id"]: row for _, row in INDICATORS.iterrows()}


def value(indicator, place, period, number, **more):
    return {"indicator_id": indicator, "place_id": place, "period": period, "value": number, **more}


VALUES = rows(
    "values",
    value("hh", "X-N-1", "2015-06", 60, reporter="r1"),
    value("hh", "X-N-1", "2015-06", 50, reporter="r2", variant="overlap"),
    value("hh", "X-N-2", "2015-06", 40, reporter="r1"),
    value("hh", "X-N", "2015-06", 95),
    value("hh", "X-N", "2015-03", 90),
    value("hh", "X", "2015-06", 95),
    value("hh", "X", "2014", 80, variant="press"),
    value("hh", "X-S-1", "2015-06", None, missing_reason="not_reported"),
    value("base", "X-N-1", "1998", 50),
    value("base", "X-N-2", "1998", 0),
    value("base", "X-N", "2016", 100),
    value("ucs", "X-N-1", "2015-06", 5, reporter="r1"),
    value("ucs", "X-N-1", "2015-06", 3, reporter="r2", variant="overlap"),
)


def at(rows_, place, period="2015-06"):
    found = rows_[(rows_["place_id"] == place) & (rows_["period"] == period)]
    return found.iloc[0]


def test_two_reporters_give_a_range_and_its_lower_bound():
    row = at(measures.figures(VALUES, BY_ID["hh"]), "X-N-1")
    assert (row["value"], row["lower"], row["upper"]) == (60, 60, 110)
    assert row["reporters"] == ("r1", "r2")


def test_figures_stand_in_the_order_of_time_and_not_of_their_letters():
    dated = rows(
        "values", *(value("hh", "X-N", one, 1) for one in ("2011", "2011-03", "2009/2013", "2012"))
    )
    assert list(measures.figures(dated, BY_ID["hh"])["period"]) == [
        "2011-03", "2011", "2012", "2009/2013",
    ]  # fmt: skip


def test_a_second_reporter_is_left_out_where_the_source_leaves_it_out():
    assert at(measures.figures(VALUES, BY_ID["ucs"]), "X-N-1")["value"] == 5


def test_a_missing_figure_stays_missing():
    row = at(measures.figures(VALUES, BY_ID["hh"]), "X-S-1")
    assert pd.isna(row["value"])
    assert row["missing_reason"] == "not_reported"


def test_a_second_reading_is_not_the_figure():
    found = measures.figures(VALUES, BY_ID["hh"])
    assert "2014" not in set(found[found["place_id"] == "X"]["period"])


def test_a_rate_uses_the_newest_base_and_says_so():
    row = at(measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["pct"]), "X-N-1")
    assert (row["value"], row["upper"]) == (120, 220)
    assert (row["numerator"], row["denominator"], row["base_period"]) == (60, 50, "1998")


@pytest.mark.parametrize("place", ["X-N-2", "X-N"])
def test_a_rate_without_a_base_or_with_a_later_one_is_missing(place):
    assert pd.isna(
        at(measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["pct"]), place)["value"]
    )


def test_a_rate_uses_the_base_of_its_own_period_where_there_is_one():
    more = rows("values", value("base", "X-N-1", "2015-06", 240))
    found = measures.figures_of_indicator(pd.concat([VALUES, more]), INDICATORS, BY_ID["pct"])
    assert at(found, "X-N-1")["value"] == 25


@pytest.mark.parametrize("part", ["hh", "base"])
def test_a_rate_with_a_doubtful_part_is_doubtful(part):
    known = VALUES.assign(
        quality=VALUES["quality"].mask(VALUES["indicator_id"] == part, "doubtful")
    )
    assert (
        at(measures.figures_of_indicator(known, INDICATORS, BY_ID["pct"]), "X-N-1")["quality"]
        == "doubtful"
    )


def test_a_rate_of_two_stated_parts_is_derived():
    assert (
        at(measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["pct"]), "X-N-1")["quality"]
        == "derived"
    )


def test_totals_are_compared_with_their_parts(places):
    found = reconcile.totals(VALUES, INDICATORS, places).set_index(["place_id", "period"])
    north = found.loc[("X-N", "2015-06")]
    assert (north["published"], north["summed"], north["upper"], north["difference"]) == (
        95,
        100,
        150,
        5,
    )
    assert found.loc[("X", "2015-06")]["difference"] == 0
    assert ("X-N", "2015-03") not in found.index


def test_nothing_to_compare_is_an_empty_table(places):
    assert reconcile.totals(VALUES.iloc[:0], INDICATORS, places).empty


def test_many_indicators_at_once_are_told_as_each_alone():
    stored = INDICATORS[INDICATORS["numerator_id"].isna()]
    many = measures.of_many(VALUES, stored)
    for indicator_id, indicator in BY_ID.items():
        if indicator_id in set(stored["indicator_id"]):
            own = many[many["indicator_id"] == indicator_id].reset_index(drop=True)
            alone = measures.figures(VALUES, indicator)
            pd.testing.assert_frame_equal(own[list(alone)], alone, check_dtype=False)
