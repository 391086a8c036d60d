"""From the click to the final picture: our map, the usual ways, and a page that has nothing on it.

    python -m benchmarks.change_of_indicator --changes 20 [--only "other district"]

All contenders are measured in turn, again and again, by the same camera in the same run, so that a
busy moment of the machine meets them all. Plotly's map needs WebGL; it is compared with the empty
page in a browser that has it.
"""

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page

from benchmarks.camera import Camera, Change, browser, median, new_page, ready
from benchmarks.server import disturbance, serving

FIRST_PORT = 8681
WARM_UP = 2
CHANGES = 20
Act = Callable[[Page, int], None]
Part = Callable[[Page], Locator]


@dataclass(frozen=True)
class Contender:
    """A page, what to change on it, and which part of it to film.

    Attributes:
        before: a script that runs before the page's own.
    """

    name: str
    script: str
    path: str
    act: Act
    part: Part
    before: str = ""


@dataclass
class Running:
    """A contender that is open in a browser, with what it has cost so far."""

    contender: Contender
    page: Page
    camera: Camera
    changes: list[Change]

    def change(self, turn: int) -> None:
        """Change it once more."""
        part = self.contender.part(self.page)
        self.page.bring_to_front()
        try:
            change = self.camera.changed(lambda: self.contender.act(self.page, turn), part)
        except RuntimeError as error:
            raise RuntimeError(f"{self.contender.name}: {error}") from error
        self.changes.append(change)


def radio(page: Page, turn: int) -> None:
    """Choose the other indicator."""
    page.get_by_role("radiogroup").locator("label").nth((turn + 1) % 2).click()


def selectbox(label: str, *options: str) -> Act:
    """Choose the next of some options of a select box."""

    def act(page: Page, turn: int) -> None:
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=options[turn % len(options)], exact=True).click()

    return act


def searched(label: str, *options: str) -> Act:
    """The same where the list is long: of it only what is near is in the page, until one types."""

    def act(page: Page, turn: int) -> None:
        option = options[turn % len(options)]
        page.get_by_role("combobox", name=label).fill(option)
        page.get_by_role("option", name=option, exact=True).click()

    return act


def slider(label: str) -> Act:
    """Move the slider of a map one step back, then one step on: the map answers, then the server."""

    def act(page: Page, turn: int) -> None:
        page.get_by_role("slider", name=label).press("ArrowRight" if turn % 2 else "ArrowLeft")

    return act


def own_map(page: Page) -> Locator:
    """The picture of our map."""
    return page.locator(".atlas .canvas").first


EMPTY = Contender(
    "an empty page with one widget",
    "benchmarks/apps/one_widget.py",
    "/",
    radio,
    lambda page: page.get_by_role("heading", level=1),
)
FLAT = (
    EMPTY,
    Contender("our map alone", "benchmarks/apps/own.py", "/", radio, own_map),
    Contender(
        "our coverage page, 250 districts, other measure",
        "app.py",
        "/coverage?programme=pacs&measure=evidence",
        selectbox("What to show", "Worked there or not", "How well that is proven"),
        own_map,
    ),
    Contender(
        "our coverage page, 150 districts, other quarter",
        "app.py",
        "/coverage?programme=rspn&measure=pct_households_organised",
        slider("When"),
        own_map,
    ),
    Contender(
        "our coverage page, blocks and villages, other district",
        "app.py",
        "/coverage?programme=pacs&state=IN-BR&district=IN-C11-236",
        searched("District", "Nawada", "Gaya"),
        own_map,
    ),
    Contender(
        "st_folium",
        "benchmarks/apps/usual.py",
        "/",
        radio,
        lambda page: page.locator('iframe[title*="folium"]'),
    ),
)
WEBGL = (
    EMPTY,
    Contender(
        "Plotly choropleth_map",
        "benchmarks/apps/plotly_map.py",
        "/",
        radio,
        lambda page: page.get_by_test_id("stPlotlyChart"),
    ),
)


def opened(contender: Contender, address: str, running: Browser) -> Running:
    """Open a contender in a page of its own and wait until it is drawn."""
    page = new_page(running)
    camera = Camera(page)
    page.add_init_script(contender.before)
    page.goto(f"{address}{contender.path}")
    ready(page)
    contender.part(page).wait_for()
    contender.part(page).scroll_into_view_if_needed()
    page.wait_for_timeout(3000)
    return Running(contender, page, camera, [])


def measure(contenders: tuple[Contender, ...], changes: int, webgl: bool) -> None:
    """Measure the contenders in turn and print a table; the first is what the others are set to."""
    scripts = dict.fromkeys(one.script for one in contenders)
    with ExitStack() as stack:
        servers = {
            script: stack.enter_context(serving(script, FIRST_PORT + number))
            for number, script in enumerate(scripts)
        }
        for server in servers.values():
            server.wait_until_idle()
        window = stack.enter_context(browser(webgl))
        running = [opened(one, servers[one.script].address, window) for one in contenders]
        for turn in range(WARM_UP + changes):
            for one in running:
                one.change(turn)
        middle = [median(one.changes[WARM_UP:]) for one in running]
    print(
        f"\n{changes} changes each, {'with' if webgl else 'without'} WebGL, load {disturbance()}\n"
    )
    print("| page | median ms | times the empty page | kB a change |\n|---|---|---|---|")
    for one, its in zip(running, middle, strict=True):
        ratio = its.milliseconds / middle[0].milliseconds
        print(
            f"| {one.contender.name} | {its.milliseconds:.0f} | {ratio:.2f} | {its.size / 1000:.1f} |"
        )


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--only", default="", help="what the names of pages hold, without WebGL")
    asked = parser.parse_args()
    measure(
        tuple(one for one in FLAT if one is EMPTY or asked.only in one.name),
        asked.changes,
        webgl=False,
    )
    if not asked.only:
        measure(WEBGL, asked.changes, webgl=True)


if __name__ == "__main__":
    main()
