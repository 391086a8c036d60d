"""Which pages may open a websocket to us: our own, by whatever name a proxy calls us.

Streamlit asks the same, but holds a default port, capital letters or an inner name of a proxy for another
site, and then asks a host in the internet for our own address. What passes here is given to it under the
name that the page uses.
"""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from components.facts.site import configured_address

REFUSED = 4403
PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


class SameOriginSockets:
    """Refuse a websocket that a page of another site opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything but a websocket with a foreign origin."""
        origin = Headers(scope=scope).get("origin") if scope["type"] == "websocket" else None
        if origin is None:
            await self.app(scope, receive, send)
        elif is_ours(origin, Headers(scope=scope).get("host", "")):
            named = MutableHeaders(raw=list(scope["headers"]))
            named["host"] = urlsplit(origin).netloc
            await self.app({**scope, "headers": named.raw}, receive, send)
        else:
            await send({"type": "websocket.close", "code": REFUSED})


@dataclass(frozen=True)
class Host:
    """A host as an address names it; the port is None where it is the usual one."""

    name: str
    port: int | None

    @classmethod
    def of(cls, url: str) -> Self | None:
        """The host of an address, None if it has none that could be one.

        A host without a scheme (``//zone.example:443``) may have the usual port of either scheme.
        """
        try:
            parts = urlsplit(url)
            name, port = parts.hostname, parts.port
        except ValueError:
            return None
        if not name or parts.username is not None:
            return None
        usual = {PORTS.get(parts.scheme)} if parts.scheme else set(PORTS.values())
        return cls(name.rstrip("."), None if port in usual else port)


def is_ours(origin: str, host: str) -> bool:
    """Whether a page of this origin is ours.

    Args:
        origin: as the browser names it, such as ``https://zone.example``; a frame without one says
            ``null``.
        host: the name under which the request reached us.
    """
    page = Host.of(origin)
    return page is not None and page in (
        Host.of(f"//{host}"),
        Host.of(configured_address()),
    )
