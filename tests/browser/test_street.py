"""The map of a place in a real browser: it asks nobody, can be read by keyboard, can be taken along."""

import re
import time
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, Route, expect

from tests.browser.conftest import HOST, open_page, wait_until_ready

GAYA = "/place?id=IN-C11-236"
FRAME = 'iframe[title="Map of Gaya, Bihar"]'
TILES = "tile.openstreetmap.org"
SWITCH = "Show roads and villages behind it"
# Names that the edge of the map cuts, or that lie over another name; and how many are shown.
NAMES = """() => {
  const [whole, ...names] = ['.leaflet-container', '.leaflet-tooltip.label:not(.crowded)']
    .flatMap((one) => [...document.querySelectorAll(one)])
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const isIn = (one, edge) => one.left >= edge.left && one.right <= edge.right
    && one.top >= edge.top && one.bottom <= edge.bottom;
  const touch = (one, other) => one.left <= other.right && one.right >= other.left
    && one.top <= other.bottom && one.bottom >= other.top;
  const spoilt = names.filter(([, own], at) => !isIn(own, whole[1])
    || names.slice(at + 1).some(([, other]) => touch(own, other)));
  return { shown: names.length, spoilt: spoilt.map(([name]) => name) };
}"""


def its_map(page: Page) -> FrameLocator:
    page.locator(FRAME).scroll_into_view_if_needed()
    frame = page.frame_locator(FRAME)
    expect(frame.get_by_role("region", name=re.compile("^Map of Gaya"))).to_be_visible()
    return frame


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_a_place_is_drawn_without_asking_anybody_and_no_name_is_cut_off(visitor, width, scheme):
    page = open_page(visitor(width=width, scheme=scheme), GAYA)
    frame = its_map(page)
    expect(frame.locator("path.leaflet-interactive").nth(20)).to_be_attached()
    expect(frame.get_by_text("Bodh Gaya")).to_be_attached()
    # Names are laid out after they are there: until then all of them count as crowded.
    expect(frame.locator(".leaflet-tooltip.label:not(.crowded)").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = page.locator(FRAME).element_handle().content_frame()
    names = inside.evaluate(NAMES)
    assert (names["shown"] > 0, names["spoilt"]) == (True, [])
    inside.add_script_tag(content=Axe().axe_script)
    found = inside.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa']})")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_names_are_there_though_leaflets_style_comes_late(visitor):
    """Its component does not wait for it: the names were laid out without it, and stayed hidden."""
    page = visitor(width=360)
    page.route(re.compile(r"/leaflet\.\w+\.css"), come_late)
    frame = its_map(open_page(page, GAYA))
    expect(frame.locator(".leaflet-tooltip.label:not(.crowded)").first).to_be_attached()


def come_late(route: Route) -> None:
    time.sleep(2)
    route.continue_()


def test_a_sign_is_read_by_keyboard_leads_to_what_it_stands_for_and_takes_the_focus_back(visitor):
    page = open_page(visitor(), GAYA)
    frame = its_map(page)
    sign = frame.get_by_role("button", name="Case studies, Gaya: 2")
    sign.focus()
    expect(frame.get_by_role("tooltip").filter(has_text="Case studies, Gaya: 2")).to_be_visible()
    sign.press("Enter")
    link = frame.get_by_role("link", name="Read these case studies")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(sign).to_be_focused()
    sign.press("Enter")
    with page.context.expect_page() as opened:
        link.press("Enter")
    expect(opened.value).to_have_url(re.compile(r"/learning_zone\?district=IN-C11-236"))


def test_the_map_as_a_file_opens_without_a_network(visitor, browser, tmp_path):
    page = open_page(visitor(), GAYA)
    its_map(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download this map as one HTML file").click()
    file = tmp_path / "map.html"
    download.value.save_as(file)
    alone = browser.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("console", lambda message: troubles.append(message.text))
    alone.on("pageerror", lambda error: troubles.append(str(error)))
    alone.goto(file.as_uri())
    expect(alone.get_by_role("heading", level=1)).to_have_text("Gaya, Bihar")
    expect(alone.locator("path.leaflet-interactive").nth(20)).to_be_attached()
    alone.close()
    assert asked == [file.as_uri()]
    assert troubles == []


def test_only_the_switch_asks_for_a_background(browser, address):
    context = browser.new_context(base_url=address)
    asked: set[str] = set()

    def watch(route) -> None:
        host = urlsplit(route.request.url).hostname
        if host == HOST:
            route.continue_()
        else:
            asked.add(host)
            route.abort()

    context.route("**/*", watch)
    page = open_page(context.new_page(), GAYA)
    its_map(page)
    assert asked == set()
    page.get_by_text(SWITCH).click()
    expect(page).to_have_url(re.compile("tiles=yes"))
    wait_until_ready(page)
    expect(its_map(page).get_by_text("OpenStreetMap contributors")).to_be_visible()
    page.wait_for_timeout(500)
    context.close()
    assert asked == {TILES}
