"""Compress each file once, at its first request, and keep the result.

Streamlit sends its bundles as they are (2.7 MB for an empty page), because compressing them anew
for every visitor costs more than it saves. Files do not change while the server runs.
"""

import asyncio
import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.facts import cache, shelves
from components.server.middleware import negotiation

# Measured on Streamlit's start page: 0.1 s for 467 kB; the best quality takes 5 s for 419 kB.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6

# Best first: the first that the browser accepts is taken.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=BROTLI_QUALITY),
    "gzip": lambda content: gzip.compress(content, GZIP_LEVEL, mtime=0),
}
OF_THE_PLAIN_FILE = {"content-length", "etag", "last-modified", "vary"}
METHODS = ("GET", "HEAD")
# Each asks for less than the whole file as it is.
CONDITIONS = {
    b"accept-encoding", b"range", b"if-range", b"if-match", b"if-none-match",
    b"if-modified-since", b"if-unmodified-since",
}  # fmt: skip


@dataclass(frozen=True)
class Copy:
    """A compressed file as it is kept."""

    content: bytes
    headers: Mapping[str, str]

    def response(self) -> Response:
        """The file as an answer, which may be changed on its way."""
        return Response(self.content, headers=dict(self.headers))


class CompressedOnce:
    """Answer requests for files under `prefixes` from compressed copies.

    The first request for a file goes to the app; a plain 200 answer is compressed and kept in
    memory, and from then on the copy answers. Everything else passes through: other methods,
    ranges, browsers without compression, answers that are not 200.
    """

    def __init__(self, app: ASGIApp, prefixes: tuple[str, ...]) -> None:
        self.app = app
        self.prefixes = prefixes
        self.kept = shelves.BoundedShelf(cache.name_of(type(self)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or ask the app and remember."""
        encoding = self._encoding(scope)
        if encoding is None:
            await self.app(scope, receive, send)
            return
        key = scope["path"], encoding
        # In a private preview they are drawn from its rows, and stand on its own shelf.
        kept = self.kept.now()
        copy: Copy | None = kept.find(key)
        response = copy.response() if copy else await self._asked(scope, key, kept)
        response = negotiation.narrowed(scope["method"], Headers(scope=scope), response)
        await response(scope, receive, send)

    async def _asked(self, scope: Scope, key: tuple[str, str], kept: shelves.Shelf) -> Response:
        """The app's answer, compressed and kept if it is one for everybody."""
        response = await ask(self.app, scope)
        if not is_for_everybody(response):
            return response
        copy = await run_in_threadpool(compressed, response, key[1])
        return kept.keep(key, copy).response()

    def _encoding(self, scope: Scope) -> str | None:
        """The encoding to answer with; None to let the request pass."""
        if scope["type"] != "http" or scope["method"] not in METHODS:
            return None
        headers = Headers(scope=scope)
        if not scope["path"].startswith(self.prefixes) or "range" in headers:
            return None
        return negotiation.coding(headers, tuple(ENCODERS))


async def ask(app: ASGIApp, scope: Scope) -> Response:
    """The app's whole answer to this request, uncompressed.

    It is asked for all visitors: that the one who happened to be first has left is kept from the
    app, which would stop in the middle of the file.
    """
    response = Response()
    body = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            response.status_code = message["status"]
            response.raw_headers = list(message["headers"])
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    headers = [(name, value) for name, value in scope["headers"] if name not in CONDITIONS]
    await app({**scope, "method": "GET", "headers": headers}, nobody_leaves, collect)
    response.body = bytes(body)
    return response


async def nobody_leaves() -> Message:
    """What a visitor says who only waits for the answer: nothing more, ever."""
    await asyncio.Event().wait()
    raise AssertionError("an event that nobody sets was set")


def is_for_everybody(response: Response) -> bool:
    """Whether an answer may be kept: a whole file that is nobody's own."""
    whole = int(response.headers.get("content-length", len(response.body)))
    own = "set-cookie" in response.headers
    return response.status_code == 200 and not own and len(response.body) == whole


def compressed(plain: Response, encoding: str) -> Copy:
    """A copy of an answer in an encoding, or as it was where that would not be shorter."""
    content = bytes(plain.body)
    headers = {k: v for k, v in plain.headers.items() if k not in OF_THE_PLAIN_FILE}
    headers |= {"etag": negotiation.tag(content, encoding), "vary": "Accept-Encoding"}
    shorter = ENCODERS[encoding](content)
    if len(shorter) >= len(content):
        return Copy(content, headers)
    return Copy(shorter, headers | {"content-encoding": encoding})
