"""The map in a real browser: by mouse and by keyboard, light to change, its shapes sent once."""

import asyncio
import re
import statistics
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Page, expect

from benchmarks.visitor import Visitor
from components.content.maps.prepared_periods import MOST_AHEAD
from components.facts import tables, touches
from tests.browser.conftest import open_page, wait_until_ready

COVERAGE = "/coverage?programme=pacs"
GAYA = "IN-C11-236"
BYTES_OF_A_CHANGE = 10_000
# With the sentences, questions and files beside it; compressed it is less than half.
BYTES_OF_A_FILL = 20_000
# With the table of 150 districts, which the map's own answer does not need.
BYTES_OF_A_QUARTER = 12_000
SHAPES = "performance.getEntriesByType('resource').filter((one) => one.name.includes('/geo/'))"


def area(page: Page, name: str):
    """A place on the map, by the beginning of what is read aloud for it."""
    return page.get_by_role("option", name=re.compile(f"^{name}, "))


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_click_on_a_district_chooses_it_in_the_address_and_on_the_whole_page(visitor):
    page = open_page(visitor(), COVERAGE)
    area(page, "Gaya").click()
    expect(page).to_have_url(re.compile(rf"[?&]district={GAYA}"))
    card = page.locator(".st-key-place_card")
    expect(card.get_by_role("heading", name="Gaya, Bihar")).to_be_visible()
    expect(page.locator("#gaya-bihar")).to_be_visible()
    expect(page.get_by_label("Places: block").get_by_role("option").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"programme=pacs$"))


def test_the_keyboard_finds_a_district_reads_its_value_and_opens_its_page(visitor):
    page = open_page(visitor(), COVERAGE)
    page.get_by_label("Places: district").get_by_role("option").first.focus()
    page.keyboard.type("gaya")
    expect(area(page, "Gaya")).to_be_focused()
    expect(area(page, "Gaya")).to_have_accessible_name("Gaya, Bihar: covered")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Open Gaya: 3 stories")
    expect(link).to_be_visible()
    # What is still being drawn would end the way to the next page.
    wait_until_ready(page)
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/place\?id={GAYA}"))
    expect(page.get_by_role("heading", level=1, name="Gaya, Bihar")).to_be_visible()


def test_another_measure_asks_for_no_shapes_and_back_returns(visitor):
    page = open_page(visitor(), COVERAGE)
    area(page, "Gaya").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "What to show", "How well that is proven")
    expect(page).to_have_url(re.compile("measure=evidence"))
    expect(page.get_by_text("Pieces of evidence").first).to_be_attached()
    assert not [one for one in asked if "/geo/" in one]
    page.go_back()
    expect(page).not_to_have_url(re.compile("measure="))
    expect(page.get_by_role("combobox", name="What to show")).to_have_value("Worked there or not")


def test_a_second_visit_transfers_no_shapes(browser, address):
    # Not by the usual visitor: watching every request switches the browser's store off.
    page = browser.new_context(base_url=address).new_page()
    open_page(page, COVERAGE)
    area(page, "Gaya").wait_for()
    assert page.evaluate(f"{SHAPES}.some((one) => one.transferSize > 0)")
    open_page(page, COVERAGE)
    area(page, "Gaya").wait_for()
    assert page.evaluate(f"{SHAPES}.length > 0")
    assert page.evaluate(f"{SHAPES}.every((one) => one.transferSize === 0)")


