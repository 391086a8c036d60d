"""What a language costs on the wire: a first visit beside English, and a change of the map.

python -m benchmarks.languages
"""

import asyncio
import base64
import statistics
import zlib

from playwright.sync_api import Browser

from benchmarks.camera import browser, new_page, ready
from benchmarks.server import Server, serving
from benchmarks.visitor import Visitor
from components.language.messages import gettext
from data.languages import ENGLISH, LANGUAGES, speaking

PORT = 8691
PAGES = ("", "coverage", "learning_zone")
MAP = "programme=pacs"


def first_visit(window: Browser, address: str) -> int:
    """Bytes over the wire of a first visit; what the socket brings is packed here as on the wire."""
    page = new_page(window)
    network = page.context.new_cdp_session(page)
    sizes: list[int] = []
    network.on(
        "Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"]))
    )
    network.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(
            len(zlib.compress(base64.b64decode(event["response"]["payloadData"])))
        ),
    )
    network.send("Network.enable")
    page.goto(address)
    ready(page)
    page.wait_for_timeout(1500)
    page.context.close()
    return sum(sizes)


async def changes(server: Server, code: str) -> tuple[list[int], float]:
    """Bytes of each measure that is new on the map of India, and the median of the seconds."""
    with speaking(code):
        label = gettext("What to show")
    async with Visitor(server.address, page="coverage", query=f"{MAP}&lang={code}") as visitor:
        await visitor.open()
        answers = [await visitor.choose(label, one) for one in visitor.options(label)[1:]]
    return [one.size for one in answers], statistics.median(one.seconds for one in answers)


def main() -> None:
    """Visit each page in each language with a new browser, then change the map in each."""
    with serving("app.py", PORT) as server:
        server.wait_until_idle()
        with browser() as window:
            for page in PAGES:
                sizes = {
                    code: first_visit(window, f"{server.address}/{page}?lang={code}")
                    for code in LANGUAGES
                }
                more = {code: size - sizes[ENGLISH] for code, size in sizes.items()}
                print(f"/{page}: {sizes[ENGLISH]:,} bytes; more than English: {more}")
        for code in LANGUAGES:
            sizes, seconds = asyncio.run(changes(server, code))
            print(f"{code}: a new measure {min(sizes):,} to {max(sizes):,} bytes, {seconds:.3f} s")


if __name__ == "__main__":
    main()
