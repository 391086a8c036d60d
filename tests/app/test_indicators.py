"""The explorer as a visitor meets it: each view, the address, marked places, what is refused or empty."""

import pytest

from components.facts import indicators, tables
from data import comparisons, needs
from data.measures import Slice
from tests.app.test_pages import text_of

LATRINE = "india:hh_latrine_premises_pct"
STUNTED, ROUNDS = "india:nfhs_child_stunted_pct", ("2015/2016", "2019/2021")
GAYA, ALIRAJPUR = "IN-C11-236", "IN-C11-465"


@pytest.mark.parametrize(
    "view", ["map", "ranks", "multiples", "gap", "two", "distribution", "reach", "table"]
)
def test_each_view_says_what_the_figure_is(open_page, view):
    at = open_page("indicators", indicator=LATRINE, view=view)
    assert not at.exception
    text = text_of(at)
    for expected in (
        "Homes with a latrine",
        "Households with a latrine on the premises",
        "per cent",
        "2011",
        "Source",
    ):
        assert expected in text
    assert at.session_state["view"] == view


def test_districts_on_weak_evidence_are_not_under_those_not_known_to_be_reached(open_page):
    known = indicators.catalogue()[LATRINE]
    rows = indicators.at(LATRINE, "all", "total", known.periods(Slice())[0], "district")
    sided = needs.by_side(rows, tables.coverage_by_district("pacs"))
    half, _ = needs.neediest(sided, known.direction)
    sides = half["side"].value_counts()
    assert sides["likely"] > 0
    said = text_of(open_page("indicators", indicator=LATRINE, view="reach"))
    assert (
        f"worked in {sides['programme']} as a source proves and in {sides['likely']} more" in said
    )
    assert f"not known to be in PACS: {sides['other']} districts" in said


def test_change_over_time_leaves_out_what_may_not_be_compared(open_page):
    at = open_page("indicators", indicator=STUNTED, view="time")
    text = text_of(at)
    before, after = (
        indicators.at(STUNTED, "all", "total", period, "district") for period in ROUNDS
    )
    found = comparisons.changes(indicators.catalogue()[STUNTED], before, after, indicators.rules())
    compared = found["change"].notna().sum()
    assert 0 < compared < len(found)
    assert f"of {compared} places between 2015–16 and 2019–21" in text
    assert "Left out, because they may not be compared" in text
    assert "not by itself the effect of any programme" in text


@pytest.mark.parametrize(
    "indicator, said",
    [
        (LATRINE, "one time only (2011)"),
        ("india:nfhs_women_married_before18_pct", "differ from those first published"),
        ("pakistan:poverty_rate_pct", "two methods"),
    ],
)
def test_a_view_that_does_not_suit_is_refused_with_the_reason(open_page, indicator, said):
    at = open_page("indicators", indicator=indicator, view="time")
    assert said in at.warning[0].value
    assert "not known" not in at.warning[0].value
    assert at.session_state["view"] == "map"


def test_a_state_without_a_figure_says_so(open_page):
    link = {"indicator": "india:niti_mpi_headcount_pct", "view": "ranks", "state": "IN-MP"}
    at = open_page("indicators", **link, period="2019/2021")
    assert any("Nothing found" in info.value for info in at.info)
    assert not at.exception


def test_an_unknown_indicator_is_said_and_ignored(open_page):
    at = open_page("indicators", indicator="india:unheard_of")
    assert any("unheard" in warning.value for warning in at.warning)
    assert at.session_state["indicator"] in indicators.catalogue()


def test_the_address_reproduces_the_view(open_page):
    link = {
        "indicator": LATRINE, "view": "gap", "compare": "tribe", "residence": "rural", "state": "IN-OR",
        "pin": [GAYA, ALIRAJPUR],
    }  # fmt: skip
    at = open_page("indicators", **link)
    assert not at.warning
    assert {key: at.query_params[key] for key in link} == link
    assert "Scheduled Tribes" in text_of(at)
    assert "in Odisha" in text_of(at)


