"""Choices and the address in a real browser: the menu, Back, and what was taken away."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import follow_menu, open_page, sentence, wait_until_ready
from tests.rows import count_rows

FAILED = "Something went wrong on this page."


def press(page: Page, name: str) -> None:
    """Choose a button of a row."""
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()


def through_the_menu(page: Page, title: str, address: str) -> None:
    """Choose a page in the menu, and wait for it."""
    follow_menu(page, title)
    expect(page).to_have_url(re.compile(f"{address}$"))
    wait_until_ready(page)
    expect(page.get_by_text(FAILED)).to_have_count(0)


def steps(page: Page) -> int:
    """How many steps the browser can go back, and more."""
    return page.evaluate("history.length")


@pytest.mark.gain("menu")
def test_the_menu_leads_through_the_pages_of_a_programme_with_it_and_each_is_one_step(visitor):
    page = open_page(visitor(), "/coverage")
    through_the_menu(page, "Federations", "/federations")
    through_the_menu(page, "Results", "/aims")
    through_the_menu(page, "Where they worked", "/coverage")
    press(page, "RSPN")
    expect(page).to_have_url(re.compile("programme=rspn$"))
    before = steps(page)
    through_the_menu(page, "Results", r"/aims\?programme=rspn")
    expect(
        page.get_by_role("heading", name="Field of work: Help people to organise")
    ).to_be_visible()
    assert steps(page) == before + 1
    for address in (r"/coverage\?programme=rspn", "/coverage", "/aims", "/federations"):
        page.go_back()
        expect(page).to_have_url(re.compile(f"{address}$"))
    wait_until_ready(page)
    expect(page.get_by_text(FAILED)).to_have_count(0)


@pytest.mark.gain("menu")
def test_the_pack_with_something_put_aside_is_one_step_and_a_reload_keeps_it(visitor):
    page = open_page(visitor(width=1920), "/case_study?story=PK-057")
    page.get_by_role("button", name="Add to pack").first.click()
    expect(page.get_by_role("button", name="In your pack").first).to_be_visible()
    before = steps(page)
    follow_menu(page, "Advocacy pack")
    filled = re.compile(r"/advocacy_pack\?.*item=case%3APK-057")
    expect(page).to_have_url(filled)
    assert steps(page) == before + 1
    page.reload()
    wait_until_ready(page)
    expect(page).to_have_url(filled)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/case_study\?story=PK-057$"))


@pytest.mark.gain("menu")
def test_eight_quick_steps_back_arrive(visitor):
    page = open_page(visitor(), "/coverage")
    for title, address in [
        ("Federations", "/federations"), ("Results", "/aims"), ("Where they worked", "/coverage"),
        ("Federations", "/federations"), ("Results", "/aims"), ("Where they worked", "/coverage"),
        ("Federations", "/federations"), ("Results", "/aims"),
    ]:  # fmt: skip
        through_the_menu(page, title, address)
    for _ in range(8):
        page.evaluate("history.back()")
        page.wait_for_timeout(60)
    expect(page).to_have_url(re.compile("/coverage$"))
    wait_until_ready(page)
    expect(page.get_by_role("heading", level=1, name="Where did they work?")).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)
    expect(page).to_have_url(re.compile("/coverage$"))


def test_a_filter_taken_away_stays_away_whatever_is_chosen_next(visitor):
    page = open_page(visitor(), "/learning_zone")
    everything = f"{count_rows('cases')} case studies, with no filter."
    page.get_by_role("button", name="Theme", exact=True).click()
    page.get_by_text(re.compile(r"^Education · \d")).click()
    expect(page).to_have_url(re.compile("theme=education$"))
    page.get_by_text(re.compile("^Land rights · ")).click()
    expect(page).to_have_url(re.compile("theme=land"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all").click()
    expect(sentence(page)).to_contain_text(everything)
    expect(page).to_have_url(re.compile("/learning_zone$"))
    press(page, "Theme and group")
    expect(page).to_have_url(re.compile(r"/learning_zone\?view=groups$"))
    wait_until_ready(page)
    expect(sentence(page)).to_contain_text(everything)


def test_a_link_to_the_page_it_stands_on_changes_the_address(visitor):
    page = open_page(visitor(), "/conclaves?theme=land")
    page.get_by_role("link", name="Show all gatherings").click()
    expect(page).to_have_url(re.compile("/conclaves$"))
    expect(sentence(page)).to_contain_text("on record. All gatherings.")
    page.go_back()
    expect(sentence(page)).to_contain_text("Gatherings about Land rights.")


def test_playing_is_one_step_and_begins_again_from_the_first_time(visitor):
    measure = "/coverage?programme=rspn&measure=pct_households_organised"
    page = open_page(visitor(), f"{measure}&period=2014-12")
    play, before = page.get_by_role("button", name="Play"), steps(page)
    play.click()
    expect(page).not_to_have_url(re.compile("period="))
    expect(play).to_be_visible()
    wait_until_ready(page)
    assert steps(page) == before + 1
    play.click()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("2009"))
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("period=20(09|10|11)"))
    assert steps(page) == before + 2
