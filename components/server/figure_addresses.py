"""The address of each figure: a page for people, a record and citations for programs."""

from datetime import UTC, date, datetime
from functools import partial
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.content.figure_links import path_of
from components.facts import cache
from components.server import address, rendering, responses, static_pages
from components.server.api import bodies
from components.server.middleware.limits import Turns
from components.server.static_pages import figures
from data import languages

JSON = "application/json"
FORMS = {
    "json": JSON,
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
TURNS = Turns(at_once=2, waiting=60)


def routes() -> list[Route]:
    """Every figure, in every language."""
    return [
        Route(f"{address.of_language(code)}{address.FIGURE}/{{name}}", partial(read, code))
        for code in languages.LANGUAGES
    ]


async def read(code: str, request: Request) -> Response:
    """A figure in a language; 404 if there is none of this name."""
    with languages.speaking(code):
        return await _read(request)


async def _read(request: Request) -> Response:
    name, form = _asked(request.path_params["name"])
    figure = await TURNS.do(lambda: figures.find(name))
    if figure is None:
        raise HTTPException(404)
    site = address.of_site(request)
    right = address.of_document(path_of(figure.key))
    today = datetime.now(UTC).date()
    if form:
        body = await TURNS.do(lambda: _record(str(figure.key), form, site, today))
        return responses.answer(request, body, FORMS[form], responses.KEEP_AN_HOUR)
    if request.scope["path"] != unquote(right):
        return RedirectResponse(address.below(address.with_query(right, request)), 308)
    page = await TURNS.do(lambda: html(str(figure.key), site, today))
    return responses.answer(request, page, responses.HTML, responses.KEEP_AN_HOUR)


def _asked(name: str) -> tuple[str, str]:
    """The name of a figure, and the form in which it is wanted; "" for a page."""
    stem, _, form = name.rpartition(".")
    return (stem, form) if form in FORMS else (name, "")


def _record(name: str, form: str, site: str, today: date) -> bytes:
    figure = figures.find(name)
    if figure is None:
        raise KeyError(name)
    if form == "json":
        return bodies.encoded(figures.describe(figure, site))
    return figures.cite(figure, form, site, today).encode()


@cache.bounded
def html(name: str, site: str, today: date) -> bytes:
    """The page of a figure as it is read on a day; KeyError if there is none of this name."""
    document = figures.document(name, site, today)
    if document is None:
        raise KeyError(name)
    about = rendering.head(document, site)
    return rendering.page(document, rendering.OnTheSite(), about, static_pages.menu()).encode()
