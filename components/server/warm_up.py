"""What a server does beside serving: when it starts, so that the first visitor need not wait; each minute."""

import asyncio
import gc
import logging
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message

from components.content import home_page
from components.content.cases import case_facts
from components.content.guided_stories import guides
from components.content.maps import coverage_map, map_files, prepared_measures
from components.content.places import place_figures
from components.content.programmes import federations, headlines, results
from components.facts import newest, private_previews, tables, touches, villages
from components.figures import memory
from components.server.health import TABLES, problems
from components.server.middleware.compression import ENCODERS, nobody_leaves
from components.server.streamlit_internals import index_html

log = logging.getLogger(__name__)
EVERY = 60.0


async def prepare(app: ASGIApp) -> None:
    """Compress the files of the start page, read tables, shapes and figures, draw the maps.

    A fault in a table ends this early; what was read until then is set aside all the same.
    """
    making_names = asyncio.create_task(asyncio.to_thread(make_village_names))
    if touches.is_on("file_compression"):
        await compress(app, index_html.start_files())
    try:
        await asyncio.to_thread(read)
        await draw()
    finally:
        await asyncio.to_thread(set_aside)
        await making_names


def make_village_names() -> None:
    """Make the index of village names in a process of its own, if it is not there; say if that fails."""
    making = villages.begin_index()
    if making and making.wait():
        villages.note_failure()
        log.error(
            "The index of village names could not be made; `python -m data.village_index` says why."
        )


async def draw() -> None:
    """Draw maps, ladders and results of every programme, then the maps of cases and guided stories."""
    for programme in tables.programmes():
        for make in makers_of_programme():
            await asyncio.to_thread(make, programme)
    await asyncio.to_thread(case_facts.prepare_maps)
    for guide in guides.known():
        await asyncio.to_thread(guides.tell, guide)


def makers_of_programme() -> tuple[Callable[[str], object], ...]:
    """What makes and keeps the figures, maps, ladder and results of one programme, in order of need."""
    return (
        headlines.describe_headlines,
        home_page.picture,
        coverage_map.prepare,
        federations.growth,
        results.of_programme,
        prepared_measures.prepare,
        place_figures.prepare,
    )


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
    for table in TABLES:
        tables.table(table)
    for problem in problems():
        log.error("data problem: %s", problem)
    map_files.assets()
    newest.figures_everywhere()


def set_aside() -> None:
    """Keep the garbage collector from going through all that was loaded, again and again.

    Collecting after each rerun is switched off, see `streamlit_internals/hidden_settings.py`; what
    is set aside keeps a collection cheap should that setting disappear. What was needed only to read and
    to draw goes back to the system.
    """
    gc.collect()
    gc.freeze()
    memory.give_back()


def report(preparing: "asyncio.Task[None]") -> None:
    """Write down why preparing ended early; the app works without it, only later."""
    if not preparing.cancelled() and (error := preparing.exception()):
        log.error("Preparing ended early.", exc_info=error)


async def end_idle_previews() -> None:
    """End private previews that nobody has used for long, so that their memory is given back."""
    while True:
        await asyncio.sleep(EVERY)
        private_previews.end_idle()


async def _ignored(_message: Message) -> None:
    """Nobody waits for this answer."""
