"""Behind a proxy that ends https: the addresses we give are those by which the visitor came.

The server believes a proxy on this machine alone (``FORWARDED_ALLOW_IPS`` names others). Here everybody is
believed who says https: an answer repeats it only to who has said it.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

SAID = "x-forwarded-proto"
ENCRYPTED = {"http": "https", "ws": "wss"}


class SchemeOfVisitor:
    """Take over that a visitor came by https, where a proxy says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything, under the scheme of the visitor."""
        if scope.get("scheme") in ENCRYPTED and _came_encrypted(Headers(scope=scope)):
            # Changed in place: what answers for faults stands further out and looks at it, too.
            scope["scheme"] = ENCRYPTED[scope["scheme"]]
        await self.app(scope, receive, send)


def _came_encrypted(headers: Headers) -> bool:
    """Whether the first proxy, which the visitor met, says https."""
    return headers.get(SAID, "").partition(",")[0].strip().lower() in ENCRYPTED.values()
