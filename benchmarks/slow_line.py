"""A first visit on a slow line (400 kbit/s, 400 ms): first words, map, whole page, bytes, and what moved.

python -m benchmarks.slow_line --paths / /coverage --widths 1440 360
"""

import argparse
import base64
import zlib

from playwright.sync_api import Browser, Page

from benchmarks.camera import browser
from benchmarks.server import disturbance, serving

PORT = 8692
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PATHS = ("/", "/coverage", "/learning_zone", "/place?id=IN-C11-236", "/?lang=ur")
WIDTHS = (1440, 360)
LONGEST_MS = 90_000
AFTERWARDS_MS = 3000
WATCH = """
window.moved = 0; window.seen = {};
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
}).observe({type: "layout-shift", buffered: true});
const MARKS = {
  words: "#first-words h1",
  map: "#first-words figure svg, .leaflet-overlay-pane svg path, .st-key-home-maps figure img",
};
const look = () => {
  for (const [name, where] of Object.entries(MARKS))
    if (document.querySelector(where)?.getClientRects().length) window.seen[name] ??= performance.now();
  if (window.seen.words && !document.getElementById("first-words")) window.seen.page ??= performance.now();
  requestAnimationFrame(look);
};
look();
"""


def visit(window: Browser, address: str, width: int) -> str:
    """Open an address as a new visitor on the slow line, and say what it was like."""
    size = {"width": width, "height": 900 if width > 640 else 740}
    page = window.new_context(viewport=size, locale="en-GB").new_page()
    sizes = _weigh(page)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit", timeout=LONGEST_MS)
    page.wait_for_function("window.seen.page", timeout=LONGEST_MS)
    page.wait_for_timeout(AFTERWARDS_MS)
    seen, moved = page.evaluate("[window.seen, window.moved]")
    page.context.close()
    times = ", ".join(f"{name} {seen[name] / 1000:.1f} s" for name in seen)
    return f"{times}, {sum(sizes):,} bytes, moved {moved:.3f}"


def _weigh(page: Page) -> list[int]:
    """Slow the line down; bytes of all that comes, the socket's packed here as on the wire."""
    network = page.context.new_cdp_session(page)
    sizes: list[int] = []
    network.on("Network.loadingFinished", lambda one: sizes.append(int(one["encodedDataLength"])))
    network.on(
        "Network.webSocketFrameReceived",
        lambda one: sizes.append(
            len(zlib.compress(base64.b64decode(one["response"]["payloadData"])))
        ),
    )
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", LINE)
    return sizes


def main() -> None:
    """Visit each address at each width, each time with a browser that remembers nothing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--paths", nargs="+", default=PATHS)
    options.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
    asked = options.parse_args()
    with serving("app.py", PORT) as server, browser() as window:
        server.wait_until_idle()
        for path in asked.paths:
            for width in asked.widths:
                said = visit(window, f"{server.address}{path}", width)
                print(f"{path} at {width}: {said}", flush=True)
        print(disturbance())


if __name__ == "__main__":
    main()
