"""A websocket to a real server, with the layers of the app around what answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import ClientConnection, connect

from components.server import middleware


@asynccontextmanager
async def connected(
    answer: Callable[[WebSocket], Awaitable[None]], **asked: Any
) -> AsyncIterator[ClientConnection]:
    """A connection to a server as Streamlit starts it, with our layers.

    Args:
        answer: what the server does with it.
        asked: how the browser asks for it, as :func:`connect` takes that.
    """
    app = Starlette(routes=[WebSocketRoute("/", answer)], middleware=middleware())
    settings = uvicorn.Config(
        app,
        port=0,
        ws="websockets-sansio",
        ws_per_message_deflate=True,
        ws_max_size=200_000_000,
        log_level="critical",
    )
    server = uvicorn.Server(settings)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        async with connect(f"ws://127.0.0.1:{port}/", max_size=None, **asked) as socket:
            yield socket
    finally:
        server.should_exit = True
        await running
