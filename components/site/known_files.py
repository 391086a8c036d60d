"""Streamlit's own files: a real 404 for those that do not exist, lighter fonts for two that do."""

from functools import cache
from pathlib import Path

import streamlit as st
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.site import lighter
from components.site.answers import KEEP_FOREVER

PREFIX = "/static/"
STREAMLIT = Path(st.__file__).parent / "static"


class KnownFiles:
    """Answer for Streamlit's files where its own answer would mislead or weigh too much.

    For a file that does not exist it sends the start page with status 200.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for lighter fonts and unknown files; pass on everything else."""
        answer = _answer(scope["path"]) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def _answer(path: str) -> Response | None:
    if not path.startswith(PREFIX):
        return None
    if content := lighter.by_address().get(path):
        return Response(content, headers={"Cache-Control": KEEP_FOREVER}, media_type="font/woff2")
    return None if path in _known() else PlainTextResponse("Not found.", 404)


@cache
def _known() -> frozenset[str]:
    files = (STREAMLIT / PREFIX.strip("/")).rglob("*")
    return frozenset(f"/{path.relative_to(STREAMLIT).as_posix()}" for path in files)
