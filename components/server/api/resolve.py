"""Which place a name means, as an answer for programs: one, several to choose from, or none."""

from collections.abc import Mapping

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts import cache, resolver, tables, villages
from components.language import dates
from components.server import address, responses
from components.server.api import bodies
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from data import export, resolution
from data.ground import Layer
from data.languages import ENGLISH, speaking
from data.place import CUT_FROM
from data.resolution import VILLAGE, Candidate, Resolution

NAME, IN, LEVEL = "name", "in", "level"
JSON, CSV = "application/json", "text/csv; charset=utf-8"
TURNS = Turns(at_once=2, waiting=60)
WHY = {
    resolution.ONE: "One place has this name.",
    resolution.SEVERAL: "More than one place has this name; say which, or what it lies in.",
    resolution.LATER: "A district of this name was cut from this place later; figures here are those "
    "of the whole, so it is not the same place.",
    resolution.LIKE: "No place has this name; these are spelt nearly so.",
    resolution.ELSEWHERE: "A place of which nothing is held has this name; say which is meant.",
    resolution.OPEN: "The name alone does not tell: say what it lies in, and which level is meant.",
    resolution.AROUND: "What it is said to lie in may be several places; say which, by its code or with "
    "its state.",
    resolution.WITHIN: "What it is said to lie in is not known by that name.",
    resolution.NOTHING: "No place has this name.",
}  # fmt: skip
VILLAGE_COLUMNS = (
    "village_id", "name", "other_names", "subdistrict", "place_id", "level", "register", "licence",
)  # fmt: skip
NOT_HELD = "There is such a place; nothing is held of it here."


def routes(prefix: str) -> list[Route]:
    """The resolver, and the list of names it works with."""
    return [
        Route(f"{prefix}/resolve", resolve),
        Route(f"{prefix}/names.csv", names),
    ]


async def resolve(request: Request) -> Response:
    """What a name means."""
    asked = _asked(request)
    site = address.of_site(request)

    def content() -> bytes:
        with speaking(ENGLISH):
            return bodies.encoded(describe(asked, resolver.resolve(*asked.values()), site))

    return responses.answer(request, await TURNS.do(content), JSON, responses.KEEP_AN_HOUR)


def _asked(request: Request) -> dict[str, str]:
    known = [NAME, IN, LEVEL]
    if unknown := sorted(set(request.query_params) - set(known)):
        raise Problem(400, f"There is no parameter “{unknown[0][:80]}”.", parameters=known)
    asked = {key: request.query_params.get(key, "").strip() for key in known}
    if not asked[NAME]:
        raise Problem(400, "“name” is the name of a place, in any script.")
    if asked[LEVEL] not in ("", *resolution.LEVELS):
        said = f"“level”: “{asked[LEVEL][:80]}” is not one of its words."
        raise Problem(400, said, near=list(resolution.LEVELS))
    return asked


def describe(asked: Mapping[str, str], found: Resolution, site: str) -> dict[str, object]:
    """An answer in full.

    Args:
        asked: name, what it lies in, and level, as they were asked for.
        site: base address, for the page of each place.
    """
    is_held = found.candidates or found.reason != resolution.ELSEWHERE
    return {
        "asked": dict(asked),
        "result": found.kind,
        "reason": found.reason,
        "why": WHY[found.reason] if is_held else NOT_HELD,
        "match": describe_candidate(found.match, site) if found.match else None,
        "candidates": [describe_candidate(one, site) for one in found.candidates],
        "not_held": list(found.elsewhere),
        "more": found.is_cut,
    }


def describe_candidate(one: Candidate, site: str) -> dict[str, object]:
    """A place that a name may mean, with what it lies in and its page."""
    around = within(one)
    return {
        "place_id": one.place_id,
        "name": one.name,
        "full_name": ", ".join((one.name, *around)),
        "level": one.level,
        "within": around,
        "how": one.how,
        "note": _note(one),
        "lat": one.lat,
        "lon": one.lon,
        "page": f"{site}{address.of_page('place', {'id': one.place_id})}",
    }


def within(one: Candidate) -> list[str]:
    """What a place lies in, by name, from the smallest on."""
    places = tables.gazetteer()
    if one.inside is not None:
        around = [place.name for place in places.ancestors(one.inside)]
        return [one.subdistrict, *around] if one.subdistrict else around
    return [place.name for place in places.ancestors(one.place_id)][1:]


def _note(one: Candidate) -> str | None:
    if one.how != resolution.CUT_FROM:
        return None
    later = [name for name in tables.gazetteer().later_names(one.place_id) if name.kind == CUT_FROM]
    named = [
        f"{name.name} ({dates.format_period(str(name.year))})" if name.year else name.name
        for name in later
    ]
    return f"Cut from it later: {', '.join(named)}."


async def names(request: Request) -> Response:
    """Every name of every place as CSV; with ``in``, those of the villages of a district."""
    if unknown := sorted(set(request.query_params) - {IN}):
        raise Problem(400, f"There is no parameter “{unknown[0][:80]}”.", parameters=[IN])
    asked = request.query_params.get(IN, "").strip()

    def content() -> bytes:
        return of_villages(asked) if asked else of_places()

    return responses.answer(request, await TURNS.find_or_do(content), CSV, responses.KEEP_A_DAY)


@cache.once
def of_places() -> bytes:
    """The names of countries, states, districts and sub-districts, in every script."""
    return export.to_csv(resolver.names())


@cache.bounded
def of_villages(asked: str) -> bytes:
    """The names of the villages of one district.

    Raises:
        Problem: it is no district, or no register has villages of it.
    """
    found = resolver.resolve(asked, "", "district")
    if found.match is None:
        near = [one.place_id for one in found.candidates]
        raise Problem(400, "“in” is the code or the name of one district.", near=near)
    place_id = found.match.place_id
    country = tables.gazetteer()[place_id].country_id
    parts = [_of_layer(layer, place_id) for layer in villages.layers(country)]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    return export.to_csv(rows.reindex(columns=VILLAGE_COLUMNS))


def _of_layer(layer: Layer, place_id: str) -> pd.DataFrame:
    known = [name for name in VILLAGE_COLUMNS if name in layer.titles]
    rows = villages.of_district(layer.layer_id, place_id, tuple(known))
    return rows.assign(level=VILLAGE, register=layer.layer_id, licence=layer.licence)
