"""Streamlit's own addresses: a real 404 for those that do not exist, lighter fonts for two that do.

This relies on the addresses that Streamlit's pages ask for (``_stcore/health`` and the like); a new one has
to be added to OPEN. Taking the layer out of `components/server/middleware/stack.py` switches it off.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.facts import cache
from components.server.responses import KEEP_FOREVER
from components.server.streamlit_internals import fonts

PREFIX = "/static/"
# The first part of every address that is Streamlit's own.
OWN = frozenset({"_stcore", "component", "media", "static"})
OPEN = frozenset({"/_stcore/health", "/_stcore/host-config"})
OPEN_BELOW = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/component/", "/media/")
# Figures about the server are for those who look after it: they open them with METRICS_VARIABLE=open.
METRICS, METRICS_VARIABLE = "/_stcore/metrics", "LEARNING_ZONE_METRICS"
STREAMLIT = Path(st.__file__).parent / "static"


class KnownFiles:
    """Answer for Streamlit's addresses where its own answer would mislead or weigh too much.

    For an address that does not exist it sends the start page with status 200.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for lighter fonts and unknown files; pass on everything else."""
        answer = _answer(scope["path"]) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def _answer(path: str) -> Response | None:
    if path.partition("/")[2].partition("/")[0] not in OWN:
        return None
    if content := fonts.by_address().get(path):
        return Response(content, headers={"Cache-Control": KEEP_FOREVER}, media_type="font/woff2")
    return None if _is_known(path) else PlainTextResponse("Not found.", 404)


def _is_known(path: str) -> bool:
    if path == METRICS:
        return os.environ.get(METRICS_VARIABLE) == "open"
    return path in OPEN or path.startswith(OPEN_BELOW) or path in _known()


@cache.once
def _known() -> frozenset[str]:
    files = (STREAMLIT / PREFIX.strip("/")).rglob("*")
    return frozenset(f"/{path.relative_to(STREAMLIT).as_posix()}" for path in files)
