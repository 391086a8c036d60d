"""What the server does besides running pages: own addresses, compression, safety, start-up."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from components.site.errors import handlers
from components.site.middleware import middleware
from components.site.routes import routes

__all__ = ["handlers", "lifespan", "middleware", "routes"]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Serve at once, and prepare meanwhile what the first visitor would have to wait for."""
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield
    await preparing


def prepare() -> None:
    """Read the shapes of the maps, then set all that is loaded aside for the garbage collector.

    Collecting after each rerun is switched off in `.streamlit/config.toml`; that setting is an
    undocumented one, and what is set aside keeps a collection cheap should it disappear.
    """
    # Imported here, so that a fault in the shapes does not keep the app from starting.
    from components.map.geometry import assets

    try:
        assets()
    finally:
        gc.collect()
        gc.freeze()
