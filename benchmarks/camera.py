"""One camera for all: the browser films itself, and we look when the map's picture became final.

Filming (Page.startScreencast) gives each new picture of the page with the time it was shown. Looking
at the pictures waits until all is over, so that it does not slow what is measured. A change begins
with the event in the page (click or key) and ends with the first picture from which on the filmed
part of the page stays as it finally is.
"""

import base64
import io
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser import chromium

QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
# Drawn by the processor in both; the second can do WebGL, which slows everything else.
FLAT = ("--disable-gpu",)
WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
WIDTH, HEIGHT = 1280, 900
# Small pictures: coding large ones takes the processor from what is being measured.
FILM = {"format": "jpeg", "quality": 80, "maxWidth": WIDTH // 2, "maxHeight": HEIGHT // 2}
SETTLED_SECONDS = 1.5
# A text cursor blinks for ever; the slowest contender is done long before.
LONGEST_SECONDS = 5.0
STEP_MS = 20
# Two pictures are the same if hardly a pixel differs by more than this.
SHADE, SHARE = 12, 0.0005
REMEMBER_EVENT = """
for (const kind of ["click", "keydown", "change"])
  addEventListener(kind, (event) => {
    window.changedAt = performance.timeOrigin + event.timeStamp;
  }, true);
"""


@dataclass(frozen=True)
class Change:
    """What one change cost: milliseconds until the picture was final, bytes over the websocket."""

    milliseconds: float
    size: int


@dataclass
class Film:
    """Pictures with the second they were shown at, and the bytes that arrived meanwhile."""

    pictures: list[tuple[float, str]] = field(default_factory=list)
    size: int = 0


class Camera:
    """Films one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.network = page.context.new_cdp_session(page)
        self.film = Film()
        self.network.on("Network.webSocketFrameReceived", self._received)
        self.network.on("Page.screencastFrame", self._shown)
        self.network.send("Network.enable")
        page.add_init_script(REMEMBER_EVENT)

    def changed(self, act: Callable[[], None], part: Locator) -> Change:
        """Do something, and say when a part of the page looks as it finally does.

        Raises:
            RuntimeError: the page could not be filmed, or the part of it did not change.
        """
        box = part.bounding_box()
        assert box
        self.film = Film()
        self.network.send("Page.startScreencast", FILM)
        self._wait_for_the_first_picture()
        self.film.size = 0
        act()
        self._wait_until_settled()
        self.network.send("Page.stopScreencast")
        began = self.page.evaluate("window.changedAt || 0") / 1000
        shown = [(at, _part(picture, box)) for at, picture in self.film.pictures]
        return Change(1000 * (_final_from(shown) - began), self.film.size)

    def _wait_for_the_first_picture(self) -> None:
        begun = time.monotonic()
        while not self.film.pictures:
            if time.monotonic() - begun > LONGEST_SECONDS:
                raise RuntimeError("the browser does not film the page")
            self.page.wait_for_timeout(STEP_MS)
        self.page.wait_for_timeout(100)

    def _wait_until_settled(self) -> None:
        """Wait until nothing was shown for a while, but not for ever."""
        begun = time.monotonic()
        seen, since = -1, begun
        while time.monotonic() - begun < LONGEST_SECONDS:
            self.page.wait_for_timeout(STEP_MS)
            if (number := len(self.film.pictures)) != seen:
                seen, since = number, time.monotonic()
            elif time.monotonic() - since > SETTLED_SECONDS and self._is_idle():
                return

    def _is_idle(self) -> bool:
        """Whether the server has answered and the page's script has ended."""
        idle = self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        return self.film.size > 0 and idle.count() == 1

    def _shown(self, event: dict) -> None:
        self.film.pictures.append((event["metadata"]["timestamp"], event["data"]))
        self.network.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    def _received(self, event: dict) -> None:
        answer = event["response"]
        text = answer["payloadData"]
        self.film.size += len(text) * 3 // 4 if answer["opcode"] == 2 else len(text)


def _part(picture: str, box: dict[str, float]) -> np.ndarray:
    whole = Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGB")
    scale = whole.width / WIDTH
    left, top = box["x"], box["y"]
    edges = (left, top, left + box["width"], min(top + box["height"], HEIGHT))
    return np.asarray(whole.crop(tuple(round(edge * scale) for edge in edges)), dtype=np.int16)


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return float((np.abs(one - other).max(axis=2) > SHADE).mean()) < SHARE


def _final_from(shown: list[tuple[float, np.ndarray]]) -> float:
    """The second of the first picture from which on all are as the last one."""
    final = shown[-1][1]
    different = [place for place, (_, picture) in enumerate(shown) if not _same(picture, final)]
    if not different:
        raise RuntimeError("the filmed part of the page did not change")
    return shown[different[-1] + 1][0]


@contextmanager
def browser(webgl: bool = False) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        flags = [*QUIET, *(WEBGL if webgl else FLAT)]
        running = playwright.chromium.launch(executable_path=chromium.get(), args=flags)
        yield running
        running.close()


def new_page(running: Browser) -> Page:
    """A page of a new visitor, whose browser remembers nothing."""
    size = {"width": WIDTH, "height": HEIGHT}
    return running.new_context(viewport=size, locale="en-GB", color_scheme="light").new_page()


def ready(page: Page) -> None:
    """Wait until the page's script has run."""
    page.locator(
        '[data-testid="stApp"][data-test-script-state="notRunning"]'
        '[data-test-connection-state="CONNECTED"]'
    ).wait_for(timeout=60_000)


def median(changes: list[Change]) -> Change:
    """The median of times and of sizes."""
    return Change(
        statistics.median(one.milliseconds for one in changes),
        round(statistics.median(one.size for one in changes)),
    )
