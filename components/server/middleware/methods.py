"""What may be done at our own addresses: read them, and ask what may be done (RFC 9110, 9.3)."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

ALLOW = {"Allow": "GET, HEAD, OPTIONS"}
ALLOW_QUESTIONS = {"Allow": "GET, HEAD, POST, OPTIONS"}


class ReadOnly:
    """Answer GET and HEAD with a function, OPTIONS with what is allowed, all else with 405.

    A route of Starlette lets other methods pass on to the next route that has them, and Streamlit's
    files would take them all.
    """

    def __init__(self, read: Callable[[Request], Awaitable[Response]]) -> None:
        self.read = read

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=ALLOW)
        if request.method not in ("GET", "HEAD"):
            raise HTTPException(405, headers=ALLOW)
        return await self.read(request)


class Questions(ReadOnly):
    """The same where a question may be longer than an address: a form is read, nothing is changed."""

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=ALLOW_QUESTIONS)
        if request.method not in ("GET", "HEAD", "POST"):
            raise HTTPException(405, headers=ALLOW_QUESTIONS)
        return await self.read(request)


class EveryMethod:
    """Answer every method with a function, also those that no list of methods has (PROPFIND)."""

    def __init__(self, answer: Callable[[Request], Awaitable[Response]]) -> None:
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)


def read_only(route: Route) -> Route:
    """The same address for every method, of which only reading is allowed; a question may be posted."""
    takes_all = isinstance(route.endpoint, ReadOnly)
    return route if takes_all else Route(route.path, ReadOnly(route.endpoint))
