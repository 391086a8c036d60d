"""Every measure of the coverage map opens, also one with little written about it."""

import pytest

from components.facts import indicators, tables


def offered() -> list[tuple[str, str]]:
    """Every programme with every measure its coverage map offers."""
    return [
        (programme, measure)
        for programme in tables.programmes()
        for measure in indicators.mappable_indicators(programme, ("reach",))["indicator_id"]
    ]


@pytest.mark.parametrize(("programme", "measure"), offered())
def test_a_measure_opens(open_page, programme, measure):
    at = open_page("coverage", programme=programme, measure=measure)
    assert not at.exception
    assert not at.error
    assert at.session_state["measure"] == measure


def test_who_is_quicker_than_the_address_keeps_what_was_chosen_last(open_page):
    at = open_page("coverage", programme="rspn", measure="pct_households_organised")
    codes = list(indicators.periods_of("rspn", "pct_households_organised", "district"))
    at.selectbox(key="period").set_value(codes[-2]).run()
    # The browser runs the page again before it has heard of the address just written.
    del at.query_params["period"]
    at.selectbox(key="period").set_value(codes[-3]).run()
    assert at.selectbox(key="period").value == codes[-3]
    assert at.query_params["period"] == codes[-3]


def test_back_is_followed_when_nothing_was_chosen_since(open_page):
    at = open_page("coverage", programme="rspn", measure="pct_households_organised")
    codes = list(indicators.periods_of("rspn", "pct_households_organised", "district"))
    at.selectbox(key="period").set_value(codes[-2]).run()
    del at.query_params["period"]
    at.run()
    assert at.selectbox(key="period").value == codes[-1]


def test_another_programme_leaves_place_and_time_of_the_one_before_without_a_reproach(open_page):
    at = open_page(
        "coverage", programme="rspn", measure="pct_households_organised", period="2014-12",
        state="Sindh", district="PK17-b-khuzdar",
    )  # fmt: skip
    assert any("khuzdar" in one.value for one in at.warning)
    at.segmented_control(key="programme").set_value("pacs").run()
    assert not at.warning
    assert not {"state", "district", "period"} & set(at.query_params)
