"""Streamlit's own addresses: a real 404 for those that do not exist.

Relies on: the addresses that Streamlit's pages ask for (``_stcore/health`` and the like), a new one has to be
added to OPEN; and its folder ``static/static``.

Gains: what does not exist is a 404, where Streamlit sends its start page with status 200; figures about the
server are closed. Off (``known_files``): the layer is left out.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.facts import cache
from components.server.streamlit_internals import reserved_paths

OPEN = frozenset({reserved_paths.HEALTH, reserved_paths.HOST})
OPEN_BELOW = (reserved_paths.UPLOADS, reserved_paths.OUR_COMPONENTS, *reserved_paths.DOCUMENTS)
# Figures about the server are for those who look after it: they open them with this variable.
METRICS_VARIABLE = "LEARNING_ZONE_METRICS"
STREAMLIT = Path(st.__file__).parent / "static"


class KnownFiles:
    """Answer for Streamlit's addresses that do not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for unknown files; pass on everything else."""
        is_missing = scope["type"] == "http" and not _is_known(scope["path"])
        answer = PlainTextResponse("Not found.", 404) if is_missing else self.app
        await answer(scope, receive, send)


def _is_known(path: str) -> bool:
    if path.partition("/")[2].partition("/")[0] not in reserved_paths.OWN:
        return True
    if path == reserved_paths.METRICS:
        return os.environ.get(METRICS_VARIABLE) == "open"
    return path in OPEN or path.startswith(OPEN_BELOW) or path in _files()


@cache.once
def _files() -> frozenset[str]:
    files = (STREAMLIT / reserved_paths.STATIC.strip("/")).rglob("*")
    return frozenset(f"/{path.relative_to(STREAMLIT).as_posix()}" for path in files)
