"""Guided stories in the hand: by arrow keys, in either direction of reading, and without scripts."""

import pytest
from playwright.sync_api import expect

from components.content.guided_stories import guides
from tests.browser.conftest import open_page

GUIDE = "who-is-left-out"


@pytest.mark.parametrize(("language", "onward"), [("en", "ArrowRight"), ("ur", "ArrowLeft")])
def test_arrow_keys_lead_from_step_to_step_as_the_page_is_read(visitor, language, onward):
    page = open_page(visitor(width=360), f"/guides?guide={GUIDE}&lang={language}")
    page.locator(".st-key-guide-begin button").click()
    first = page.locator(".lz-told")
    expect(first).to_be_visible()
    words = first.inner_text()
    page.keyboard.press(onward)
    expect(page).to_have_url(f"/guides?guide={GUIDE}&lang={language}&step=2")
    expect(page.locator(".lz-told")).not_to_have_text(words)
    page.go_back()
    expect(page.locator(".lz-told")).to_have_text(words)


def test_without_scripts_each_step_is_a_paragraph_with_its_picture(browser, address):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(f"/read/guides/{GUIDE}")
    told = guides.tell(GUIDE)
    for step in told.steps:
        expect(page.get_by_role("heading", name=step.heading, exact=True)).to_be_visible()
    assert page.locator("main svg, main img").count() >= sum(
        bool(one.picture) for one in told.steps
    )
    context.close()
