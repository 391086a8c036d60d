"""What the keyboard, a phone and forced colours need of every page."""

import re

import pytest
from playwright.sync_api import expect

from components.facts import touches
from tests.browser.conftest import open_page, wait_until_ready

IN_GRID = """[document.activeElement.shadowRoot].map((root) =>
    root?.querySelector('[role=grid]') ? root.activeElement.ariaLabel : '')[0]"""


@pytest.mark.gain("keyboard")
def test_a_filter_takes_the_focus_and_gives_it_back(visitor):
    page = open_page(visitor(), "/learning_zone")
    button = page.get_by_role("button", name=re.compile("^Theme"))
    panel = page.get_by_role("dialog")
    box = panel.get_by_role("checkbox").first
    button.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    # Who does not see what the filter leaves hears it.
    expect(page.locator(".lz-heard[role=status]")).to_have_text(re.compile(r"^\d+ of \d+ case"))
    expect(page).to_have_url(re.compile("theme="))
    wait_until_ready(page)
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.gain("keyboard")
def test_the_panel_of_a_filter_follows_its_button(visitor):
    page = open_page(visitor(), "/learning_zone")
    button = page.get_by_role("button", name="Who says so")
    boxes = page.get_by_role("dialog").get_by_role("checkbox")
    button.press("Enter")
    expect(boxes.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    boxes.and_(page.locator(":enabled")).last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Kind of group")).to_be_focused()


@pytest.mark.parametrize("path", ["/learning_zone?view=groups", "/conclaves"])
def test_a_table_of_cells_is_one_stop_of_the_tab_key(visitor, path):
    page = open_page(visitor(), path)
    grid = page.get_by_role("grid").first
    stop = grid.locator('button:not([tabindex="-1"])')
    expect(stop).to_have_count(1)
    stop.focus()
    first = page.evaluate(IN_GRID)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(IN_GRID)
    assert second and second != first
    page.keyboard.press("Tab")
    assert page.evaluate(IN_GRID) == ""
    expect(stop).to_have_accessible_name(second)


@pytest.mark.gain("keyboard", "style_selectors")
def test_the_menu_of_a_phone_has_a_name_to_read_and_to_hear(visitor):
    page = open_page(visitor(width=360, height=740), "/")
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_be_visible()
    assert button.evaluate("one => getComputedStyle(one, '::after').content") == '"Menu"'


def test_forced_colours_show_which_button_and_tab_is_chosen(visitor):
    page = visitor()
    page.emulate_media(forced_colors="active")
    open_page(page, "/learning_zone?view=groups")
    chosen = page.get_by_role("radio", name="Theme and group")
    other = page.get_by_role("radio", name="List")
    ground = "one => getComputedStyle(one).backgroundColor"
    assert chosen.evaluate(ground) != other.evaluate(ground)
    if touches.is_on("style_selectors"):
        open_page(page, "/case_study?story=PK-057")
        shown, other = page.get_by_role("tab", name="Plain"), page.get_by_role("tab", name="APA")
        assert shown.evaluate(ground) != other.evaluate(ground)


def test_the_mark_of_a_source_says_it_when_it_has_the_focus_until_escape(visitor):
    page = open_page(visitor(), "/coverage?programme=pacs&state=IN-BR")
    mark = page.locator(".lz-mark").last
    said = "(mark) => getComputedStyle(mark, '::after').content"
    assert mark.evaluate(said) == "none"
    mark.focus()
    assert mark.get_attribute("aria-label") in mark.evaluate(said)
    page.keyboard.press("Escape")
    expect(mark).to_have_class(re.compile("lz-closed"))
    assert mark.evaluate(said) == "none"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#source-coverage-"))
