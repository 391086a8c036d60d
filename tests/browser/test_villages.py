"""Down to the village in a real browser: dots, blocks and marks, a search in any script, the phone."""

import asyncio
import itertools
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from benchmarks.visitor import Visitor
from components.server.responses import KEEP_FOREVER
from tests.browser.conftest import accessibility_faults, open_page, wait_until_ready

DAMOH = "/coverage?programme=pacs&state=IN-MP&district=IN-C11-428"

GAYA = "/coverage?programme=pacs&state=IN-BR&district=IN-C11-236"
# The map itself is a fifth of it; the rest are the links, stories and facts of the whole page.
BYTES_OF_A_DISTRICT, LEAST_HEIGHT = 10_000, 9
# Those whose change weighs most of all 400: they have most marks, stories and sources.
RICH = {
    "programme=pacs&state=IN-BR": ("Jehanabad", "Gaya", "Patna", "Nawada", "Kaimur (Bhabua)"),
    "programme=rspn&state=PK-S": ("Khairpur", "Kambar Shahdad Kot", "Jamshoro", "Ghotki", "Dadu"),
}
POINTS = "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.bin'))"
BOXES = """(names) => names.filter((one) => one.checkVisibility()).map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


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


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than their edges."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 1


@pytest.mark.parametrize("width", [1440, 360])
def test_gaya_has_its_ground_marks_names_that_can_be_read_key_and_table(visitor, width):
    page = open_page(visitor(width=width), GAYA)
    blocks = page.get_by_label("Places: block").get_by_role("option")
    expect(blocks).to_have_count(24)
    expect(page.locator(".point.likely").first).to_be_attached()
    while dots(page) == 0:
        page.wait_for_timeout(100)
    names = page.locator(".labels text").evaluate_all(BOXES)
    assert len(names) >= 3
    assert all(bottom - top >= LEAST_HEIGHT for _, top, _, bottom in names)
    assert not [pair for pair in itertools.combinations(names, 2) if overlap(*pair)]
    for said in (
        "ground: nothing is said of coverage",
        "Habitations: where people live, not where a programme worked",
        "What is documented here by name",
    ):
        expect(page.get_by_text(said).first).to_be_visible()
    counted = page.get_by_text(re.compile("^The census of 2011 counts 2,886 villages in Gaya"))
    expect(counted).to_be_visible()
    expect(page.locator('table a[href*="id=IN-V-"]').first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_points_of_a_district_travel_once_and_may_be_kept(browser, address):
    # Not by the usual visitor: watching every request switches the browser's store off.
    page = browser.new_context(base_url=address).new_page()
    for is_second in (False, True):
        open_page(page, GAYA)
        page.wait_for_function(f"{POINTS}.length > 0")
        sizes = page.evaluate(f"{POINTS}.map((one) => one.transferSize)")
        assert [size > 0 for size in sizes] == [not is_second]
    points = page.request.get(page.evaluate(f"{POINTS}[0].name"))
    assert points.headers["cache-control"] == KEEP_FOREVER


@pytest.mark.parametrize("around", RICH)
def test_another_district_costs_little_beside_its_points(address, around):
    async def sizes() -> list[int]:
        async with Visitor(address, "coverage", around) as one:
            await one.open()
            others = (*RICH[around], *RICH[around])
            return [(await one.choose("District", other)).size for other in others]

    # The browser of the other tests already has a loop in this thread.
    with ThreadPoolExecutor(1) as apart:
        found = apart.submit(asyncio.run, sizes()).result()
    assert max(found[len(RICH[around]) :]) < BYTES_OF_A_DISTRICT


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
