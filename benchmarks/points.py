"""Very many made-up village points: how long a filter takes, and a look at one district.

python -m benchmarks.points --changes 10
"""

import argparse
import os
import statistics

from playwright.sync_api import Page

from benchmarks.camera import Camera, browser, new_page, ready
from benchmarks.server import disturbance, serving

PORT = 8687
COUNTS = (22_404, 640_000)
KINDS = 5


def _filter(page: Page, turn: int) -> None:
    page.get_by_role("radiogroup").locator("label").nth((turn + 1) % KINDS).click()


def _district(page: Page, turn: int) -> None:
    page.get_by_role("combobox", name="District").click()
    page.get_by_role("option").nth(3 + turn).click()


def measure(count: int, changes: int) -> None:
    """Filter, then look at districts; prints a row of the table in README.md."""
    os.environ["VILLAGES"] = str(count)
    with serving("benchmarks/apps/points.py", PORT) as server, browser() as window:
        page = new_page(window)
        camera = Camera(page)
        page.goto(server.address)
        ready(page)
        canvas = page.locator(".atlas .canvas")
        canvas.wait_for(timeout=120_000)
        page.wait_for_function(
            "[...document.querySelectorAll('*')].some((one) =>"
            "one.shadowRoot?.querySelector('canvas.cloud')?.width > 0)"
        )
        page.wait_for_timeout(2000)
        filtered = [
            camera.changed(lambda turn=turn: _filter(page, turn), canvas) for turn in range(changes)
        ]
        drilled = [
            camera.changed(lambda turn=turn: _district(page, turn), canvas)
            for turn in range(changes)
        ]
        heap = camera.network.send("Runtime.getHeapUsage")
        used = (heap["usedSize"] + heap.get("backingStorageSize", 0)) / 1e6
        middle = [statistics.median(one.milliseconds for one in its) for its in (filtered, drilled)]
        size = statistics.median(one.size for one in filtered) / 1000
        print(
            f"| {count:,} | {middle[0]:.0f} | {middle[1]:.0f} | {size:.1f} | "
            f"{server.megabytes():.0f} | {used:.0f} | {disturbance()} |",
            flush=True,
        )


def main() -> None:
    """Measure both numbers of villages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10)
    parser.add_argument("--counts", type=int, nargs="*", default=list(COUNTS))
    asked = parser.parse_args()
    print(
        "| points | filter ms | one district ms | kB a change | server MB | browser MB | load |\n"
        "|---|---|---|---|---|---|---|"
    )
    for count in asked.counts:
        measure(count, asked.changes)


if __name__ == "__main__":
    main()
