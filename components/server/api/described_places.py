"""The resolver of place names as the description of the interface (OpenAPI) has it."""

from collections.abc import Mapping
from typing import Any

from data.resolution import ASK, LEVELS, MATCH, NONE

TEXT = {"type": "string"}
SAID = {**TEXT, "pattern": r"\S"}
TEXTS = {"type": "array", "items": TEXT}
NUMBER = {"type": ["number", "null"]}


def resolve(problem: dict[str, Any]) -> dict[str, Any]:
    """The path ``/resolve``.

    Args:
        problem: what an answer to a request that is not understood looks like.
    """
    answer = object_of(
        {
            "asked": object_of({"name": TEXT, "in": TEXT, "level": TEXT}),
            "result": {"type": "string", "enum": [MATCH, ASK, NONE]},
            "reason": TEXT,
            "why": TEXT,
            "match": {"oneOf": [_candidate(), {"type": "null"}]},
            "candidates": {"type": "array", "items": _candidate()},
            "not_held": {**TEXTS, "description": "Places of the name of which nothing is held."},
            "more": {"type": "boolean", "description": "Whether there are more candidates."},
        }
    )
    return {
        "operationId": "resolve_place",
        "summary": "Which place a name means",
        "description": "One place, several to choose from, or none; never a guess.",
        "parameters": [
            _parameter("name", "Name in any script, or code.", SAID, required=True),
            _parameter("in", "Name or code of what it lies in.", TEXT),
            _parameter("level", "What it is.", {"type": "string", "enum": ["", *LEVELS]}),
        ],
        "responses": {
            "200": {
                "description": "What the name means.",
                "content": {"application/json": {"schema": answer}},
            },
            **{str(status): problem for status in (400, 503)},
        },
    }


def _parameter(
    name: str, about: str, schema: dict[str, Any], required: bool = False
) -> dict[str, Any]:
    told = {"name": name, "in": "query", "description": about, "schema": schema}
    return {**told, "required": True} if required else told


def _candidate() -> dict[str, Any]:
    texts = ("place_id", "name", "full_name", "level", "how", "page")
    return object_of(
        {
            **dict.fromkeys(texts, TEXT),
            "within": TEXTS,
            "note": {"type": ["string", "null"]},
            "lat": NUMBER,
            "lon": NUMBER,
        }
    )


def object_of(properties: Mapping[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    """An object with these parts and no others; all of them are there unless it is said which."""
    return {
        "type": "object",
        "required": list(properties) if required is None else required,
        "properties": dict(properties),
        "additionalProperties": False,
    }