def test_another_packages_first_indicator_is_named_in_the_address(open_page):
    at = open_page("indicators")
    at.selectbox(key="indicator:package").set_value("pakistan").run()
    assert at.query_params["indicator"] == "pakistan:literacy10_pct"


def test_at_most_six_places_are_marked(open_page):
    ids = [one for one in indicators.pinnable("IN") if one.startswith("IN-C11")][:7]
    at = open_page("indicators", indicator=LATRINE, view="ranks", pin=ids)
    assert at.session_state["pin"] == ids[:6]


def test_marked_places_survive_a_change_of_page(open_page):
    at = open_page("indicators", indicator=LATRINE, view="ranks", pin=[GAYA, ALIRAJPUR])
    at.switch_page("../../pages/coverage.py").run()
    at.switch_page("../../pages/indicators.py").run()
    assert at.session_state["pin"] == [GAYA, ALIRAJPUR]
    assert "1 Gaya, 2 Alirajpur" in text_of(at)


def test_the_place_marked_last_has_a_card_with_its_figure_and_the_way_to_its_page(open_page):
    at = open_page("indicators", indicator=LATRINE, view="map", pin=[ALIRAJPUR, GAYA])
    text = text_of(at)
    assert "Gaya, Bihar" in text and "24.2" in text
    at.button(key="place_close").click().run()
    assert at.session_state["pin"] == [ALIRAJPUR]
    assert "Alirajpur, Madhya Pradesh" in text_of(at)


def test_a_question_is_found_by_a_word(open_page):
    at = open_page("indicators", q="latrine")
    options = at.selectbox(key="indicator").options
    assert any("latrine" in one.lower() for one in options)
    assert len(options) < 10
    nothing = open_page("indicators", q="xyzzy")
    assert any("No indicator fits" in info.value for info in nothing.info)


def test_an_association_is_only_worded_when_asked(open_page):
    link = {"indicator": LATRINE, "view": "two", "second": "india:sc_share_pct"}
    assert "association of places" not in text_of(open_page("indicators", **link))
    asked = text_of(open_page("indicators", **link, together="yes"))
    assert "about places" in asked or "association of places" in asked
    assert "Scheduled Castes have" not in asked


def test_a_pin_outside_the_chosen_state_is_said_not_to_be_drawn(open_page):
    at = open_page("indicators", view="ranks", state="IN-BR", pin=["IN-C11-236", "IN-C11-349"])
    assert "Pinned, but outside Bihar and not drawn: Giridih." in text_of(at)


def test_shapes_and_rows_that_do_not_meet_are_named_under_the_map(open_page):
    at = open_page("indicators", indicator="rspn:pct_households_organised", view="map")
    # Hunza-Nagar is drawn on both of its districts.
    assert "not drawn: FR Peshawar." in text_of(at)
    assert "have no row of their own" in text_of(at)


def test_a_search_leads_to_the_figures_and_stories_that_have_the_words(open_page):
    page = open_page("indicators", q="NREGA")
    assert any("near in meaning" in one.value for one in page.caption)
    links = [one.proto.label for one in page.get("page_link")]
    assert any(label.startswith("PACS") and "figures" in label for label in links)
    assert any(label.startswith("Stories: ") for label in links)


def test_the_search_lists_only_what_has_the_word(open_page):
    page = open_page("indicators", q="literacy")
    assert not page.info
    options = page.selectbox(key="indicator").options
    assert len(options) > 1 and all("iteracy" in option for option in options)


@pytest.mark.parametrize(
    ("indicator", "has_doubtful"),
    [("rspn:cif_borrowers", True), ("rspn:lsos", True), ("rspn:households_organised", False)],
)
def test_lines_over_time_open_and_a_doubtful_figure_says_why_no_line_touches_it(
    open_page, indicator, has_doubtful
):
    at = open_page("indicators", indicator=indicator, view="time")
    assert not at.exception
    assert ("Doubtful figure: no line is drawn to it" in text_of(at)) == has_doubtful
