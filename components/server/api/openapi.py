"""The description of the programming interface (OpenAPI 3.1), made from the tables' schemas."""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Any

from components.content import navigation
from components.server.api import described_below, described_places
from components.server.api.bodies import MOST_LEFT_OUT
from components.server.api.collections import PACKAGE, Collection, Filter
from components.server.api.described_places import object_of
from components.server.api.query import FARTHEST, LANGUAGE, LIMIT, MOST, OFFSET, USUAL
from components.server.errors import PROBLEM
from data.export import LEFT_OUT, LEFT_OUT_FIELDS
from data.languages import ENGLISH, LANGUAGES
from data.table_schema import Field

VERSION = "1.0.0"
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
JSON = "application/json"
ABOUT = (
    "Read-only. Every answer names its sources and licences; null means not reported, never zero. "
    "A row with a fault is left out, and left_out says so. "
    "Lists come in parts; links.next leads on. A list also comes as text/csv or "
    "application/vnd.apache.parquet, if Accept asks for it. Answers carry an ETag: send it back as "
    "If-None-Match and an unchanged answer is 304. No key is needed, and any site may ask. "
    "Beside this interface each figure has an address (/f/<package>:<indicator>:<place>:<period>, with "
    ".json, .csv, .bib or .ris behind it; with ?as_of=2026-11-28 as it was at the end of that day, while the "
    "lists here are of today), and a view of a page is a file by the address of the page: "
    "/view.csv?/coverage?programme=…, also view.png and view.svg."
)


def description(site: str, prefix: str, collections: Mapping[str, Collection]) -> dict[str, Any]:
    """The whole description.

    Args:
        site: base address of the site.
        prefix: path of the interface below it.
    """
    problem = {"$ref": "#/components/responses/problem"}
    paths: dict[str, Any] = {
        "/resolve": {"get": described_places.resolve(problem)},
        **described_below.paths(_PARTS),
    }
    for one in collections.values():
        paths[f"/{one.name}"] = {"get": _list(one)}
        if one.key:
            paths[f"/{one.name}/{{id}}"] = {"get": _single(one, one.key)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": navigation.APP_NAME,
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
            "schemas": {
                **{collection.name: _row(collection) for collection in collections.values()},
                **_shared(collections["sources"]),
            },
            "responses": {
                "problem": {
                    "description": "What was wrong (RFC 9457).",
                    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}},
                }
            },
        },
    }


def _shared(sources: Collection) -> dict[str, Any]:
    """What the answers of all collections have in common."""
    texts = {"type": "array", "items": {"type": "string"}}
    return {
        "problem": object_of(
            {
                **{name: {"type": "string"} for name in ("type", "title", "detail")},
                "status": {"type": "integer"},
                "near": {**texts, "description": "Words that would have been understood."},
                "parameters": {**texts, "description": "The parameters there are."},
                "collections": {**texts, "description": "The collections there are."},
                "package": {**texts, "description": "The packages of which one must be named."},
            },
            required=["type", "title", "status"],
        ),
        "sources_named": {
            "type": "object",
            "description": "The sources that the rows name, by package:source_id.",
            "additionalProperties": object_of(
                {field.name: _cell(field) for field in sources.fields if field != sources.key}
            ),
        },
        "packages_named": {
            "type": "object",
            "description": "The packages that the rows are of, by id.",
            "additionalProperties": object_of(
                {
                    "title": {"type": "string"},
                    "version": {"type": "string"},
                    "licenses": {
                        "type": "array",
                        "items": {"type": "object", "additionalProperties": {"type": "string"}},
                    },
                }
            ),
        },
        "left_out": _left_out(),
        "page": object_of({name: {"type": "integer"} for name in ("total", OFFSET, LIMIT)}),
        "links": object_of(
            {
                "self": {**_ADDRESS, "description": "This part."},
                "next": {**_ADDRESS, "description": "The part after it, if there is one."},
                "previous": {**_ADDRESS, "description": "The part before it, if there is one."},
            },
            required=["self"],
        ),
    }


