"""What a server does once when it starts, beside serving: so that the first visitor need not wait."""

import asyncio
import gc
import logging
import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Message

from components import cached
from components.site import html
from components.site.compression import ENCODERS, nobody_leaves
from components.site.readiness import TABLES, problems

log = logging.getLogger(__name__)

START_FILES = re.compile(r'(?:src|href)="\.(/static/[^"]+\.(?:js|css))"')
# Our own addresses use the shared tables outside of a visitor's session, as is meant.
NOT_IN_A_SESSION = "streamlit.runtime.scriptrunner_utils.script_run_context"


async def prepare(app: ASGIApp) -> None:
    """Compress the files of the start page, read tables, shapes and figures, draw the maps.

    A fault in a table ends this early; what was read until then is set aside all the same.
    """
    logging.getLogger(NOT_IN_A_SESSION).setLevel(logging.ERROR)
    await compress(app, START_FILES.findall(html.shell("", "")))
    try:
        await asyncio.to_thread(read)
        await draw()
    finally:
        await asyncio.to_thread(set_aside)


async def draw() -> None:
    """Draw maps, ladders and results of every programme, then the maps of the cases."""
    # Imported here for the same reason as below.
    from components import headline, story
    from components.aims import store as aims
    from components.ladders import store as ladders
    from components.measured import store as measured
    from components.worked import store as worked

    for programme in cached.programmes():
        for make in (
            headline.words,
            worked.prepare,
            ladders.growth,
            aims.of_programme,
            measured.prepare,
        ):
            await asyncio.to_thread(make, programme)
    await asyncio.to_thread(story.prepare)


async def compress(app: ASGIApp, addresses: Iterable[str]) -> None:
    """Ask for each file in each encoding; the layer that compresses keeps what it answers."""
    for address in addresses:
        for encoding in ENCODERS:
            scope = {
                "type": "http",
                "method": "GET",
                "path": address,
                "raw_path": address.encode(),
                "query_string": b"",
                "headers": [(b"accept-encoding", encoding.encode())],
            }
            await app(scope, nobody_leaves, _ignored)


def read() -> None:
    """Read what every page needs."""
    # Imported here, so that a fault in the shapes does not keep the app from starting.
    from components.map.geometry import assets

    for table in TABLES:
        cached.table(table)
    for problem in problems():
        log.error("data problem: %s", problem)
    assets()
    cached.figures_everywhere()


def set_aside() -> None:
    """Keep the garbage collector from going through all that was loaded, again and again.

    Collecting after each rerun is switched off in `.streamlit/config.toml`; that setting is an
    undocumented one, and what is set aside keeps a collection cheap should it disappear.
    """
    gc.collect()
    gc.freeze()


def report(preparing: "asyncio.Task[None]") -> None:
    """Write down why preparing ended early; the app works without it, only later."""
    if not preparing.cancelled() and (error := preparing.exception()):
        log.error("Preparing ended early.", exc_info=error)


async def _ignored(_message: Message) -> None:
    """Nobody waits for this answer."""
