"""The programming interface under ``/api/v1``: read-only JSON, without a key, from any site."""

from collections.abc import Callable, Mapping

import pandas as pd
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content.shared_views import view_keys
from components.facts import cache
from components.server import address, responses
from components.server.api import below_district, bodies, openapi, query, reconciliation, resolve
from components.server.api.collections import Collection, every
from components.server.errors import Problem
from components.server.middleware import negotiation
from components.server.middleware.limits import Turns
from data.languages import speaking

PREFIX = "/api/v1"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
JSON = "application/json"
# Of one address there are several forms.
BY_ACCEPT = {"vary": "Accept, Accept-Encoding"}
LEFT_OUT = "The row with this id has a fault and is left out; the list says what has to be mended."
TURNS = Turns(at_once=2, waiting=60)


def routes() -> list[Route]:
    """The description, the collections, and single things of them."""
    return [
        Route(PREFIX, index),
        Route(f"{PREFIX}/openapi.json", described),
        *resolve.routes(PREFIX),
        *reconciliation.routes(PREFIX),
        *below_district.routes(PREFIX),
        Route(f"{PREFIX}/{{name}}", listed),
        Route(f"{PREFIX}/{{name}}/{{key}}", single),
    ]


async def index(request: Request) -> Response:
    """What there is to ask for."""
    site = address.of_site(request)
    where = site + PREFIX
    content: dict[str, object] = {
        "description": f"{where}/openapi.json",
        "collections": {name: f"{where}/{name}" for name in _collections()},
        "below_district": {
            name: f"{where}/{name}?within="
            for name in (below_district.VILLAGES, below_district.SUBDISTRICTS)
        },
        "figures": f"{site}{address.FIGURE}/",
        "views": {kind: f"{site}/view.{kind}?" for kind in view_keys.PICTURES},
        "places": {
            "resolve": f"{where}/resolve?name=",
            "reconcile": f"{where}/reconcile",
            "names": f"{where}/names.csv",
        },
    }
    return await _answer(request, lambda: content)


async def described(request: Request) -> Response:
    """The description of the interface (OpenAPI)."""
    site = address.of_site(request)
    return await _answer(
        request, lambda: openapi.description(site, PREFIX, _collections()), OPENAPI
    )


async def listed(request: Request) -> Response:
    """A part of a collection, limited by filters."""
    collection = _named(request)
    where = f"{address.of_site(request)}{PREFIX}/{collection.name}"

    asked = query.understand(collection, request.query_params)
    kind = negotiation.media_type(request.headers, (JSON, bodies.CSV, bodies.PARQUET))
    with speaking(asked.language):
        if kind != JSON:
            body = await TURNS.do(lambda: bodies.table(collection, asked, kind))
            return responses.answer(request, body, kind, responses.KEEP_AN_HOUR, headers=BY_ACCEPT)
        return await _answer(
            request, lambda: bodies.describe_page(collection, asked, where), headers=BY_ACCEPT
        )


async def single(request: Request) -> Response:
    """One thing by its key; where several packages have it, the parameter ``package`` says which."""
    collection = _named(request)

    def content() -> dict[str, object]:
        return bodies.describe_record(_with_key(collection, request))

    with speaking(query.language(request.query_params)):
        return await _answer(request, content)


def _with_key(collection: Collection, request: Request) -> pd.DataFrame:
    if collection.key is None:
        raise HTTPException(404)
    package = query.package(collection, request.query_params)
    found = collection.with_key(request.path_params["key"], package)
    if found.empty:
        is_left_out = collection.is_left_out(
            request.path_params["key"], [package] if package else ()
        )
        raise Problem(404, LEFT_OUT if is_left_out else "There is nothing with this id.")
    if len(found) > 1:
        packages = list(found["package_id"])
        raise Problem(409, "Several packages have this id; say which.", package=packages)
    return found


def _named(request: Request) -> Collection:
    collections = _collections()
    name = request.path_params["name"]
    if name not in collections:
        raise Problem(404, f"There is no collection “{name[:80]}”.", collections=list(collections))
    return collections[name]


async def _answer(
    request: Request,
    content: Callable[[], dict[str, object]],
    media_type: str = JSON,
    headers: Mapping[str, str] | None = None,
) -> Response:
    body = await TURNS.do(lambda: bodies.encoded(content()))
    return responses.answer(request, body, media_type, responses.KEEP_AN_HOUR, headers=headers)


@cache.once
def _collections() -> Mapping[str, Collection]:
    return every()
