"""The impact map in the hand: another layer, a drag through all quarters, Play.

    python -m benchmarks.impact_map --changes 20

Another fill is chosen on two pages in turn with an empty page, by one camera: one whose browser fetches
the next fills ahead, and one that saves data and fetches nothing. While the slider is dragged and while it
plays, the page notes the time between its pictures, and we count what it sends to the server.
"""

import argparse
import statistics
import zlib
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Browser, Page

from benchmarks.camera import browser, new_page, ready
from benchmarks.change_of_indicator import CHANGES, EMPTY, Contender, measure, own_map, selectbox
from benchmarks.server import disturbance, serving
from components.content.impact_maps import impact, impact_layers
from data.choices import ImpactChoice

PORT = 8691
PROGRAMME, SERIES = "pacs", "/impact_map?programme=rspn&fill=households_share"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
DRAG_STEPS, MS_BETWEEN_STEPS = 130, 16
MS_BETWEEN_PERIODS, MOST_MS = 1500, 120_000
BEGIN_TO_NOTE = """() => {
  window.pictures = [];
  window.isNoting = true;
  const note = (now) => { pictures.push(now); if (window.isNoting) requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""
END_TO_NOTE = "() => { window.isNoting = false; return pictures; }"


def fills() -> list[str]:
    """The fills of one programme that have the same places, in the order of the list, by their labels."""
    labels = impact_layers.fills(PROGRAMME)
    level = impact.level_of(ImpactChoice(PROGRAMME))
    return [
        label
        for code, label in labels.items()
        if impact.level_of(ImpactChoice(PROGRAMME, code)) == level
    ]


def contenders() -> tuple[Contender, ...]:
    """The empty page, and the impact map with and without fills that were fetched ahead."""
    first, *others = fills()
    act = selectbox("Colour of the places", *others, first)
    path = f"/impact_map?programme={PROGRAMME}"
    return (
        EMPTY,
        Contender("the impact map, next fill", "app.py", path, act, own_map),
        Contender(
            "the same, saving data: nothing is fetched ahead",
            "app.py",
            path,
            act,
            own_map,
            SAVES_DATA,
        ),
    )


@dataclass(frozen=True)
class Course:
    """How time went by: milliseconds between two pictures, messages to the server, steps for Back."""

    name: str
    pauses: list[float]
    messages: int
    steps: int

    def __str__(self) -> str:
        p95 = statistics.quantiles(self.pauses, n=20)[-1]
        middle, longest = statistics.median(self.pauses), max(self.pauses)
        times = f"{middle:.0f} | {p95:.0f} | {longest:.0f}"
        return f"| {self.name} | {times} | {self.messages} | {self.steps} |"


def in_the_hand(page: Page, sent: list[object]) -> list[Course]:
    """Drag the slider from the last quarter to the first and back, then let it play through all."""
    slider = page.get_by_role("slider", name="When")
    slider.scroll_into_view_if_needed()
    page.wait_for_timeout(MS_BETWEEN_PERIODS)
    edge = slider.bounding_box()
    assert edge
    left, right, y = edge["x"] + 4, edge["x"] + edge["width"] - 6, edge["y"] + edge["height"] / 2
    page.mouse.move(right, y)
    page.mouse.down()
    before, steps = len(sent), page.evaluate("history.length")
    page.evaluate(BEGIN_TO_NOTE)
    for step in range(1, DRAG_STEPS + 1):
        way = 1 - abs(1 - 2 * step / DRAG_STEPS)
        page.mouse.move(right + (left - right) * way, y)
        page.wait_for_timeout(MS_BETWEEN_STEPS)
    dragged = _course(
        "dragged through all quarters and back, still held", page, sent, before, steps
    )
    page.mouse.up()
    page.wait_for_timeout(MS_BETWEEN_PERIODS)
    before, steps = len(sent), page.evaluate("history.length")
    page.evaluate(BEGIN_TO_NOTE)
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_role("button", name="Play").wait_for(timeout=MOST_MS)
    page.wait_for_timeout(MS_BETWEEN_PERIODS)
    return [dragged, _course("played from the first to the last", page, sent, before, steps)]


def _course(name: str, page: Page, sent: list[object], before: int, steps: int) -> Course:
    shown = page.evaluate(END_TO_NOTE)
    pauses = [later - earlier for earlier, later in pairwise(shown)]
    return Course(name, pauses, len(sent) - before, page.evaluate("history.length") - steps)


def weigh(window: Browser, address: str) -> list[float]:
    """Kilobytes over the websocket of each fill that a visitor has not had yet, compressed as one stream."""
    page, told = new_page(window), list[bytes]()
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda frame: told.append(frame if isinstance(frame, bytes) else frame.encode()),
        ),
    )
    page.goto(f"{address}/impact_map?programme={PROGRAMME}")
    ready(page)
    page.wait_for_timeout(MS_BETWEEN_PERIODS)
    found = []
    for label in fills()[1:]:
        told.clear()
        selectbox("Colour of the places", label)(page, 0)
        page.wait_for_timeout(2 * MS_BETWEEN_PERIODS)
        found.append(len(zlib.compress(b"".join(told))) / 1000)
    return found


def time_in_the_hand() -> None:
    """Print how smooth time goes by, and what the server hears of it."""
    with serving("app.py", PORT) as server, browser() as window:
        page, sent = new_page(window), list[object]()
        page.on(
            "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame))
        )
        server.wait_until_idle()
        page.goto(f"{server.address}{SERIES}")
        ready(page)
        page.wait_for_function(
            "performance.getEntriesByType('resource').some((one) => one.name.includes('periods.json'))"
        )
        courses = in_the_hand(page, sent)
        weights = weigh(window, server.address)
    print(f"\nTime in the hand, load {disturbance()}\n")
    print("| what | ms between pictures, median | p95 | longest | messages | steps for Back |")
    print("|---|---|---|---|---|---|")
    for one in courses:
        print(one)
    least, middle, most = min(weights), statistics.median(weights), max(weights)
    print(f"\nA change of the fill, compressed: {least:.1f} to {most:.1f} kB, median {middle:.1f}")


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    measure(contenders(), parser.parse_args().changes, webgl=False)
    time_in_the_hand()


if __name__ == "__main__":
    main()
