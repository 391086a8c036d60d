"""The address of the tools, in the same process: stateless, answers in JSON, made when somebody first asks.

The protocol's library takes some 40 MB and a second to load, so it is not loaded before.
"""

import asyncio
import os
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from components.server import address
from components.server.middleware.limits import LARGEST_BODY, content_length

ADDRESS = "/mcp"
VARIABLE = "LEARNING_ZONE_MCP"
OFF = ("off", "0", "no")
LARGEST = min(100_000, LARGEST_BODY)
SITES = 8
METHODS = ("POST", "OPTIONS")


def is_on() -> bool:
    """Whether the tools are offered."""
    return os.environ.get(VARIABLE, "").casefold() not in OFF


def routes() -> list[Route]:
    """One address, or none where the tools are switched off."""
    return [Route(ADDRESS, Endpoint())] if is_on() else []


@dataclass
class _Running:
    """The server of one base address, and the task that keeps it open."""

    app: ASGIApp
    loop: asyncio.AbstractEventLoop
    task: asyncio.Task[None]


class Endpoint:
    """Pass a request on to the protocol's server, which is made with the first one."""

    def __init__(self) -> None:
        self.running: dict[str, _Running] = {}
        self.making: dict[str, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method not in METHODS:
            # Without a session there is nothing to listen to and nothing to end.
            raise HTTPException(405, headers={"Allow": ", ".join(METHODS)})
        length = content_length(scope)
        if length is None or length > LARGEST:
            raise HTTPException(413)
        app = await self._server(address.of_site(request))
        await app({**scope, "path": ADDRESS, "root_path": ""}, receive, send)

    async def _server(self, site: str) -> ASGIApp:
        loop = asyncio.get_running_loop()
        known = self.running.get(site)
        if known and known.loop is loop and not known.task.done():
            return known.app
        async with self.making.setdefault(f"{site} {id(loop)}", asyncio.Lock()):
            known = self.running.get(site)
            if known and known.loop is loop and not known.task.done():
                return known.app
            return await self._start(site, loop)

    async def _start(self, site: str, loop: asyncio.AbstractEventLoop) -> ASGIApp:
        while len(self.running) >= SITES:
            # Hosts that visitors made up do not fill the memory.
            oldest = next(iter(self.running))
            self.running.pop(oldest).task.cancel()
        app, hold = await run_in_threadpool(_build, site)
        ready = asyncio.Event()
        task = loop.create_task(hold(ready))
        await ready.wait()
        self.running[site] = _Running(app, loop, task)
        return app


def _build(site: str) -> tuple[ASGIApp, Callable[[asyncio.Event], Coroutine[None, None, None]]]:
    """The server's app, and what keeps it open until it is cancelled."""
    from mcp.server.transport_security import TransportSecuritySettings

    from components.server.assistant import tools

    # Whoever may read the site may ask here: there is nothing to protect from other origins.
    anybody = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = tools.build(site).streamable_http_app(
        streamable_http_path=ADDRESS,
        json_response=True,
        stateless_http=True,
        max_request_body_size=LARGEST,
        transport_security=anybody,
    )

    async def hold(ready: asyncio.Event) -> None:
        async with app.router.lifespan_context(app):
            ready.set()
            await asyncio.Event().wait()

    return app, hold
