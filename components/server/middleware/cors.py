"""What is meant for programs may be read by pages of any other site (CORS).

A layer gives the permission, so that no short answer (304, 405, 413) goes out without it.
"""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.content.figure_pages import sharing
from components.content.maps import prepared_periods
from components.server import address

PREFIXES = (
    "/api/", "/data/", "/mcp", "/view.", "/llms.txt", "/.well-known/", "/geo/", "/sitemap.xml",
    "/robots.txt", f"/{prepared_periods.ROUTE}", *address.FEEDS,
)  # fmt: skip
# The records of a figure stand beside its page, which is none of them.
RECORDS = tuple(f".{form}" for form in sharing.FORMS)
READABLE = "Accept-Ranges, Content-Encoding, Content-Length, Content-Range, ETag, Link, Retry-After"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": READABLE}
ASKED_BEFORE = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-Match, If-None-Match, If-Range, Mcp-Method, "
    "Mcp-Name, Mcp-Protocol-Version, Mcp-Session-Id, Range",
    "Access-Control-Max-Age": "86400",
}


class OpenToOtherSites:
    """Add the permission to every answer under the prefixes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the permission."""

        async def send_openly(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers(scope))
            await send(message)

        await self.app(scope, receive, send_openly if scope["type"] == "http" else send)


def is_for_programs(path: str) -> bool:
    """Whether what stands at a path is meant for programs, so that pages of any site may read it."""
    is_record = address.is_figure(path) and path.endswith(RECORDS)
    return is_record or path.startswith(PREFIXES)


def headers(scope: Scope) -> Mapping[str, str]:
    """The permission that the answer to a request carries; none for pages."""
    if not is_for_programs(scope["path"]):
        return {}
    return OPEN | ASKED_BEFORE if scope["method"] == "OPTIONS" else OPEN
