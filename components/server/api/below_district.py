"""What is held below districts: villages and whole sub-districts, a layer and a district at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts import tables, villages
from components.server import address, responses
from components.server.api import bodies, query
from components.server.api.collections import WITHIN
from components.server.api.query import LIMIT, OFFSET
from components.server.errors import Problem
from components.server.middleware import negotiation
from components.server.middleware.limits import Turns
from data import ground
from data.ground import Layer

VILLAGES, SUBDISTRICTS, LAYER = "villages", "subdistricts", "layer"
DISTRICT = "district"
JSON = "application/json"
TURNS = Turns(at_once=2, waiting=60)


@dataclass(frozen=True)
class _Asked:
    """A district of a layer, and the part of its list that is wanted."""

    place_id: str
    layer: Layer
    limit: int
    offset: int

    def query(self, offset: int) -> str:
        return urlencode(
            [
                (WITHIN, self.place_id),
                (LAYER, self.layer.layer_id),
                (LIMIT, self.limit),
                (OFFSET, offset),
            ]
        )


def routes(prefix: str) -> list[Route]:
    """Villages and sub-districts of a district, and one village."""
    return [
        Route(f"{prefix}/{VILLAGES}", list_villages),
        Route(f"{prefix}/{VILLAGES}/{{key}}", get_village),
        Route(f"{prefix}/{SUBDISTRICTS}", list_subdistricts),
    ]


async def list_villages(request: Request) -> Response:
    """The villages of a district as a layer has them, in the order of its table."""
    return await _listed(request, VILLAGES, villages.layers(), _villages)


async def list_subdistricts(request: Request) -> Response:
    """The sub-districts of a district with the counts of all their villages."""
    layers = [one for one in villages.layers() if one.wholes]
    return await _listed(request, SUBDISTRICTS, layers, ground.read_subdistricts)


async def get_village(request: Request) -> Response:
    """One village by its id."""
    query.only(request.query_params, [])
    key = request.path_params["key"]

    def content() -> bytes:
        found = villages.village(key)
        if found is None:
            raise Problem(404, "There is nothing with this id.")
        layer = villages.layer_of(found)
        row = _villages(layer, found.place_id).query("village_id == @key")
        return bodies.encoded({"data": bodies.records(row)[0], LAYER: describe_layer(layer)})

    body = await TURNS.do(content)
    return responses.answer(request, body, JSON, responses.KEEP_AN_HOUR)


def _villages(layer: Layer, place_id: str) -> pd.DataFrame:
    return villages.of_district(layer.layer_id, place_id, tuple(layer.titles))


async def _listed(
    request: Request,
    name: str,
    layers: Iterable[Layer],
    read: Callable[[Layer, str], pd.DataFrame],
) -> Response:
    asked = _understand(request, {one.layer_id: one for one in layers})
    kind = negotiation.media_type(request.headers, (JSON, bodies.CSV, bodies.PARQUET))
    where = f"{address.of_site(request)}{request.scope['path']}"

    def content() -> bytes:
        rows = read(asked.layer, asked.place_id)
        shown = rows.iloc[asked.offset : asked.offset + asked.limit]
        if kind != JSON:
            return bodies.as_file(shown, kind)
        return bodies.encoded(_page(asked, shown, len(rows), where))

    body = await TURNS.do(content)
    return responses.answer(
        request, body, kind, responses.KEEP_AN_HOUR, headers={"vary": "Accept, Accept-Encoding"}
    )


def _understand(request: Request, layers: Mapping[str, Layer]) -> _Asked:
    """The district and the layer; without a word for it the first layer of the country, the census.

    Raises:
        Problem: a parameter is not known, or its value is not understood (400, 409), or nothing is
            held of what they name (404).
    """
    asked = request.query_params
    query.only(asked, [WITHIN, LAYER, LIMIT, OFFSET])
    if WITHIN not in asked:
        raise Problem(400, "“within” must name a district.")
    place = tables.gazetteer()[query.find_place(WITHIN, asked[WITHIN])]
    if place.level != DISTRICT:
        raise Problem(400, f"“within” must name a district; {place.name} is none.")
    places = tables.gazetteer()
    own = [key for key, one in layers.items() if places.lies_in(place.place_id, one.country_id)]
    if not own:
        raise Problem(404, f"Nothing is held below the district {place.name}.")
    chosen = query.one_of(LAYER, asked[LAYER], list(layers)) if LAYER in asked else own[0]
    if chosen not in own:
        raise Problem(404, f"“{LAYER}”: {chosen} holds nothing of {place.name}.", near=own)
    limit, offset = query.part(asked)
    return _Asked(place.place_id, layers[chosen], limit, offset)


def _page(asked: _Asked, shown: pd.DataFrame, total: int, where: str) -> dict[str, object]:
    ends = {"self": asked.offset}
    if asked.offset + asked.limit < total:
        ends["next"] = asked.offset + asked.limit
    if asked.offset:
        ends["previous"] = max(0, asked.offset - asked.limit)
    return {
        "data": bodies.records(shown),
        "page": {"total": total, OFFSET: asked.offset, LIMIT: asked.limit},
        "links": {name: f"{where}?{asked.query(offset)}" for name, offset in ends.items()},
        LAYER: describe_layer(asked.layer),
    }


def describe_layer(layer: Layer) -> dict[str, object]:
    """Where rows are from, what they may be used for, and what their columns mean."""
    return {
        "layer_id": layer.layer_id,
        "title": layer.title,
        "description": layer.description,
        "kind": layer.kind,
        "year": layer.year,
        "credit": layer.credit,
        "licence": layer.licence,
        "sources": [{"title": title, "url": url} for title, url in layer.sources],
        "columns": dict(layer.titles),
    }
