"""The way through the Learning Zone and back, and the matrix, in a real browser."""

import re
from functools import partial

from playwright.sync_api import Page, expect

from components.facts import touches
from tests.browser.conftest import (
    accessibility_faults,
    bring_to,
    open_page,
    sentence,
    wait_until_ready,
)
from tests.rows import count_rows

MAIN = "document.querySelector('[data-testid=stMain]')"


def cards(page: Page) -> list[str]:
    """Titles of the case studies listed."""
    return page.locator("[class*=st-key-case-] [data-testid=stPageLink]").all_inner_texts()


def tick(page: Page, facet: str, option: str) -> None:
    """Open a facet and choose one of its options."""
    page.get_by_role("button", name=facet).click()
    page.get_by_text(re.compile(rf"^{option} · \d")).click()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-chips").get_by_role("button", name=option)).to_be_visible()
    wait_until_ready(page)


def test_search_facet_case_map_and_back_twice(visitor):
    page = open_page(visitor(), "/learning_zone")
    page.get_by_role("textbox", name="Search").fill("school")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-cases mark").first).to_be_visible()
    tick(page, "Theme", "Education")
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_text("Showing 21 to")).to_be_visible()
    wait_until_ready(page)
    before, address = cards(page), page.url
    assert "q=school" in address and "theme=education" in address and "page=2" in address

    chosen = page.locator("[class*=st-key-case-] [data-testid=stPageLink] a").nth(8)
    chosen.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    place = page.evaluate(f"{MAIN}.scrollTop")
    assert place > 0
    title = chosen.inner_text()
    chosen.click()
    expect(page).to_have_url(re.compile(r"case_study\?.*story="))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    page.get_by_role("link", name="on the map").click()
    expect(page).to_have_url(re.compile(r"coverage\?.*district="))
    wait_until_ready(page)

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(page.locator(".st-key-chips").get_by_role("button", name="Education")).to_be_visible()
    wait_until_ready(page)
    assert page.url == address
    assert cards(page) == before
    expect(page.get_by_role("textbox", name="Search")).to_have_value("school")
    if touches.is_on("scroll_keeper"):
        page.wait_for_function(f"Math.abs({MAIN}.scrollTop - {place}) < 5")


def test_a_cell_of_the_matrix_opens_its_cases_and_arrow_keys_walk_through_it(visitor):
    page = open_page(visitor(), "/learning_zone?view=groups")
    cell = page.get_by_role(
        "button", name=re.compile("cases about Land rights with Scheduled Castes")
    )
    number = int(cell.get_attribute("aria-label").split()[0])
    page.evaluate("window.sameDocument = true")
    for choose in (cell.click, partial(cell.press, "Enter")):
        choose()
        expect(sentence(page)).to_contain_text(f"{number} of {count_rows('cases')} case studies.")
        expect(page).to_have_url(re.compile("theme=land.*group=scheduled_caste"))
        assert len(cards(page)) == number
        assert page.evaluate("window.sameDocument"), "the page was loaded anew"
        page.go_back()
        expect(cell).to_be_visible()
        # What is still being drawn would take the focus of the key.
        wait_until_ready(page)
    cell.focus()
    page.keyboard.press("ArrowRight")
    focused = "() => document.activeElement.shadowRoot.activeElement.ariaLabel"
    assert "about Land rights with Scheduled Tribes" in page.evaluate(focused)
    page.keyboard.press("ArrowUp")
    assert "about Right to work with Scheduled Tribes" in page.evaluate(focused)


def test_everybody_can_read_filters_and_what_was_found(visitor):
    page = open_page(visitor(), "/learning_zone?state=Bihar&theme=land&q=Bettiah")
    page.get_by_role("button", name="Place").click()
    assert accessibility_faults(page) == []
    bring_to(page, "dark")
    assert accessibility_faults(page) == []
