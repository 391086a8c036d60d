"""What the server does besides running pages: own addresses, compression, safety, start-up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from components.site import sockets
from components.site.errors import handlers
from components.site.middleware import middleware
from components.site.preparing import prepare, report
from components.site.routes import routes

__all__ = ["handlers", "lifespan", "middleware", "routes"]


@asynccontextmanager
async def lifespan(app: ASGIApp) -> AsyncIterator[None]:
    """Serve at once, and prepare meanwhile what the first visitor would have to wait for."""
    sockets.send_at_once()
    preparing = asyncio.create_task(prepare(app))
    preparing.add_done_callback(report)
    yield
    preparing.cancel()
