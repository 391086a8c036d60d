"""All periods of a map as one file, for the slider of the map: ``/periods.json?programme=…&measure=…``."""

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content.impact_maps import impact_layers
from components.content.maps import prepared_measures, prepared_periods
from components.content.maps.prepared_periods import MeasureAsked
from components.facts import tables
from components.server import address, responses
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from data import languages
from data.choices import PRESENCE, ImpactChoice
from data.shapes import ShapesMissing

# A file that is kept answers at once; one that is made takes a second or two.
TURNS = Turns(at_once=1, waiting=100)


def routes() -> list[Route]:
    """The one address."""
    return [Route(f"/{prepared_periods.ROUTE}", periods)]


async def periods(request: Request) -> Response:
    """The periods of the map that is asked for, in a language; Problem if there is no such map."""
    try:
        language = languages.describe(request.query_params.get(address.LANGUAGE, languages.ENGLISH))
    except KeyError:
        raise Problem(400, "There is no such language.", near=list(languages.LANGUAGES)) from None
    with languages.speaking(language.code):
        content = await TURNS.find_or_do(lambda: _make(request.query_params))
    # Asked for once in the life of a page; figures that were corrected must not stay behind.
    return responses.answer(request, content, "application/json", responses.ASK_EACH_TIME)


def _make(query: QueryParams) -> bytes:
    programme = _one_of("programme", query, list(tables.programmes()))
    try:
        if "measure" in query:
            return prepared_periods.of_measure(_measure(programme, query))
        return prepared_periods.of_impact_map(_layers(programme, query))
    except ShapesMissing:
        raise Problem(503, "The map cannot be drawn: its shapes are missing.") from None


def _measure(programme: str, query: QueryParams) -> MeasureAsked:
    measure = _one_of("measure", query, prepared_measures.measures_on_maps(programme))
    return MeasureAsked(programme, measure, bool(query.get("points")))


def _layers(programme: str, query: QueryParams) -> ImpactChoice:
    states = tables.coverage_by_state(programme)["place_id"]
    return ImpactChoice(
        programme,
        _one_of("fill", query, [PRESENCE, *impact_layers.fills(programme)]),
        _one_of("circles", query, ["", *impact_layers.circles(programme)]),
        _one_of("points", query, ["", *impact_layers.points(programme)]),
        _one_of("strength", query, ["", *impact_layers.strengths()]),
        _one_of("state", query, ["", *states]) or None,
    )


def _one_of(key: str, query: QueryParams, codes: "list[str] | tuple[str, ...]") -> str:
    """The code under a key, the first where the address has none; Problem if it is not known."""
    code = query.get(key) or next(iter(codes), "")
    if code not in codes:
        raise Problem(400, f"“{key}”: “{code[:80]}” is not known.")
    return code