def _left_out() -> dict[str, Any]:
    """What is missing from a list because of a fault."""
    cells = {
        name: {"type": kind if name in ("file", "what", "remedy") else [kind, "null"],
               "description": meaning}
        for name, (kind, meaning) in LEFT_OUT_FIELDS.items()
    }  # fmt: skip
    about = (
        f"Rows and files with a fault, the first {MOST_LEFT_OUT}; only there if there are any. "
        f"The file /data/<package>/{LEFT_OUT} of the site has all of a package."
    )
    return {
        "type": "array",
        "description": about,
        "maxItems": MOST_LEFT_OUT,
        "items": object_of(cells),
    }


_ADDRESS = {"type": "string", "format": "uri"}


def _at(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _list(collection: Collection) -> dict[str, Any]:
    rows = {"type": "array", "items": _at(collection.name)}
    return {
        "operationId": f"list_{collection.name}",
        "summary": collection.title,
        "description": collection.description,
        "parameters": [*map(_parameter, collection.filters.values()), *_PARTS, _LANGUAGE],
        "responses": _responses(rows, _LIST_PARTS, optional=("left_out",)),
    }


def _single(collection: Collection, key: Field) -> dict[str, Any]:
    of_key = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": key.description,
        "schema": {"type": _type(key)},
    }
    package = {
        "name": PACKAGE,
        "in": "query",
        "description": "Id of the package; needed where several packages have the id.",
        "schema": _word(collection.filters[PACKAGE]),
    }
    return {
        "operationId": f"get_{collection.name}",
        "summary": f"{collection.title}: one of them",
        "parameters": [of_key, package, _LANGUAGE],
        "responses": _responses(_at(collection.name)),
    }


_LIST_PARTS = {name: _at(name) for name in ("page", "links", "left_out")}


def _responses(
    data: Mapping[str, Any],
    more: Mapping[str, Any] = MappingProxyType({}),
    optional: Container[str] = (),
) -> dict[str, Any]:
    named = {"sources": _at("sources_named"), "packages": _at("packages_named")}
    parts = {"data": data, **named, **more}
    schema = object_of(parts, required=[name for name in parts if name not in optional])
    problem = {"$ref": "#/components/responses/problem"}
    return {
        "200": {
            "description": "The rows and their sources.",
            "content": {JSON: {"schema": schema}},
        },
        "304": {"description": "Nothing has changed since the ETag that was named."},
        **{str(status): problem for status in (400, 404, 409, 503)},
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
        "schema": {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0},
    },
]


_LANGUAGE = {
    "name": LANGUAGE,
    "in": "query",
    "description": "Language of the texts, where they are translated.",
    "schema": {"type": "string", "enum": list(LANGUAGES), "default": ENGLISH},
}


def _parameter(one: Filter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "query",
        "description": f"{one.description} Repeat it for any of several.",
        "schema": {"type": "array", "items": _word(one)},
        "explode": True,
    }


def _word(one: Filter) -> dict[str, Any]:
    """One value of a parameter: one of its words if it has a list of them."""
    if one.is_place:
        about = (
            "Code, name or known other spelling of a place; not found: 404, of several places: 409."
        )
        return {"type": "string", "minLength": 1, "description": about, "examples": ["IN-BR"]}
    allowed = one.allowed()
    return {"type": "string", "enum": allowed} if allowed else {"type": "string"}


def _row(collection: Collection) -> dict[str, Any]:
    package = {"type": "string", "description": "Id of the package the row belongs to."}
    cells = {field.name: _cell(field) for field in collection.fields}
    return {**object_of({**cells, "package_id": package}), "description": collection.description}


def _cell(field: Field) -> dict[str, Any]:
    if field.type == "list":
        kind: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    else:
        kind = {"type": [_type(field), "null"]}
    return {"description": field.description, **kind}


def _type(field: Field) -> str:
    return TYPES.get(field.type, "string")
