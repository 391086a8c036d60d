"""The description of the programming interface (OpenAPI 3.1), made from the tables' schemas."""

from collections.abc import Mapping
from typing import Any

from components import frame
from components.site.api.asked import LIMIT, MOST, OFFSET, USUAL
from components.site.api.collections import Collection, Filter
from components.site.errors import PROBLEM
from data.catalog import Field

VERSION = "1.0.0"
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
JSON = "application/json"
ABOUT = (
    "Read-only. Every answer names its sources and licences; null means not reported, never zero. "
    "Lists come in parts; links.next leads on. Answers carry an ETag: send it back as "
    "If-None-Match and an unchanged answer is 304. No key is needed, and any site may ask."
)


def description(site: str, prefix: str, collections: Mapping[str, Collection]) -> dict[str, Any]:
    """The whole description.

    Args:
        site: base address of the site.
        prefix: path of the interface below it.
    """
    paths: dict[str, Any] = {}
    for one in collections.values():
        paths[f"/{one.name}"] = {"get": _list(one)}
        if one.key:
            paths[f"/{one.name}/{{id}}"] = {"get": _single(one)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": frame.APP_NAME,
            "version": VERSION,
            "description": ABOUT,
            "license": {
                "name": "CC BY 4.0 (words and tables; each package states its own)",
                "url": "https://creativecommons.org/licenses/by/4.0/",
            },
        },
        "servers": [{"url": site + prefix}],
        "paths": paths,
        "components": {
            "schemas": {one.name: _row(one) for one in collections.values()} | _SHARED,
            "responses": {
                "problem": {
                    "description": "What was wrong (RFC 9457).",
                    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}},
                }
            },
        },
    }


_SHARED = {
    "problem": {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    },
    "named": {
        "type": "object",
        "description": "Sources by package:source_id, or packages by id.",
        "additionalProperties": {"type": "object"},
    },
    "page": {
        "type": "object",
        "required": ["total", OFFSET, LIMIT],
        "properties": {name: {"type": "integer"} for name in ("total", OFFSET, LIMIT)},
    },
}


def _list(one: Collection) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{one.name}"}}
    return {
        "operationId": f"list_{one.name}",
        "summary": one.title,
        "description": one.description,
        "parameters": [*map(_parameter, one.filters.values()), *_PARTS],
        "responses": _responses(rows, page={"$ref": "#/components/schemas/page"}),
    }


def _single(one: Collection) -> dict[str, Any]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    package = _parameter(one.filters["package"])
    row = {"$ref": f"#/components/schemas/{one.name}"}
    return {
        "operationId": f"get_{one.name}",
        "summary": f"{one.title}: one of them",
        "parameters": [key, package],
        "responses": _responses(row),
    }


def _responses(data: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    named = {"$ref": "#/components/schemas/named"}
    properties = {"data": data, "sources": named, "packages": named, **more}
    schema = {"type": "object", "required": list(properties), "properties": properties}
    problem = {"$ref": "#/components/responses/problem"}
    return {
        "200": {
            "description": "The rows and their sources.",
            "content": {JSON: {"schema": schema}},
        },
        "304": {"description": "Nothing has changed since the ETag that was named."},
        **{str(status): problem for status in (400, 404, 503)},
    }


_PARTS = [
    {
        "name": LIMIT,
        "in": "query",
        "description": "How many rows.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    },
    {
        "name": OFFSET,
        "in": "query",
        "description": "How many rows to leave out before them.",
        "schema": {"type": "integer", "minimum": 0, "default": 0},
    },
]


def _parameter(one: Filter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "query",
        "description": f"{one.description} Repeat it for any of several.",
        "schema": {"type": "array", "items": {"type": "string"}},
        "explode": True,
    }


def _row(one: Collection) -> dict[str, Any]:
    package = {"type": "string", "description": "Id of the package the row belongs to."}
    return {
        "type": "object",
        "description": one.description,
        "properties": {**{field.name: _cell(field) for field in one.fields}, "package_id": package},
    }


def _cell(field: Field) -> dict[str, Any]:
    if field.type == "list":
        kind: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    else:
        kind = {"type": [TYPES.get(field.type, "string"), "null"]}
    return {"description": field.description, **kind}
