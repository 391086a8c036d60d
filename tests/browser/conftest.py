"""The real app in a real browser, cut off from the internet.

With LEARNING_ZONE_PLAIN=1 the app is served without any touch on Streamlit's inside. Tests of what a touch
gains are then left out: ``@pytest.mark.gain("scroll_keeper")``.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as NotInTime

from components.content import navigation
from components.facts import touches
from tests.browser import chromium

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
SECONDS_TO_START = 120
# Long enough for a machine that does much else, too; a page is there after one or two seconds.
MILLISECONDS_TO_ACT = 120_000
expect.set_options(timeout=MILLISECONDS_TO_ACT)
# Without the second and third, Chromium itself asks its maker's hosts for updates. The fourth cuts every
# other host off; to stop each request and look at it would cost a third of the time of a test.
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
    # The headless shell would draw letters on whole pixels, wider than a screen shows them.
    "--font-render-hinting=none",
)
PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")}
# The page itself, and the box in it that scrolls.
DRIFT = """[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .map((one) => one.scrollWidth - one.clientWidth)"""
# From an address like /coverage Streamlit first asks below it for the server, then at the root.
SEARCH_FOR_SERVER = "/_stcore/"
ADDRESSES = re.compile(r"https?://\S+")
PICTURES = "/media/"
# Faults of Streamlit's that a touch mends: captions too pale, its white on our main colour in the dark, too,
# links too close to each other, and the crosses of a box with several answers; in the menu of a phone,
# headings between the entries of a list.
MENDED = {
    "style_selectors": (
        ['[data-testid="stCaptionContainer"]'],
        ['[kind^="primary"]'],
        ['[data-testid="stPageLink"]'],
        [".stMultiSelect [data-tag]"],
        ['.stMultiSelect [aria-label="Clear all"]'],
    ),
    "keyboard": (['[data-testid="stSidebarNavItems"]'],),
}
COLOURED = """() => document.getAnimations()
    .every((one) => !(one instanceof CSSTransition) || one.playState !== 'running')"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is gained by touches that are switched off."""
    wanted, left_out = [], []
    for item in items:
        gains = [name for marker in item.iter_markers("gain") for name in marker.args]
        (wanted if all(map(touches.is_on, gains)) else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = wanted


SERVER = pytest.StashKey[tuple[ExitStack, str]]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker the address of the one server that all visit: to start one costs half a minute."""
    node.workerinput["address"] = _start_once(node.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the server that was started for all workers."""
    if SERVER in config.stash:
        config.stash[SERVER][0].close()


def _start_once(config: pytest.Config) -> str:
    if SERVER not in config.stash:
        opened = ExitStack()
        folder = Path(opened.enter_context(TemporaryDirectory()))
        config.stash[SERVER] = opened, opened.enter_context(serving(folder / "log.txt"))
    return config.stash[SERVER][1]


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> str:
    """Address of the app, served as `make run` serves it; one server for all tests."""
    given = getattr(request.config, "workerinput", {})
    return given.get("address") or _start_once(request.config)


@contextmanager
def serving(log: Path, **more: str) -> Iterator[str]:
    """Start the app on a free port, and end it afterwards; gives its address.

    Args:
        more: further settings of its environment.
    """
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    settings = {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": HOST,
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with (
        log.open("w") as output,
        subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py"],
            cwd=ROOT,
            env={**os.environ, **settings, **more},
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            root = f"http://{HOST}:{port}"
            _wait_for_health(root, server)
            yield root
        finally:
            server.terminate()


def _wait_for_health(root: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended while starting"
        try:
            with urllib.request.urlopen(f"{root}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the server was not up after {SECONDS_TO_START} s")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.get()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def visitor(browser, address) -> Iterator["NewVisitor"]:
    """A function that makes a new visitor; in the end, none may have had an error.

    Errors are: a request to another host, a request that failed, a message of the browser's
    console, an exception in a script.
    """
    troubles: list[str] = []
    missing: set[str] = set()
    contexts: list[BrowserContext] = []

    def new(width: int = 1280, height: int = 900, scheme: str = "light", at: str = address) -> Page:
        context = browser.new_context(
            base_url=at,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="en-GB",
        )
        context.set_default_timeout(MILLISECONDS_TO_ACT)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _console(message, troubles, missing))
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("requestfailed", lambda request: _failed(request, troubles))
        page.on("websocket", lambda socket: _is_from_here(socket.url, troubles))
        return page

    yield new
    for context in contexts:
        troubles += [f"a picture is missing: {url}" for url in _pictures(context) & missing]
        context.close()
    assert not troubles


NewVisitor = Callable[..., Page]


def _is_from_here(url: str, troubles: list[str]) -> bool:
    if urlsplit(url).hostname == HOST or url.startswith(("data:", "blob:")):
        return True
    troubles.append(f"asked another host: {url}")
    return False


def _console(message: ConsoleMessage, troubles: list[str], missing: set[str]) -> None:
    url = message.location.get("url", "")
    if message.type != "error" or SEARCH_FOR_SERVER in url:
        return
    # Streamlit drops a picture when the next run has another in its place, be it on its way or not; then
    # the browser says so, and Streamlit's own script.
    if dropped := [one for one in (url, *ADDRESSES.findall(message.text)) if _is_picture(one)]:
        missing.update(dropped)
    else:
        troubles.append(f"console: {message.text} {url}")


def _is_picture(url: str) -> bool:
    return urlsplit(url).path.startswith(PICTURES)


def _pictures(context: BrowserContext) -> set[str]:
    """Addresses of the pictures that a visitor sees."""
    return {
        url
        for page in context.pages
        for url in page.locator("img").evaluate_all("all => all.map((one) => one.src)")
    }


def _failed(request: Request, troubles: list[str]) -> None:
    # No other host can be reached, so whatever was asked of one ends here; to look at each request as it
    # is made costs more. Leaving a page ends what it was still loading.
    if _is_from_here(request.url, troubles) and request.failure != "net::ERR_ABORTED":
        troubles.append(f"failed: {request.url}: {request.failure}")


def open_page(page: Page, path: str) -> Page:
    """Go to an address and wait until the page is drawn."""
    page.goto(path)
    wait_until_ready(page)
    return page


def sentence(page: Page) -> Locator:
    """The first sentence of a page, which tells what its choices lead to; it is read out, too."""
    return page.locator(".lz-sentence").first


def follow_menu(page: Page, title: str) -> None:
    """Choose a page in the menu, where need be under its heading."""
    entry = next(one for one in navigation.MENU if one.title == title)
    menu = page.get_by_role("navigation", name="App pages")
    if not entry.group:
        menu.get_by_role("link", name=title, exact=True).click()
        return
    menu.get_by_test_id("stTopNavSection").filter(has_text=entry.group).click()
    page.get_by_role("menuitem", name=title, exact=True).click()


def wait_until_ready(page: Page) -> None:
    """Wait until Streamlit has run the page's script and the browser has drawn it."""
    page.locator(
        '[data-testid="stApp"][data-test-script-state="notRunning"]'
        '[data-test-connection-state="CONNECTED"]'
    ).wait_for()
    page.get_by_role("heading", level=1).wait_for()
    # A kind of element whose script is still on its way is a grey bar; the footer stands on every page.
    page.locator(".st-key-page_footer").wait_for()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")


def bring_to(page: Page, scheme: str) -> None:
    """Make it day ("light") or night ("dark"), and wait until nothing changes its colour any more."""
    page.emulate_media(color_scheme=scheme)
    wait_until_ready(page)
    page.wait_for_function(COLOURED)


def settles(page: Page) -> bool:
    """Whether the page is as narrow as its window, once maps and tables have followed it."""
    try:
        page.wait_for_function(f"{DRIFT}.every((more) => more <= 0)", timeout=MILLISECONDS_TO_ACT)
    except NotInTime:
        return False
    return True


def accessibility_faults(page: Page) -> list[str]:
    """What the axe checker finds against WCAG 2.2 A and AA, one line for each rule and place."""
    # All that is found to be right, too, would be many times as much to send.
    options = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        "resultTypes": ["violations"],
    }
    excluded = [one for touch, some in MENDED.items() if not touches.is_on(touch) for one in some]
    found = Axe().run(page, {"exclude": excluded}, options).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
