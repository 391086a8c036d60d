"""The addresses of the app that hold files: shapes, our script and style, Leaflet."""

from starlette.routing import Route

from components.facts import assets
from components.server.routes import GEOMETRY_PREFIX, asset, geometry


def routes() -> list[Route]:
    """Routes for an app that shows one of our maps."""
    return [
        Route(f"{GEOMETRY_PREFIX}{{name}}", geometry),
        Route(f"{assets.PREFIX}{{name}}", asset),
    ]
