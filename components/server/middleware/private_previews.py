"""The pages of a private preview, below an address of its own: ``/private/<name>/coverage``.

The first request for it is the editor's, who was sent there by her desk. Her browser is given a secret in a
cookie that no script can read and no other site can send; without it the address is that of nothing. All that
is answered is read from her rows, is kept by no cache on its way, and tells no other site where it stood.
"""

import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.facts import private_previews, readers
from components.facts.readers import FaultOfPreview, PreviewEnded, PrivateRows
from components.server import address, errors
from components.server.middleware.security import is_encrypted
from components.server.streamlit_internals import reserved_paths

COOKIE = "private_preview"
PREFIX = f"/{private_previews.FOLDER}/"
METHODS = ("GET", "HEAD")
# Assistants are served by one task for all of them, which would go on in the preview it was begun in.
# What a proxy keeps from visitors at its own address is not to be had by this one either.
NOT_HERE = ("/mcp", reserved_paths.UPLOADS, reserved_paths.METRICS)
REFUSED = 4404
UNKEPT = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_HEADER = private_previews.HEADER.encode()
OPEN_TO_OTHERS = "access-control-allow-origin"

log = logging.getLogger(__name__)


class PrivatePreviews:
    """Read the rows of a private preview where one is asked for, and those of the site everywhere else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what stands below a preview with its own path, and its rows."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        # Of which preview a session is, we alone say.
        scope["headers"] = [one for one in scope["headers"] if one[0] != _HEADER]
        with readers.reading(None):
            if scope["path"].startswith(PREFIX):
                await self._below(scope, receive, send)
            else:
                await self.app(scope, receive, send)

    async def _below(self, scope: Scope, receive: Receive, send: Send) -> None:
        name, slash, rest = scope["path"].removeprefix(PREFIX).partition("/")
        said, there = _secret(scope), f"{PREFIX}{name}"
        # Changed in place: what answers for faults stands further out, and shall not know the name either.
        scope["path"] = f"/{rest}"
        raw_path = scope.get("raw_path") or b""
        scope["raw_path"] = raw_path.partition(there.encode())[2]
        if not slash and scope["type"] == "http" and private_previews.find(name):
            # Pages name what belongs to them as seen from the folder they stand in.
            away = RedirectResponse(f"{address.own_base()}{there}/", 308)
            await away(scope, receive, _unkept(send, ""))
            return
        # A websocket cannot be given a cookie, so it is never the first that asks.
        is_first = scope["type"] == "http"
        admitted = private_previews.admit(name, said, is_first) if _is_offered(scope) else None
        if admitted is None:
            await self._refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            named = [*scope["headers"], (_HEADER, name.encode())]
            await self.app({**scope, "headers": named}, receive, send)
        else:
            rows, secret = admitted
            cookie = "" if said == secret else _cookie(there, secret, scope)
            await self._answer(scope, receive, _unkept(send, cookie), rows)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, rows: PrivateRows) -> None:
        """The answer made of these rows; the log hears of a fault what holds none of them."""
        has_begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            with readers.reading(rows):
                await self.app(scope, receive, send_and_note)
        except TimeoutError:
            # Who reads too slowly is let go by the layer that sends in pieces.
            raise
        except PreviewEnded:
            if has_begun:
                raise
            await self._refuse(scope, receive, send)
        except Exception as error:
            places = readers.places_of(error)
            if has_begun:
                raise FaultOfPreview(places) from None
            log.error("A private preview failed at %s.", places)
            answer = await _say_failed(scope, rows)
            await answer(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing is here: for whoever asks, as if there had never been anything."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": REFUSED})
            return
        answer = await errors.say_ended(Request(scope))
        await answer(scope, receive, _unkept(send, ""))


async def _say_failed(scope: Scope, rows: PrivateRows) -> Response:
    """The page for a fault of ours, as one of the preview; as one of the site if that fails, too."""
    try:
        with readers.reading(rows):
            return await errors.say_failed(Request(scope))
    except Exception as error:
        log.error("The page of a fault failed, too, at %s.", readers.places_of(error))
        return await errors.say_failed(Request(scope))


def _is_offered(scope: Scope) -> bool:
    is_read = scope["type"] == "websocket" or scope["method"] in METHODS
    return is_read and not scope["path"].startswith(NOT_HERE)


def _secret(scope: Scope) -> str:
    """What the browser says it was told; "" if nothing."""
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE, "")


def _cookie(there: str, secret: str, scope: Scope) -> str:
    """It ends with the browser's session, and is sent to this preview alone."""
    path = f"{address.own_base()}{there}/"
    secure = "; Secure" if is_encrypted(scope) else ""
    return f"{COOKIE}={secret}; Path={path}; HttpOnly; SameSite=Strict{secure}"


def _unkept(send: Send, cookie: str) -> Send:
    async def send_unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            answered = MutableHeaders(scope=message)
            answered.update(UNKEPT)
            del answered[OPEN_TO_OTHERS]
            if cookie:
                answered.append("set-cookie", cookie)
        await send(message)

    return send_unkept
