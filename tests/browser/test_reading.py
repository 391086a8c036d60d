"""The static pages in a real browser: without scripts, for everybody, light."""

import pytest
from playwright.sync_api import expect

from components.facts import touches
from tests.browser.conftest import accessibility_faults, open_page, wait_until_ready

PATHS = (
    "/read",
    "/read/cases",
    "/read/cases/pacs-cs001",
    "/read/places/IN-C11-236",
    "/read/indicators",
    "/read/gatherings",
    "/read/aims/rspn",
)
MOST_BYTES = 60_000


@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_read_a_static_page(visitor, path):
    page = visitor()
    assert page.goto(path).status == 200
    for width, scheme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


LINE = "one => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"


@pytest.mark.parametrize(("code", "least", "most"), [("", 1.4, 1.6), ("/ur", 1.7, 1.75)])
def test_lines_of_naskh_and_the_scripts_of_india_have_room(visitor, code, least, most):
    page = visitor()
    page.goto(f"{code}/read/places/IN-C11-236")
    for part in ("main p", "main li", "main dd"):
        assert least <= round(page.locator(part).first.evaluate(LINE), 2) <= most, part
    heading = page.get_by_role("heading", level=1).evaluate(LINE)
    assert heading >= 1.4 if code else heading == pytest.approx(1.2)


def test_a_case_is_readable_and_light_with_scripts_off(browser, address):
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    answer = page.goto("/read/cases/pacs-cs001")
    assert len(answer.body()) < MOST_BYTES
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Source").first).to_be_visible()


SHIFTS = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
}).observe({type: "layout-shift", buffered: true});
"""
MOST_MOVED = 0.05
# Of words that somebody reads; and how long a page may take on a telephone with a quarter of the speed.
MOST_PIXELS, SLOW = 40, 120_000
MOST_BYTES_OF_A_FIRST_VISIT = 750_000


@pytest.mark.gain("index_html")
def test_a_page_that_arrives_moves_nothing_and_does_not_snatch_away_what_is_read(visitor):
    page = visitor(width=360, height=740)
    page.add_init_script(SHIFTS)
    for path in ("/", "/coverage"):
        open_page(page, path)
        expect(page.locator("#first-words")).to_have_count(0)
        assert page.evaluate("window.moved") < MOST_MOVED
    # Somebody who has scrolled chooses the moment, and finds the same words at the same height; on a slow
    # telephone what stands above them is drawn a moment later.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto("/", wait_until="commit")
    heading = page.locator("#first-words h2", has_text="Newest case studies")
    heading.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top - 300)")
    told = page.get_by_role("status").filter(has_text="interactive version is ready")
    button = told.get_by_role("button")
    button.wait_for(timeout=SLOW)
    words = "(one) => one.getBoundingClientRect().top"
    before = heading.evaluate(words)
    button.click()
    same = page.locator("#root h2", has_text="Newest case studies")
    for _ in range(6):
        assert abs(same.evaluate(words) - before) < MOST_PIXELS
        page.wait_for_timeout(500)
    expect(same).to_be_in_viewport()


def test_visits_of_the_home_page_transfer_little(browser, address):
    context, weights = browser.new_context(base_url=address), []
    for _ in range(2):
        page = context.new_page()
        network, weight, asked = context.new_cdp_session(page), [], []
        network.on(
            "Network.loadingFinished",
            lambda event, weight=weight: weight.append(event["encodedDataLength"]),
        )
        network.send("Network.enable")
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto("/")
        # The words of the static page stand there before the page itself, with its pictures.
        wait_until_ready(page)
        page.wait_for_load_state("networkidle")
        page.close()
        weights.append(sum(weight))
        assert not [url for url in asked if "plotly" in url.lower()]
    if touches.is_on("font_subsets") and touches.is_on("file_compression"):
        assert weights[0] < MOST_BYTES_OF_A_FIRST_VISIT
    assert weights[1] < MOST_BYTES
