"""The site below a path of another one: ``https://host/tools/zone``.

The path is that of the site's address (see `components/server/address.py`). A proxy may take it off before it
passes a request on, or leave it; here it is taken off if it is still there.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.server import address


class BelowAPath:
    """Take the path of the site off the paths that are asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything, with the path as the site itself knows it."""
        base = address.own_base() if scope["type"] in ("http", "websocket") else ""
        if base and scope["path"] == base:
            # Pages name what belongs to them as seen from the folder they stand in.
            await RedirectResponse(f"{base}/", 308)(scope, receive, send)
            return
        if base and scope["path"].startswith(f"{base}/"):
            # Changed in place: what answers for faults stands further out and looks at it, too.
            scope["path"] = scope["path"].removeprefix(base)
            scope["raw_path"] = (scope.get("raw_path") or b"").removeprefix(base.encode())
        await self.app(scope, receive, send)
