"""The address of the tools, in the same process: stateless, answers in JSON, made when somebody first asks.

The protocol's library takes some 40 MB and a second to load, so it is not loaded before.
"""

import asyncio
import os
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from components.server import address
from components.server.assistant.asked_site import SITE
from components.server.middleware.limits import LARGEST_BODY, content_length

ADDRESS = "/mcp"
VARIABLE = "LEARNING_ZONE_MCP"
OFF = ("off", "0", "no")
LARGEST = min(100_000, LARGEST_BODY)
ALLOW = {"Allow": "POST, OPTIONS"}


def is_on() -> bool:
    """Whether the tools are offered."""
    return os.environ.get(VARIABLE, "").casefold() not in OFF


def routes() -> list[Route]:
    """One address, or none where the tools are switched off."""
    return [Route(ADDRESS, Endpoint())] if is_on() else []


@dataclass
class _Running:
    """The server in one event loop, and the task that keeps it open."""

    app: ASGIApp
    loop: asyncio.AbstractEventLoop
    task: asyncio.Task[None]

    def is_open(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether it answers in this loop."""
        return self.loop is loop and not self.task.done()


class Endpoint:
    """Pass a request on to the protocol's server, which is made with the first one."""

    def __init__(self) -> None:
        self.running: _Running | None = None
        self.making: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            # What a browser asks before it posts for a page of another site.
            await Response(status_code=204, headers=ALLOW)(scope, receive, send)
            return
        if request.method != "POST":
            # Without a session there is nothing to listen to and nothing to end.
            raise HTTPException(405, headers=ALLOW)
        length = content_length(scope)
        if length is None or length > LARGEST:
            raise HTTPException(413)
        app = await self._server()
        asked_at = SITE.set(address.of_site(request))
        try:
            await app({**scope, "path": ADDRESS, "root_path": ""}, receive, send)
        finally:
            SITE.reset(asked_at)

    async def _server(self) -> ASGIApp:
        loop = asyncio.get_running_loop()
        async with self.making.setdefault(loop, asyncio.Lock()):
            if self.running is None or not self.running.is_open(loop):
                self.running = await _start(loop)
            return self.running.app


async def _start(loop: asyncio.AbstractEventLoop) -> _Running:
    """A server that is open. Raises what kept it from opening."""
    app, hold = await run_in_threadpool(_build)
    ready = loop.create_future()
    task = loop.create_task(hold(ready))
    try:
        await asyncio.wait((task, ready), return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if task.done():
        # It did not open: whoever asks next tries again.
        await task
    return _Running(app, loop, task)


def _build() -> tuple[ASGIApp, Callable[[asyncio.Future[None]], Coroutine[None, None, None]]]:
    """The server's app, and what keeps it open until it is cancelled."""
    from mcp.server.transport_security import TransportSecuritySettings

    from components.server.assistant import tools

    # Whoever may read the site may ask here: there is nothing to protect from other origins.
    anybody = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = tools.build().streamable_http_app(
        streamable_http_path=ADDRESS,
        json_response=True,
        stateless_http=True,
        max_request_body_size=LARGEST,
        transport_security=anybody,
    )

    async def hold(ready: asyncio.Future[None]) -> None:
        async with app.router.lifespan_context(app):
            ready.set_result(None)
            await asyncio.Event().wait()

    return app, hold
