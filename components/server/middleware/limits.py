"""Limits that keep one visitor, or a flood of them, from taking everybody's time and memory."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.facts import cache
from components.facts.shelves import NotKept
from components.server.streamlit_internals import reserved_paths
from data.problems import Busy

log = logging.getLogger(__name__)

# As long as the link of a pack may grow, and a little more.
LONGEST_ADDRESS = 8_000
# Streamlit hears nothing of an address that asks for more than a thousand things.
MOST_PARTS = 500
LARGEST_BODY = 6_000_000
# Of all files of one visitor that a page asks for, with what stands around them on their way.
LARGEST_FILES = 30_000_000
# Python reads no number of more than some thousand digits.
MOST_DIGITS = 15
MOST_VISITORS_VARIABLE = "LEARNING_ZONE_MOST_VISITORS"
MOST_VISITORS = 400
# Websocket closing codes: a policy was violated; come back later.
TOO_LONG, LATER = 1008, 1013

Made = TypeVar("Made")


class Turns:
    """Expensive work done by a few at a time; a few more wait, the others are told to come back."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.places = asyncio.Semaphore(at_once)
        self.room = at_once + waiting
        self.inside = 0

    async def do(self, work: Callable[[], Made]) -> Made:
        """The result of the work, done in a thread when it is its turn. Raises Busy."""
        async with self._waiting(), self.places:
            return await run_in_threadpool(work)

    async def find_or_do(self, work: Callable[[], Made]) -> Made:
        """The same for work whose costly part is kept: it waits only if that has to be made. Raises Busy."""
        try:
            return await run_in_threadpool(cache.find_kept, work)
        except NotKept:
            return await self.do(work)

    @asynccontextmanager
    async def _waiting(self) -> AsyncIterator[None]:
        if self.inside >= self.room:
            raise Busy
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


class Limits:
    """Refuse addresses and bodies that are too long, and more visitors than there is room for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.room = int(os.environ.get(MOST_VISITORS_VARIABLE, MOST_VISITORS))
        self.visitors = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is within the limits."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and (status := _refusal(scope)):
            await _answer(send, status)
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        code = TOO_LONG if _is_long(scope) else LATER if self.visitors >= self.room else None
        if code is not None:
            log.warning("A websocket was refused with code %s; %s are open.", code, self.visitors)
            await send({"type": "websocket.close", "code": code})
            return
        self.visitors += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.visitors -= 1


def _refusal(scope: Scope) -> int | None:
    if _is_long(scope):
        return 414
    length = content_length(scope)
    brings_files = scope["method"] == "PUT" and scope["path"].startswith(reserved_paths.UPLOADS)
    most = LARGEST_FILES if brings_files else LARGEST_BODY
    return None if length is not None and length <= most else 413


def content_length(scope: Scope) -> int | None:
    """How long a request says its body is, 0 if it says nothing; None if that is no number."""
    said = Headers(scope=scope).get("content-length", "0")
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else None


def _is_long(scope: Scope) -> bool:
    query = scope["query_string"]
    length = len(scope.get("raw_path") or b"") + len(query)
    return length > LONGEST_ADDRESS or query.count(b"&") >= MOST_PARTS


async def _answer(send: Send, status: int) -> None:
    words = {
        413: b"This is too large.",
        414: b"This address is too long, or asks for too many things.",
    }[status]
    start: Message = {
        "type": "http.response.start",
        "status": status,
        "headers": [(b"content-type", b"text/plain; charset=utf-8")],
    }
    await send(start)
    await send({"type": "http.response.body", "body": words})
