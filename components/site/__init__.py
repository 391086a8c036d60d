"""What the server does besides running pages: own addresses, compression, safety, start-up."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from components.site.middleware import middleware
from components.site.routes import routes

__all__ = ["lifespan", "middleware", "routes"]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Set aside everything loaded at start, so that a garbage collection need not walk it again.

    Collecting after each rerun is switched off in `.streamlit/config.toml`; that setting is an
    undocumented one, and this keeps a collection cheap should it disappear.
    """
    gc.collect()
    gc.freeze()
    yield
