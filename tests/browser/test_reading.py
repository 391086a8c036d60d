"""The static pages in a real browser: without scripts, for everybody, light."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import accessibility_faults, wait_until_ready

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


def test_a_case_is_readable_and_light_with_scripts_off(browser, address):
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    answer = page.goto("/read/cases/pacs-cs001")
    assert len(answer.body()) < MOST_BYTES
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Source").first).to_be_visible()


def test_a_second_visit_of_the_home_page_transfers_little(browser, address):
    context = browser.new_context(base_url=address)
    for _ in range(2):
        page = context.new_page()
        network, weight = context.new_cdp_session(page), []
        network.on(
            "Network.loadingFinished",
            lambda event, weight=weight: weight.append(event["encodedDataLength"]),
        )
        network.send("Network.enable")
        page.goto("/")
        # The words of the static page stand there before the page itself, with its pictures.
        wait_until_ready(page)
        page.wait_for_load_state("networkidle")
        page.close()
    assert sum(weight) < MOST_BYTES
