"""Villages and sub-districts as the description of the interface (OpenAPI) has them."""

from collections.abc import Sequence
from typing import Any

from components.facts import villages
from components.server.api.below_district import LAYER, SUBDISTRICTS, VILLAGES
from components.server.api.collections import WITHIN
from components.server.api.described_places import NUMBER, TEXT, object_of
from data.ground import Layer

# As the small numbers of `data/disclosure.py` are hidden when a layer is made.
SMALL = (
    "Where fewer than ten households live nothing of their people is said but their number, and no group of "
    "fewer than ten people: null is not reported or hidden, never zero."
)
ROW = {
    "type": "object",
    "description": "The columns of the layer; `layer.columns` says what they mean.",
    "required": ["place_id"],
    "properties": {
        "place_id": {**TEXT, "description": "The district."},
        "lat": NUMBER,
        "lon": NUMBER,
    },
    "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
}


def paths(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The paths below ``/villages`` and ``/subdistricts``.

    Args:
        parts: the parameters that say which part of a list is wanted.
    """
    layers = villages.layers()
    wholes = [one for one in layers if one.wholes]
    return {
        f"/{VILLAGES}": {"get": _list(VILLAGES, "Villages of a district", layers, parts)},
        f"/{VILLAGES}/{{id}}": {"get": _single()},
        f"/{SUBDISTRICTS}": {
            "get": _list(SUBDISTRICTS, "Sub-districts of a district", wholes, parts)
        },
    }


def _list(
    name: str, title: str, layers: Sequence[Layer], parts: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    known = [one.layer_id for one in layers]
    page = {"$ref": "#/components/schemas/page"}
    links = {"$ref": "#/components/schemas/links"}
    return {
        "operationId": f"list_{name}",
        "summary": title,
        "description": f"Where they are, and what a census or register counts there. {SMALL}",
        "parameters": [
            {
                "name": WITHIN,
                "in": "query",
                "required": True,
                "description": "Code or name of a district.",
                "schema": {**TEXT, "minLength": 1, "examples": ["IN-C11-236"]},
            },
            {
                "name": LAYER,
                "in": "query",
                "description": "Which register; the census of the country if none is named.",
                "schema": {**TEXT, **({"enum": known} if known else {})},
            },
            *parts,
        ],
        "responses": _responses(
            {"data": {"type": "array", "items": ROW}, "page": page, "links": links, LAYER: LAYER_OF}
        ),
    }


def _single() -> dict[str, Any]:
    of_key = {"name": "id", "in": "path", "required": True, "description": "Id of the village.",
              "schema": TEXT}  # fmt: skip
    return {
        "operationId": "get_village",
        "summary": "One village",
        "description": SMALL,
        "parameters": [of_key],
        "responses": _responses({"data": ROW, LAYER: LAYER_OF}),
    }


def _responses(properties: dict[str, Any]) -> dict[str, Any]:
    problem = {"$ref": "#/components/responses/problem"}
    return {
        "200": {
            "description": "The rows, and where they are from.",
            "content": {"application/json": {"schema": object_of(properties)}},
        },
        "304": {"description": "Nothing has changed since the ETag that was named."},
        **{str(status): problem for status in (400, 404, 409, 503)},
    }


LAYER_OF = object_of(
    {
        **dict.fromkeys(("layer_id", "title", "description", "kind", "credit", "licence"), TEXT),
        "year": {"type": ["integer", "null"]},
        "sources": {"type": "array", "items": object_of({"title": TEXT, "url": TEXT})},
        "columns": {"type": "object", "additionalProperties": TEXT},
    }
)
