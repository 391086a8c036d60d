"""What the server does besides running pages: own addresses, compression, safety, start-up."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from components.facts import readers, tables
from components.server.errors import handlers
from components.server.middleware.stack import middleware
from components.server.routes import routes
from components.server.streamlit_internals import start
from components.server.warm_up import end_idle_previews, prepare, report

__all__ = ["handlers", "lifespan", "middleware", "routes"]

# How long a thread runs before another has its turn. Python's own 5 ms let ten pages that are drawn at once
# keep a short answer waiting for more than a second (`benchmarks.attack --only searches`).
SECONDS_OF_A_TURN = 0.0005


@asynccontextmanager
async def lifespan(app: ASGIApp) -> AsyncIterator[None]:
    """Serve at once, and prepare meanwhile what the first visitor would have to wait for."""
    sys.setswitchinterval(SECONDS_OF_A_TURN)
    start.apply()
    readers.read_from_now(None)
    # A file of the owner that cannot be used is said now, not on the first page that needs it.
    tables.owner()
    preparing = asyncio.create_task(prepare(app))
    preparing.add_done_callback(report)
    ending = asyncio.create_task(end_idle_previews())
    yield
    preparing.cancel()
    ending.cancel()
