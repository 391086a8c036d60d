"""Reconciliation of place names for OpenRefine and others (W3C reconciliation API, version 0.2).

A candidate is a certain match only where the resolver has one place; all others are for a person to choose.
https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation
from components.facts import resolver, tables
from components.language import numbers
from components.server import address, responses
from components.server.api import bodies, resolve
from components.server.api.reconciliation_manifest import (
    PROPERTIES,
    TYPES,
    WITHIN,
    describe_types,
    manifest,
)
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from components.server.middleware.methods import Questions
from data.languages import ENGLISH, speaking
from data.resolution import CALLED_SO, Candidate, Resolution

JSON, SCRIPT = "application/json", "text/javascript"
TURNS = Turns(at_once=2, waiting=60)
MOST_QUERIES, MOST_SUGGESTED, LONGEST_FORM = 100, 10, 400_000
CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,100}")

Answer = Callable[[str], Mapping[str, Any]]


def routes(prefix: str) -> list[Route]:
    """The service and what belongs to it."""
    path = f"{prefix}/reconcile"
    return [
        Route(path, Questions(reconcile)),
        Route(f"{path}/suggest/{{kind}}", suggest),
        Route(f"{path}/flyout/{{kind}}", flyout),
        Route(f"{path}/properties", properties),
        Route(f"{path}/preview", preview),
    ]


async def reconcile(request: Request) -> Response:
    """The manifest; answers to a batch of names; values of places that were matched."""
    asked = {**request.query_params, **await _form(request)}
    if "queries" in asked:
        queries = _mapping(asked["queries"], "queries")
        if len(queries) > MOST_QUERIES:
            raise Problem(413, f"At most {MOST_QUERIES} names at once.")
        return await _answer(request, lambda _: {key: _result(one) for key, one in queries.items()})
    if "extend" in asked:
        return await _answer(request, lambda _: _extended(_mapping(asked["extend"], "extend")))
    return await _answer(request, manifest)


async def _form(request: Request) -> Mapping[str, str]:
    if request.method != "POST":
        return {}
    # The body is read here, so no form may be larger than what is asked of it.
    if int(request.headers.get("content-length", "0")) > LONGEST_FORM:
        raise Problem(413, f"At most {numbers.format_number(LONGEST_FORM)} bytes.")
    async with request.form(max_files=0, max_fields=10, max_part_size=LONGEST_FORM) as form:
        return {key: value for key, value in form.items() if isinstance(value, str)}


def _mapping(text: str, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text[:LONGEST_FORM])
        # Half a sign (a lone surrogate) can be written in JSON, and in no answer.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Problem(400, f"“{name}” must be an object in JSON, and its texts whole signs.")
    return found


def _result(query: object) -> Mapping[str, Any]:
    """The answer to one name."""
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise Problem(400, "Each query is an object with a text “query”.")
    wanted = query.get("type") or ""
    level = wanted[0] if isinstance(wanted, list) and wanted else wanted
    level = level.get("id", "") if isinstance(level, dict) else level
    if level not in ("", *TYPES):
        raise Problem(400, f"There is no type “{str(level)[:80]}”.", near=list(TYPES))
    found = resolver.resolve(query["query"], _within(query.get("properties")), str(level))
    limit = query.get("limit")
    most = limit if isinstance(limit, int) and limit > 0 else MOST_SUGGESTED
    return {"result": [_candidate(one, found) for one in found.candidates[:most]]}


def _within(said: object) -> str:
    """What a name lies in, as the resolver reads it: one code, or names from the smallest on.

    A code says all that the wider ones say, too; before a name a code is called by its own.
    """
    values: dict[str, str] = {}
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict) and (name := _text(one.get("pid"))) in PROPERTIES:
            value = one.get("v")
            value = value[0] if isinstance(value, list) and value else value
            values[name] = _text(value.get("id") if isinstance(value, dict) else value)
    if values.get(WITHIN):
        return values[WITHIN]
    around = [values[key] for key in ("district", "state", "country") if values.get(key)]
    places = tables.gazetteer()
    if around and around[0] in places:
        return around[0]
    return ", ".join(places.name(one) if one in places else one for one in around)


def _text(said: object) -> str:
    """What is said if it is a text; programs may send anything."""
    return said.strip() if isinstance(said, str) else ""


def _candidate(one: Candidate, found: Resolution) -> Mapping[str, Any]:
    is_match = found.match is not None
    return {
        "id": one.place_id,
        "name": one.name,
        "description": ", ".join(resolve.within(one)),
        "type": describe_types([one.level]),
        "score": 100 if is_match else 70 if one.how == CALLED_SO else 40,
        "match": is_match,
        "features": [{"id": "called_so", "value": one.how == CALLED_SO}],
    }


async def suggest(request: Request) -> Response:
    """Places, kinds of places or properties that begin with some letters."""
    prefix = request.query_params.get("prefix", "").strip()
    match request.path_params["kind"]:
        case "entity":
            return await _answer(request, lambda _: {"result": _suggested(prefix)})
        case "type":
            return await _answer(request, lambda _: {"result": _named(TYPES, prefix)})
        case "property":
            return await _answer(request, lambda _: {"result": _named(PROPERTIES, prefix)})
    raise Problem(404, "There is no such kind.", near=["entity", "type", "property"])


def _named(known: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
    asked = prefix.casefold()
    return [
        {"id": code, "name": name}
        for code, name in known.items()
        if asked in name.casefold() or code.startswith(asked)
    ]


def _suggested(prefix: str) -> list[Mapping[str, Any]]:
    if not prefix:
        return []
    rows = resolver.names()
    begin = rows[rows["name"].str.casefold().str.startswith(prefix.casefold())]
    ids = list(
        dict.fromkeys([*(one for one in [prefix] if one in tables.gazetteer()), *begin["place_id"]])
    )
    return [
        {"id": one.place_id, "name": one.name, "description": ", ".join(resolve.within(one)),
         "notable": describe_types([one.level])}
        for one in map(resolver.of_id, ids[:MOST_SUGGESTED])
        if one
    ]  # fmt: skip


def _asked_for(request: Request) -> Candidate:
    found = resolver.of_id(request.query_params.get("id", ""))
    if found is None:
        raise Problem(404, "There is no place with this id.")
    return found


async def flyout(request: Request) -> Response:
    """A place in a few words of HTML, inside of JSON."""

    def content(_site: str) -> Mapping[str, Any]:
        found = _asked_for(request)
        return {"id": found.place_id, "html": _html(found)}

    return await _answer(request, content)


async def preview(request: Request) -> Response:
    """The same as a page of its own."""
    page = Markup('<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{}</title>{}</html>')

    def content() -> bytes:
        with speaking(ENGLISH):
            return page.format(navigation.APP_NAME, _html(_asked_for(request))).encode()

    body = await TURNS.do(content)
    return responses.answer(request, body, responses.HTML, responses.KEEP_AN_HOUR)


def _html(one: Candidate) -> Markup:
    kind = TYPES.get(one.level, one.level)
    return Markup("<p><b>{}</b><br>{}<br>{}<br><code>{}</code></p>").format(
        one.name, kind, ", ".join(resolve.within(one)), one.place_id
    )


async def properties(request: Request) -> Response:
    """What can be asked of places that were matched."""
    wanted = request.query_params.get("type", "")
    own = [{"id": code, "name": name} for code, name in PROPERTIES.items() if code != WITHIN]
    return await _answer(request, lambda _: {"type": wanted, "properties": own})


def _extended(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    ids, wanted = asked.get("ids", []), asked.get("properties", [])
    if not (isinstance(ids, list) and isinstance(wanted, list)) or len(ids) > MOST_QUERIES:
        raise Problem(400, f"“ids” and “properties” are lists; at most {MOST_QUERIES} ids.")
    said = [_text(one.get("id")) for one in wanted if isinstance(one, dict)]
    codes = [one for one in said if one in PROPERTIES]
    return {
        "meta": [{"id": code, "name": PROPERTIES[code]} for code in codes],
        "rows": {str(one): _values(resolver.of_id(str(one)), codes) for one in ids},
    }


def _values(place: Candidate | None, codes: Iterable[str]) -> Mapping[str, Any]:
    if place is None:
        return {code: [] for code in codes}
    places = tables.gazetteer()
    around = {one.level: one for one in places.ancestors(place.inside or place.place_id)}
    found: dict[str, list[Mapping[str, Any]]] = {}
    for code in codes:
        if code in around:
            found[code] = [{"id": around[code].place_id, "name": around[code].name}]
        else:
            value = {"lat": place.lat, "lon": place.lon}.get(code)
            found[code] = [] if value is None else [{"float": value}]
    return found


async def _answer(request: Request, say: Answer) -> Response:
    callback = request.query_params.get("callback", "")
    if callback and not CALLBACK.fullmatch(callback):
        raise Problem(400, "“callback” must be the name of a function.")
    site = address.of_site(request)

    def content() -> bytes:
        with speaking(ENGLISH):
            return bodies.encoded(say(site))

    body = await TURNS.do(content)
    if callback:
        return responses.answer(request, f"/**/{callback}(".encode() + body + b");", SCRIPT)
    return responses.answer(request, body, JSON)
