"""The address of each figure: a page for people, a record and citations for programs."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.content.figure_pages import sharing
from components.content.figure_pages.figure_links import AS_OF, READ_ON, path_of
from components.facts import cache, past_figures
from components.facts.one_figure import Figure
from components.language import dates
from components.language.messages import gettext, gettext_noop
from components.server import address, rendering, responses, static_pages
from components.server.api import bodies
from components.server.middleware.limits import Turns
from components.server.static_pages import figures
from components.server.ways import OnTheSite
from data import languages
from data.letters import join_sentences

_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
# What a page of a figure offers is what can be had, and nothing else.
FORMS = {form: _TYPES[form] for form in sharing.FORMS}
NO_DAY = gettext_noop("as_of names a day, such as 2026-11-28.")
NOT_TODAY = gettext_noop(
    "read names the day on which you read the figure, as it is with you today, such as 2026-11-28."
)
NOT_KEPT = gettext_noop(
    "These data were first released on {day}; nothing is known here of an earlier day."
)
NOT_THEN = gettext_noop("The data of {day} had no such figure.")
ADDED = gettext_noop("It is there since {added}.")
# Nowhere is it another day than the one before or after that of UTC.
ONE_DAY = timedelta(days=1)
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
    today = datetime.now(UTC).date()
    as_of = _day(request.query_params.get(AS_OF, ""), today, figures.package_of(name))
    figure = await TURNS.find_or_do(lambda: figures.find(name, as_of))
    if figure is None:
        return await _as_it_was(request, name, as_of)
    site = address.of_site(request)
    right = address.of_document(path_of(figure.key))
    if form:
        read_on = _read_on(request.query_params.get(READ_ON, ""), today)
        body = await TURNS.do(lambda: _record(figure, form, site, today, as_of, read_on))
        return responses.answer(request, body, FORMS[form], responses.KEEP_AN_HOUR)
    if request.scope["path"] != unquote(right):
        return RedirectResponse(address.below(address.with_query(right, request)), 308)
    page = await TURNS.find_or_do(lambda: html(str(figure.key), site, today, as_of))
    return responses.answer(request, page, responses.HTML, responses.KEEP_AN_HOUR)


def _asked(name: str) -> tuple[str, str]:
    """The name of a figure, and the form in which it is wanted; "" for a page."""
    stem, _, form = name.rpartition(".")
    return (stem, form) if form in FORMS else (name, "")


def _day(text: str, today: date, package_id: str) -> str:
    """The day before today that an address asks for; "" for today's data.

    400 if it is no day, is still to come anywhere, or lies before the first day of the package.
    """
    if not text:
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400, gettext(NO_DAY)) from None
    if day > today + ONE_DAY:
        raise HTTPException(400, gettext(NO_DAY))
    first = past_figures.first_day(package_id)
    if day.isoformat() < first:
        raise HTTPException(400, gettext(NOT_KEPT, day=dates.format_period(first)))
    return day.isoformat() if day < today else ""


def _read_on(text: str, today: date) -> date:
    """The day that it is for a reader; 400 if it is that nowhere on earth."""
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400, gettext(NOT_TODAY)) from None
    if abs(day - today) > ONE_DAY:
        raise HTTPException(400, gettext(NOT_TODAY))
    return day


async def _as_it_was(request: Request, name: str, as_of: str) -> Response:
    """The way to a figure that is no longer listed, as it last was; 404 if it never was."""
    known = await TURNS.find_or_do(lambda: figures.find(name)) if as_of else None
    if known:
        added = past_figures.day_added(known)
        said = gettext(ADDED, added=dates.format_period(added)) if added > as_of else ""
        not_then = gettext(NOT_THEN, day=dates.format_period(as_of))
        raise HTTPException(404, join_sentences((not_then, said)))
    last = "" if as_of else await TURNS.find_or_do(lambda: figures.last_day(name))
    if not last:
        raise HTTPException(404)
    there = request.url.include_query_params(**{AS_OF: last})
    return RedirectResponse(address.below(f"{there.path}?{there.query}"), 307)


def _record(figure: Figure, form: str, site: str, today: date, as_of: str, read_on: date) -> bytes:
    if form == "json":
        return bodies.encoded(figures.describe(figure, site, as_of))
    if form == "csv":
        return figures.to_csv(figure, site, as_of)
    return figures.cite(figure, form, site, today, as_of, read_on).encode()


@cache.bounded
def html(name: str, site: str, today: date, as_of: str) -> bytes:
    """The page of a figure as it is read on a day; KeyError if there is none of this name."""
    document = figures.document(name, site, today, as_of)
    if document is None:
        raise KeyError(name)
    about = rendering.head(document, site)
    return rendering.page(document, OnTheSite(), about, static_pages.menu()).encode()
