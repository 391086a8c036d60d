"""Bytes of shapes that travel at a first and at a second visit, for each country.

python -m benchmarks.geometry_bytes
"""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from benchmarks.camera import browser, new_page, ready
from benchmarks.server import serving

PORT = 8685
PAGES = ("/coverage?programme=pacs", "/coverage?programme=rspn")
SHAPES = "/geo/"


def travelled(page: Page, address: str) -> dict[str, int]:
    """Bytes over the wire for each file of shapes that a visit asks for; 0 if it was kept."""
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network = page.context.new_cdp_session(page)
    network.on(
        "Network.requestWillBeSent",
        lambda event: names.__setitem__(event["requestId"], event["request"]["url"]),
    )

    def finished(event: dict) -> None:
        path = urlsplit(names.get(event["requestId"], "")).path
        if SHAPES in path and path.endswith(".json"):
            sizes[path.rpartition("/")[2]] = int(event["encodedDataLength"])

    network.on("Network.loadingFinished", finished)
    network.send("Network.enable")
    page.goto(address)
    ready(page)
    page.locator(".atlas .areas path").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    return sizes


def main() -> None:
    """Visit each page twice with the same browser, in a new tab, and print both."""
    with serving("app.py", PORT) as server, browser() as window:
        for path in PAGES:
            first_tab = new_page(window)
            first = travelled(first_tab, f"{server.address}{path}")
            second = travelled(first_tab.context.new_page(), f"{server.address}{path}")
            print(f"{path}: first {sum(first.values()):,} bytes, second {sum(second.values()):,}")
            for name, size in first.items():
                print(f"    {name}: {size:,}, then {second.get(name, 0):,}")


if __name__ == "__main__":
    main()
