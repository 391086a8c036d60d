"""A slash typed at the end of one of our addresses leads to the address without it."""

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.server import address
from components.server.middleware.methods import EveryMethod


def route(own: Iterable[Route]) -> Route:
    """The address of all that end with a slash; it must come after our own.

    Args:
        own: our own addresses.
    """
    patterns = [one.path_regex for one in own]

    async def without_slash(request: Request) -> Response:
        path = request.url.path.rstrip("/")
        if not any(pattern.fullmatch(path) for pattern in patterns):
            raise HTTPException(404)
        return RedirectResponse(address.below(address.with_query(path, request)), 308)

    return Route("/{path:elsewhere}/", EveryMethod(without_slash))
