"""The explorer in a real browser: each view draws, a click marks a place, the mark stays."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.views import VIEWS
from tests.browser.conftest import follow_menu, open_page, wait_until_ready

LATRINE = "/indicators?indicator=india:hh_latrine_premises_pct"
OVER_TIME = "/indicators?indicator=india:nfhs_institutional_births_pct&view=time&state=IN-BR"
CHARTS = ["ranks", "multiples", "gap", "two", "distribution", "reach"]
# Plotly draws it, which a browser fetches there alone.
ZOOMED = "two"
DOT = ".chart [data-place]"


def choose_view(page: Page, name: str) -> None:
    """Choose how to look at the indicator."""
    page.get_by_role("combobox", name="How to look at it").click()
    page.get_by_role("option", name=name, exact=True).click()


def test_every_chart_is_drawn_without_help_from_outside(visitor):
    page = open_page(visitor(), LATRINE)
    for view in CHARTS:
        choose_view(page, VIEWS[view])
        expect(page).to_have_url(re.compile(f"view={view}"))
        wait_until_ready(page)
        dot = ".js-plotly-plot .point" if view == ZOOMED else DOT
        expect(page.locator(dot).first).to_be_attached()
        expect(page.locator(".lz-finding")).to_contain_text("latrine")


def test_what_draws_two_indicators_is_fetched_only_there(visitor):
    """Plotly weighs more than all the rest: only a chart into which one zooms is worth it."""
    page, asked = visitor(), list[str]()
    page.on("request", lambda request: asked.append(request.url.lower()))
    for view in CHARTS:
        if view == ZOOMED:
            continue
        open_page(page, f"{LATRINE}&view={view}")
        expect(page.locator(DOT).first).to_be_attached()
    assert [url for url in asked if "plotly" in url] == []
    open_page(page, f"{LATRINE}&view={ZOOMED}")
    expect(page.locator(".js-plotly-plot .point").first).to_be_attached()
    assert [url for url in asked if "plotly" in url]


def test_a_click_on_a_dot_marks_its_place_in_every_view(visitor):
    page = open_page(visitor(), f"{LATRINE}&view=ranks&state=IN-WB")
    dot = page.locator(DOT).first
    expect(dot).to_be_attached()
    box = dot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("tooltip")).to_contain_text("%")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("pin=IN-C11-"))
    expect(page.get_by_text("Pinned: 1")).to_be_visible()
    # The focus stays on the dot, now another one of the same place; the keyboard goes on from there.
    focused = page.locator(".chart [data-place]:focus")
    first = focused.get_attribute("data-place")
    page.keyboard.press("ArrowDown")
    name = str(focused.get_attribute("aria-label")).split("\n")[0]
    expect(page.get_by_role("tooltip")).to_contain_text(name)
    assert focused.get_attribute("data-place") != first
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("pin=IN-C11-.*pin=IN-C11-|pin=IN-C11-.*IN-C11-"))
    choose_view(page, "Table")
    expect(page).to_have_url(re.compile("view=table"))
    expect(page.get_by_text("Pinned: 1")).to_be_visible()


def test_marked_places_survive_a_change_of_page_and_back(visitor):
    page = open_page(visitor(width=1800), f"{LATRINE}&view=ranks&pin=IN-C11-236")
    expect(page.get_by_text("Pinned: 1 Gaya")).to_be_visible()
    follow_menu(page, "About the data")
    expect(page.get_by_role("heading", level=1)).to_have_text("About the data")
    page.go_back()
    expect(page.get_by_text("Pinned: 1 Gaya")).to_be_visible()
    expect(page).to_have_url(re.compile("view=ranks"))


def test_an_incomparable_view_is_refused_in_the_browser(visitor):
    page = open_page(visitor(), "/indicators?indicator=pakistan:poverty_rate_pct&view=time")
    expect(page.get_by_text("two methods").first).to_be_visible()


def test_back_reopens_the_view_before(visitor):
    page = open_page(visitor(), f"{LATRINE}&view=ranks&state=IN-WB")
    expect(page.locator(DOT).first).to_be_attached()
    choose_view(page, "Table")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("view=ranks"))
    expect(page.locator(DOT).first).to_be_attached()


def test_a_figure_is_taken_along_in_each_kind_of_file(visitor):
    page = open_page(visitor(), f"{LATRINE}&view=ranks&state=IN-WB")
    page.get_by_role("button", name="Download").click()
    begins = {
        "Picture (PNG)": b"\x89PNG",
        "Large picture (PNG)": b"\x89PNG",
        "Drawing to print or edit (SVG)": b"<svg",
        "Figures (CSV)": b"\xef\xbb\xbfplace_id,",
        "What the CSV means (JSON)": b"{",
    }
    for name, beginning in begins.items():
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(beginning), name
    described = json.loads(content)
    assert described["sources"]
    assert {"name": "unit", "description": "unit of the value"} in described["columns"]


NUMBERS = {
    f"{LATRINE}&view=distribution": ".chart .numbers text",
    OVER_TIME: ".xaxislayer-above > g",
}


@pytest.mark.gain("style_selectors")
@pytest.mark.parametrize("where", NUMBERS)
@pytest.mark.parametrize("width, fewer", [(1440, False), (360, True)])
def test_numbers_below_a_chart_never_touch(visitor, where, width, fewer):
    page = open_page(visitor(width=width), where)
    expect(page.locator(NUMBERS[where]).first).to_be_attached()
    ticks = page.locator(NUMBERS[where]).all()
    boxes = sorted(
        (one.bounding_box() for one in ticks if one.is_visible()), key=lambda box: box["x"]
    )
    assert all(one["x"] + one["width"] < next_one["x"] for one, next_one in pairwise(boxes))
    assert (len(boxes) < len(ticks)) is fewer
    assert ticks[-1].is_visible()


def test_a_view_that_does_not_suit_the_next_question_is_refused_in_the_part_that_runs_alone(
    visitor,
):
    page = open_page(visitor(), f"{LATRINE}&view=gap")
    page.get_by_role("combobox", name="Question").click()
    page.keyboard.type("health insurance")
    page.get_by_role("option").first.click()
    expect(page.get_by_text("“Gap” is not offered here.")).to_be_visible()
    expect(page).to_have_url(re.compile("nfhs_health_insurance_pct$"))
