"""Our own addresses: pages, static pages, feeds, files, interface, map geometry, fonts and style."""

import mimetypes
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts import assets, touches
from components.server import (
    api,
    app_pages,
    errors,
    feeds,
    figure_addresses,
    files,
    for_assistants,
    health,
    period_files,
    previews,
    responses,
    short_addresses,
    view_files,
)
from components.server.assistant import endpoint
from components.server.middleware import slashes
from components.server.middleware.methods import read_only
from components.server.static_pages import route

GEOMETRY_PREFIX = "/geo/"


def routes() -> list[Route]:
    """The addresses that come before Streamlit's own."""
    own = _own()
    nobodys = [slashes.route(own), *errors.routes()] if touches.is_on("reserved_paths") else []
    return [*endpoint.routes(), *map(read_only, own), *nobodys]


def _own() -> list[Route]:
    return [
        *app_pages.routes(),
        *route.routes(),
        *figure_addresses.routes(),
        *short_addresses.routes(),
        *feeds.routes(),
        *api.routes(),
        *for_assistants.routes(),
        *files.routes(),
        *previews.routes(),
        *view_files.routes(),
        *period_files.routes(),
        *health.routes(),
        Route(f"{GEOMETRY_PREFIX}{{name}}", geometry),
        Route(f"{assets.PREFIX}{{name}}", asset),
        Route("/favicon.png", icon),
    ]


async def geometry(request: Request) -> Response:
    """A layer of the map; its name holds a hash of its content."""
    # Imported on use: the app starts, and shows all other things, if a layer cannot be read.
    from components.content.maps.map_files import assets as layers

    return _named(request, await run_in_threadpool(layers))


async def asset(request: Request) -> Response:
    """A font, style sheet or picture of the frame; its name holds a hash of its content."""
    return _named(request, assets.by_hashed_name())


async def icon(request: Request) -> Response:
    """The picture in the browser's tab, at the address where Streamlit looks for it."""
    return responses.answer(request, assets.content("icon.png"), "image/png", responses.KEEP_A_DAY)


def _named(request: Request, contents: Mapping[str, bytes]) -> Response:
    name = request.path_params["name"]
    if name not in contents:
        raise HTTPException(status_code=404)
    media_type = mimetypes.guess_type(name)[0] or "application/json"
    return responses.answer(request, contents[name], media_type, responses.KEEP_FOREVER)
