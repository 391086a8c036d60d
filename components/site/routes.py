"""Our own addresses: the HTML shell of each page, map geometry, fonts and style, robots.txt."""

import mimetypes
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.site import assets, html

GEOMETRY_PREFIX = "/geo/"
KEEP_FOREVER = "public, max-age=31536000, immutable"
KEEP_A_DAY = "public, max-age=86400"
ASK_EACH_TIME = "no-cache"
ROBOTS = "User-agent: *\nAllow: /\n"


def routes() -> list[Route]:
    """The addresses that come before Streamlit's own."""
    return [
        *(Route(address, page_shell) for address in html.addresses()),
        Route(f"/{html.HOME}", to_root),
        Route(f"{GEOMETRY_PREFIX}{{name}}", geometry),
        Route(f"{assets.PREFIX}{{name}}", asset),
        Route("/favicon.png", icon),
        Route("/robots.txt", robots),
    ]


async def page_shell(_request: Request) -> Response:
    """The HTML that starts the app in the browser."""
    return _response(html.shell().encode(), "shell.html", ASK_EACH_TIME)


async def to_root(_request: Request) -> Response:
    """The home page has no other address than the root; whoever types its name is sent there."""
    return RedirectResponse("./")


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


async def robots(_request: Request) -> Response:
    """Search engines may read everything."""
    return PlainTextResponse(ROBOTS)


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
