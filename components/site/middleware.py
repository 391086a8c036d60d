"""What happens to every request before Streamlit sees it."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from components.site import assets
from components.site.bursts import InBursts
from components.site.compression import CompressedOnce
from components.site.cors import OpenToOtherSites
from components.site.known_files import KnownFiles
from components.site.limits import Limits
from components.site.routes import GEOMETRY_PREFIX
from components.site.security import SafetyHeaders

COMPRESSED = (
    "/static/",
    "/component/",
    "/_stcore/bidi-components/",
    GEOMETRY_PREFIX,
    assets.PREFIX,
)

REFUSED = 4403


def middleware() -> list[Middleware]:
    """The layers around the app, outermost first."""
    return [
        Middleware(SafetyHeaders),
        Middleware(OpenToOtherSites),
        Middleware(Limits),
        Middleware(SameOriginSockets),
        Middleware(KnownFiles),
        Middleware(InBursts),
        Middleware(CompressedOnce, prefixes=COMPRESSED),
    ]


class SameOriginSockets:
    """Refuse a websocket that a page of another site opens.

    Streamlit would do the same, but would first ask a host in the internet for our own address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything but a websocket with a foreign origin."""
        if scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": REFUSED})
            return
        await self.app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
