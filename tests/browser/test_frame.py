"""The frame as a visitor meets it: links, menu, keyboard, phone, dark and light, weight."""

import pytest
from playwright.sync_api import Page, expect

from components.content import navigation
from components.facts import touches
from tests.browser.conftest import (
    DRIFT,
    PAGES,
    accessibility_faults,
    bring_to,
    follow_menu,
    open_page,
    serving,
    settles,
    wait_until_ready,
)
from tests.browser.forced_colours import find_unmarked

ADDRESSES = (
    "/",
    *(f"/{page}" for page in sorted(PAGES - {"home"})),
    "/place?id=IN-C11-236",
    "/place?id=IN-C11-236&beside=IN-C11-364",
    "/guides?guide=who-is-left-out",
    "/guides?guide=who-is-left-out&step=2",
    "/impact_map?programme=both&at=IN-C11-236",
    "/case_study?story=pacs-cs003&theme=land",
    "/learning_zone?view=groups",
    "/learning_zone?view=places",
    "/conclaves?view=outcomes",
    "/conclaves?event=pacs-iu-od",
    "/advocacy_pack?state=IN-BR&district=IN-C11-236&theme=water",
)
PHONE, WIDE = 360, 1280
# What is left of 1,440 pixels at 200 %.
TWICE_AS_LARGE = 720
FIRST_VISIT_BYTES = 800_000


def test_the_first_visitor_of_a_new_server_can_come_by_a_deep_link(visitor, tmp_path):
    with serving(tmp_path / "log.txt") as address:
        page = open_page(visitor(at=address), "/coverage?state=Bihar")
        expect(page).to_have_title("Where they worked · Learning Zone")
        expect(page.get_by_role("navigation", name="App pages")).to_be_visible()
        expect(page.get_by_role("combobox", name="State or province")).to_have_value("Bihar")
        expect(page.get_by_text("Page not found")).to_have_count(0)
        # Streamlit goes on fetching what a later page may need; leave before the server ends.
        page.context.close()


def test_the_menu_leads_to_each_page_and_back_returns(visitor):
    page = open_page(visitor(width=1800), "/")
    menu = page.get_by_role("navigation", name="App pages")
    shown = [entry for entry in navigation.MENU if entry.in_menu]
    expect(menu.get_by_role("link")).to_have_text([one.title for one in shown if not one.group])
    groups = list(dict.fromkeys(one.group for one in shown if one.group))
    expect(menu.get_by_test_id("stTopNavSection")).to_have_text(groups)
    for one in shown:
        if one.group == navigation.MAPS:
            follow_menu(page, one.title)
            expect(page).to_have_url(f"/{one.page}")
    follow_menu(page, "About the data")
    expect(page.get_by_role("heading", level=1)).to_have_text("About the data")
    expect(page).to_have_url("/about_data")
    page.go_back()
    expect(page).to_have_title("Need and gaps · Learning Zone")


def test_no_developer_tools_are_offered(visitor):
    page = open_page(visitor(), "/")
    expect(page.get_by_test_id("stAppDeployButton")).to_have_count(0)
    page.get_by_role("button", name="Main menu").click()
    expect(page.get_by_role("menu")).to_be_visible()
    expect(page.get_by_text("Clear cache")).to_have_count(0)


def test_the_keyboard_starts_at_a_way_past_the_menu(visitor):
    page = open_page(visitor(), "/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stMain"


@pytest.mark.parametrize("path", ADDRESSES)
def test_everybody_can_read_a_page_and_it_never_drifts_sideways(visitor, path):
    """Opened by night on the smallest phone, then turned, widened and brought to the light.

    At last in the colours of the visitor's own system, at twice the size: what is chosen is marked.
    """
    page = open_page(visitor(width=320, height=740, scheme="dark"), path)
    faults = {}
    for width in (320, 768, PHONE, WIDE, TWICE_AS_LARGE):
        page.set_viewport_size({"width": width, "height": 740})
        assert settles(page), (width, page.evaluate(DRIFT))
        if width in (PHONE, WIDE):
            bring_to(page, "dark" if width == PHONE else "light")
            faults[width] = accessibility_faults(page)
    assert faults == {PHONE: [], WIDE: []}
    if touches.is_on("style_selectors"):
        assert find_unmarked(page) == []


def test_the_home_page_is_found_under_its_name(visitor):
    page = open_page(visitor(), "/home")
    expect(page).to_have_url("/")


@pytest.mark.gain("font_subsets", "file_compression")
def test_a_first_visit_is_light(visitor):
    page = visitor()
    weight = _weight_of(page)
    open_page(page, "/")
    page.wait_for_load_state("networkidle")
    assert sum(weight) < FIRST_VISIT_BYTES


def _weight_of(page: Page) -> list[int]:
    """Bytes over the wire of everything the page loads, filled as it loads."""
    weight: list[int] = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    network.send("Network.enable")
    return weight


def test_a_page_can_be_printed(visitor):
    page = open_page(visitor(), "/about_data")
    page.emulate_media(media="print")
    wait_until_ready(page)
    expect(page.get_by_role("navigation", name="App pages")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_in_a_frame_of_another_site_there_is_the_view_without_the_menu(visitor):
    page = open_page(visitor(), "/coverage?programme=pacs&embed=true")
    expect(page.locator(".atlas .canvas").first).to_be_visible()
    expect(page.get_by_role("navigation", name="App pages")).to_have_count(0)


@pytest.mark.gain("index_html")
def test_a_page_whose_socket_is_refused_says_so_over_its_own_words(visitor):
    page = visitor()
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.clock.install()
    page.goto("/learning_zone?q=water")
    notice = page.get_by_role("status").filter(has_text="has not started")
    expect(page.get_by_role("heading", level=1)).to_have_text("Case studies")
    expect(notice).to_be_hidden()
    page.clock.fast_forward(11_000)
    expect(notice).to_contain_text("The search, filters and other choices in this address need")
    notice.get_by_role("link", name="the light version of this page").click()
    expect(page).to_have_url("/read/cases")
