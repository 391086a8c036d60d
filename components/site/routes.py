"""Our own addresses: pages, static pages, feeds, files, interface, map geometry, fonts and style."""

import mimetypes
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.site import api, assets, errors, feeds, files, previews, readiness, reading, shells
from components.site.answers import KEEP_A_DAY, KEEP_FOREVER

GEOMETRY_PREFIX = "/geo/"


def routes() -> list[Route]:
    """The addresses that come before Streamlit's own."""
    return [
        *shells.routes(),
        *reading.routes(),
        *feeds.routes(),
        *api.routes(),
        *files.routes(),
        *previews.routes(),
        *readiness.routes(),
        Route(f"{GEOMETRY_PREFIX}{{name}}", geometry),
        Route(f"{assets.PREFIX}{{name}}", asset),
        Route("/favicon.png", icon),
        *errors.routes(),
    ]


async def geometry(request: Request) -> Response:
    """A layer of the map; its name holds a hash of its content."""
    # Imported on use: the app starts, and shows all other things, if a layer cannot be read.
    from components.map.geometry import assets as layers

    return _named(await run_in_threadpool(layers), request.path_params["name"])


async def asset(request: Request) -> Response:
    """A font, style sheet or picture of the frame; its name holds a hash of its content."""
    return _named(assets.by_hashed_name(), request.path_params["name"])


async def icon(_request: Request) -> Response:
    """The picture in the browser's tab, at the address where Streamlit looks for it."""
    return _response(assets.content("icon.png"), "icon.png", KEEP_A_DAY)


def _named(contents: Mapping[str, bytes], name: str) -> Response:
    if name not in contents:
        raise HTTPException(status_code=404)
    return _response(contents[name], name, KEEP_FOREVER)


def _response(content: bytes, name: str, cache_control: str) -> Response:
    media_type, _ = mimetypes.guess_type(name)
    return Response(
        content,
        media_type=media_type or "application/json",
        headers={"Cache-Control": cache_control},
    )
