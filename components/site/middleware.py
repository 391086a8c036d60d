"""What happens to every request before Streamlit sees it."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.site import assets, html
from components.site.compression import CompressedOnce
from components.site.routes import GEOMETRY_PREFIX

COMPRESSED = (
    "/static/",
    "/component/",
    "/_stcore/bidi-components/",
    GEOMETRY_PREFIX,
    assets.PREFIX,
)

# The browser itself then refuses every request to another host. Streamlit and its charts need
# inline styles, scripts from blobs and compiled expressions.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
SAFETY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
REFUSED = 4403


def middleware() -> list[Middleware]:
    """The layers around the app, outermost first."""
    return [
        Middleware(SafetyHeaders),
        Middleware(SameOriginSockets),
        Middleware(CompressedOnce, prefixes=COMPRESSED, pages=html.addresses()),
    ]


class SafetyHeaders:
    """Add the headers of SAFETY to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFETY)
            await send(message)

        await self.app(scope, receive, send_safely)


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