def test_time_passes_in_the_hand_and_the_server_hears_once_where_it_stops(visitor):
    page, sent = visitor(), []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    open_page(page, "/coverage?programme=rspn&measure=pct_households_organised")
    slider = page.get_by_role("slider", name="When")
    slider.scroll_into_view_if_needed()
    page.wait_for_function(
        "performance.getEntriesByType('resource').some((one) => one.name.includes('periods.json'))"
    )
    wait_until_ready(page)
    messages, steps, edge = len(sent), page.evaluate("history.length"), slider.bounding_box()
    page.mouse.move(edge["x"] + edge["width"] - 6, edge["y"] + 12)
    page.mouse.down()
    page.mouse.move(edge["x"] + 2, edge["y"] + 12, steps=30)
    expect(slider).to_have_attribute("aria-valuetext", "March 2009")
    title = "Households organised, share of rural households, "
    expect(page.get_by_role("figure", name=f"{title}March 2009")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(sent) == messages
    page.mouse.up()
    expect(page).to_have_url(re.compile("period=2009-03"))
    expect(page.get_by_role("combobox", name="When")).to_have_value("March 2009")
    wait_until_ready(page)
    assert len(sent) == messages + 1
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(slider).to_have_attribute("aria-valuetext", "June 2015")
    expect(page.get_by_role("figure", name=f"{title}June 2015")).to_be_visible()


def test_a_layer_that_was_fetched_ahead_is_seen_before_the_server_answers_and_the_server_stands(
    visitor,
):
    page, held, is_held = visitor(), [], [False]

    def between(socket) -> None:
        """Keep back what the server says for as long as it is held."""
        server = socket.connect_to_server()
        server.on_message(
            lambda said: held.append((socket, said)) if is_held[0] else socket.send(said)
        )

    page.route_web_socket(re.compile("/stream$"), between)
    open_page(page, "/impact_map?programme=pacs&fill=poor&circles=evidence")
    page.wait_for_function(
        f"performance.getEntriesByType('resource').filter((one) => one.responseEnd && "
        f"one.name.includes('periods.json')).length >= {MOST_AHEAD}"
    )
    wait_until_ready(page)
    shown = "(one) => [one.getAttribute('aria-label'), getComputedStyle(one).fill, one.className.baseVal]"
    before = area(page, "Gaya").evaluate(shown)
    is_held[0] = True
    choose(page, "Colour of the places", "Need: homes that go in the open")
    key = page.locator(".atlas .legend-title").first
    expect(key).to_contain_text("go in the open")
    ahead, title = area(page, "Gaya").evaluate(shown), page.locator(".atlas .title").inner_text()
    assert ahead != before
    assert "open" in title
    expect(page).not_to_have_url(re.compile("open_defecation"))
    is_held[0] = False
    for socket, said in held:
        socket.send(said)
    expect(page).to_have_url(re.compile("open_defecation"))
    wait_until_ready(page)
    assert area(page, "Gaya").evaluate(shown) == ahead
    assert page.locator(".atlas .title").inner_text() == title


def test_a_change_sends_little(address):
    async def sizes() -> list[int]:
        async with Visitor(address, "coverage", "programme=pacs") as one:
            await one.open()
            measures = one.options("What to show")[:2] * 3
            return [(await one.choose("What to show", measure)).size for measure in measures]

    async def quarters() -> list[int]:
        query = "programme=rspn&measure=pct_households_organised"
        async with Visitor(address, "coverage", query) as one:
            await one.open()
            return [(await one.choose("When", when)).size for when in one.options("When")[5:12]]

    async def fills() -> list[int]:
        async with Visitor(address, "impact_map", "programme=pacs") as one:
            await one.open()
            fills = one.options("Colour of the places")[1:4]
            return [(await one.choose("Colour of the places", fill)).size for fill in fills]

    # The browser of the other tests already has a loop in this thread.
    with ThreadPoolExecutor(1) as apart:
        assert max(apart.submit(asyncio.run, sizes()).result()) < BYTES_OF_A_CHANGE
        assert max(apart.submit(asyncio.run, fills()).result()) < BYTES_OF_A_FILL
        assert (
            statistics.median(apart.submit(asyncio.run, quarters()).result()) < BYTES_OF_A_QUARTER
        )


def test_beside_a_state_the_key_counts_its_own_districts(visitor):
    page = open_page(visitor(), f"{COVERAGE}&state=IN-JH")
    keys = page.locator(".atlas .keys .count")
    told = page.get_by_text(re.compile(r"proven by a source")).first.inner_text()
    expect(keys.first).not_to_have_text("")
    covered, *others = (int(one.strip(" ()")) for one in keys.all_inner_texts())
    assert f"{covered} proven by a source" in told
    assert covered + sum(others) == len(tables.gazetteer().children("IN-JH", "district"))


MAPS = (
    "coverage?programme=rspn&measure=pct_households_organised",
    "federations?programme=rspn",
    "indicators",
    "impact_map?programme=rspn",
    "impact_map?programme=both",
    f"place?id={GAYA}",
)
LINE_OF_CHOICES = 40
WIDTH_OF_A_PHONE = 700
FIGURE = ".atlas figure, .st-key-figure, .st-key-place_map iframe"


def test_the_map_begins_near_the_top_and_all_its_choices_are_in_sight(visitor):
    page = visitor()
    widths = {1440: (900, 360), 1024: (768, 360), 768: (1024, 420), 360: (780, 420)}
    in_one_line = touches.is_on("style_selectors")
    more = 0 if in_one_line else LINE_OF_CHOICES
    for address in MAPS:
        open_page(page, address)
        for width, (height, limit) in widths.items():
            page.set_viewport_size({"width": width, "height": height})
            figure = page.locator(FIGURE).first
            figure.wait_for()
            top = figure.bounding_box()["y"]
            assert 100 < top <= limit + more, f"{address} at {width}: {top}"
            rest = page.get_by_role("button", name="More choices")
            choices = page.locator(".st-key-choices")
            if rest.count():
                # However many choices there are, the way to the others is in sight.
                box = rest.bounding_box()
                assert box["x"] >= 0 and box["x"] + box["width"] <= width, f"{address} at {width}"
            if choices.count() and in_one_line:
                height = choices.bounding_box()["height"]
                assert height < (90 if width > WIDTH_OF_A_PHONE else 150), f"{address} at {width}"
                hidden = choices.evaluate("one => one.scrollWidth - one.clientWidth")
                assert hidden <= 0, f"{address} at {width}"
    open_page(page, "indicators?theme=education&state=IN-BR")
    expect(page.get_by_role("button", name="More choices (2 set)")).to_be_visible()


def test_the_card_of_a_touched_place_covers_neither_the_map_nor_its_key(visitor):
    page = visitor(width=360, height=780)
    for address in (f"{COVERAGE}&state=IN-BR", "/impact_map?programme=pacs&at=IN-BR"):
        open_page(page, address)
        expect(
            page.get_by_role("link", name=re.compile("Open Bihar: .*stories, .*figures"))
        ).to_be_visible()
        card = page.locator(".st-key-place_card, .st-key-impact_card").first.bounding_box()
        figure = page.locator(".atlas figure").first.bounding_box()
        assert card["y"] >= figure["y"] + figure["height"], address
    area(page, "Gaya").hover()
    tip, stage, key = (
        page.locator(f".atlas {part}").first.bounding_box()
        for part in (".tip", ".canvas", ".legend")
    )
    assert stage["y"] - 1 <= tip["y"]
    assert tip["y"] + tip["height"] <= key["y"]
