"""Down to the village in a real browser: dots, blocks and marks, a search in any script, the phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import accessibility_faults, open_page, wait_until_ready

DAMOH = "/coverage?programme=pacs&state=IN-MP&district=IN-C11-428"


def dots(page: Page) -> int:
    """How many pixels of the ground are painted; the canvas stands in a shadow root."""
    canvas = page.locator("canvas.cloud")
    return canvas.evaluate(
        """(canvas) => {
          if (!canvas.width) return 0;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let painted = 0;
          for (let at = 3; at < data.length; at += 4) if (data[at]) painted++;
          return painted;
        }"""
    )


@pytest.mark.parametrize("width", [1440, 360])
def test_a_district_shows_its_villages_as_ground_and_what_is_documented_as_marks(visitor, width):
    page = visitor(width=width)
    open_page(page, DAMOH)
    blocks = page.get_by_label("Places: block").get_by_role("option")
    expect(blocks.first).to_be_visible()
    expect(page.locator(".point.likely").first).to_be_attached()
    # The points travel in a file of their own and are painted in a frame of their own.
    while dots(page) == 0:
        page.wait_for_timeout(100)
    assert dots(page) > 500
    names = page.locator(".labels text")
    assert names.count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_role("link", name="Bakayan", exact=True)).to_be_visible()


def test_a_click_on_a_block_and_on_a_mark_is_in_the_address(visitor):
    page = open_page(visitor(), DAMOH)
    page.get_by_role("option", name=re.compile("^Hatta, ")).click()
    expect(page).to_have_url(re.compile(r"[?&]block=\d"))
    wait_until_ready(page)
    page.get_by_role("option", name=re.compile("^Bakayan")).first.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]at=IN-V-"))
    expect(page.get_by_role("link", name="All that is known of Bakayan")).to_be_visible()


def test_a_village_is_found_in_another_script_and_its_page_opens(visitor):
    page = open_page(visitor(), "/coverage?programme=pacs")
    box = page.get_by_label("Find your village")
    box.fill("बटियागढ़")
    box.press("Enter")
    link = page.get_by_role("link", name=re.compile("^Batiyagarh, "))
    expect(link.first).to_be_visible()
    link.first.click()
    expect(page.get_by_role("heading", level=1, name=re.compile("^Batiyagarh, "))).to_be_visible()
    wait_until_ready(page)
    assert accessibility_faults(page) == []
