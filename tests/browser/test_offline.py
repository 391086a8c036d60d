"""The folder opens from a disk: no server, no request to anywhere else, and its search finds."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from components.server.offline import contents, write
from components.server.static_pages import KINDS
from data import languages
from tests.browser.conftest import MILLISECONDS_TO_ACT

# The checker itself would ask for the style sheet once more, which a page of a disk may not.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "preload": False}
CASE = f"cases/{KINDS['cases'].names()[0]}"


@pytest.fixture(scope="module")
def start(tmp_path_factory) -> str:
    """Address of the start page of a folder with a few pages."""
    out = tmp_path_factory.mktemp("stick")
    write.folder(out, [CASE, "cases", contents.LICENCES], [])
    return (out / write.START).as_uri()


@pytest.fixture
def page(browser):
    """A page that may open files only, and whose scripts may not fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(MILLISECONDS_TO_ACT)
    asked: list[str] = []
    troubles: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: troubles.extend(failed(request)))
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    yield page
    context.close()
    assert asked
    assert [one for one in asked if not one.startswith("file://")] == []
    assert troubles == []


def failed(request: Request) -> list[str]:
    """What is wrong with a request; leaving a page ends what it was still loading."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def typed(page: Page, start: str, words: str) -> None:
    page.goto(start)
    page.get_by_role("searchbox").fill(words)


def test_a_typed_word_finds_a_page_and_its_link_opens_it(page, start):
    title = contents.document(CASE).title
    typed(page, start, title.upper()[:-1])
    page.locator("#found").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("figure svg")).to_be_visible()
    page.go_back()
    expect(page.locator("#found").get_by_role("link", name=title)).to_be_visible()


def test_a_vowel_sign_tells_one_word_of_hindi_from_another(page, tmp_path):
    with languages.speaking("hi"):
        write.folder(tmp_path, ["places/IN-C11-236", contents.LICENCES], [])
    start = (tmp_path / write.START).as_uri()
    found = page.locator("#found li")
    typed(page, start, "गया")
    expect(found).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_attribute("dir", "auto")
    typed(page, start, "गाय")
    expect(found).to_have_count(0)


def test_what_is_not_there_is_said(page, start):
    typed(page, start, "xylophone")
    expect(page.get_by_role("status")).to_have_text("Nothing found. Try fewer or shorter words.")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_start_page_fits_and_is_accessible(page, start, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    typed(page, start, "licences")
    expect(page.locator("#found li").first).to_be_visible()
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_without_scripts_everything_is_listed(browser, start):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(start)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.locator("summary").filter(has_text="Case studies").click()
    expect(page.get_by_role("link", name=contents.document(CASE).title)).to_be_visible()
    context.close()


def test_no_script_or_style_is_left_out_of_the_folder(start):
    folder = Path(start.removeprefix("file://")).parent
    assert {one.name for one in (folder / "page").iterdir()} == {
        "find.css",
        "find.js",
        "icon.png",
        "words.js",
    }
