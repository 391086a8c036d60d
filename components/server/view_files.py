"""Any view as a file: ``/view.csv?/indicators?indicator=…``, with the page's own address behind the sign."""

from collections.abc import Callable
from urllib.parse import unquote_plus, urlsplit

import pandas as pd
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content.places import place as place_facts
from components.content.shared_views import view_descriptions, view_keys
from components.content.shared_views.one_view import NoSuchView, View, say_made
from components.content.shared_views.view_keys import INCHES, PIXELS_PER_INCH
from components.facts import cache
from components.figures import typeset
from components.server import address, responses, shared_views
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from data import export, languages
from data.register.outage import RegisterDown
from data.shapes import ShapesMissing

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    **dict.fromkeys(PIXELS_PER_INCH, "image/png"),
}
TURNS = Turns(at_once=1, waiting=20)
# Keys that name a thing, which the shared address of a page leaves to its page.
NAMING = {"place": "id"}

Choice = tuple[tuple[str, tuple[str, ...]], ...]


def routes() -> list[Route]:
    """One address for each kind of file."""
    return [Route(f"/view.{kind}", _answer(kind)) for kind in KINDS]


def _answer(kind: str) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        page, query = _asked(request)
        language = query.get(address.LANGUAGE, languages.ENGLISH)
        if language not in languages.LANGUAGES:
            raise Problem(400, "There is no such language.", near=list(languages.LANGUAGES))
        with languages.speaking(language):
            content = await TURNS.find_or_do(lambda: make(kind, page, understand(page, query)))
        return responses.answer(request, content, KINDS[kind], responses.KEEP_AN_HOUR)

    return answer


def _asked(request: Request) -> tuple[str, QueryParams]:
    """Page and choices of the address behind the sign: a whole one, or a path with its query."""
    said = request.url.query
    # A browser may have encoded the whole address as one value.
    said = unquote_plus(said) if "?" not in said and "%3F" in said.upper() else said
    try:
        parts = urlsplit(said)
    except ValueError:
        raise Problem(400, "What stands behind the question mark is no address.") from None
    page = parts.path.removeprefix(address.base()).strip("/")
    return page or "home", QueryParams(parts.query)


def understand(page: str, asked: QueryParams) -> Choice:
    """What an address chooses of a view, as codes and in one order, however it is spelt.

    Raises:
        Problem: a word of it is not known, or no file shows a part of it (400). A page would open
            without it; a file would be of something else than what was asked for.
    """
    for key, word in shared_views.unknown(page, asked):
        raise Problem(400, f"“{key}”: “{word[:80]}” is not known.")
    _refuse_unused(page, asked)
    chosen = shared_views.query(shared_views.choice(page, asked))
    named = NAMING.get(page)
    if named and (place := place_facts.find_place(asked.get(named, ""))):
        chosen = {named: [place.place_id]}
    return tuple((key, tuple(codes)) for key, codes in chosen.items() if key in view_keys.USED)


def _refuse_unused(page: str, asked: QueryParams) -> None:
    said = {key: asked.getlist(key) for key in asked if asked[key].strip()}
    if unused := view_keys.find_unused(page, said):
        raise Problem(400, f"“{unused}”: a file does not show this part of the page; leave it out.")
    for key in shared_views.repeated(page, asked):
        raise Problem(400, f"“{key}”: a file is of one; name one.")


@cache.bounded
def make(kind: str, page: str, choice: Choice) -> bytes:
    """A view as a file.

    Raises:
        Problem: there is no such view, or it has no picture.
    """
    try:
        view = describe(page, choice)
    except RegisterDown:
        raise Problem(503, "The programme’s register does not answer; please try again.") from None
    if kind == "csv":
        return export.to_csv(_rows_of(view))
    if view.picture is None:
        raise Problem(404, "This view is a table; ask for view.csv.")
    try:
        svg = view.picture(say_made(page, _by_key(choice)))
    except ShapesMissing:
        raise Problem(503, "The map cannot be drawn: its shapes are missing.") from None
    return svg.encode() if kind == "svg" else typeset.picture(svg, INCHES, PIXELS_PER_INCH[kind])


def _rows_of(view: View) -> pd.DataFrame:
    try:
        return view.rows
    except NoSuchView as none:
        raise Problem(404, str(none)) from None


def _by_key(choice: Choice) -> dict[str, list[str]]:
    return {key: list(codes) for key, codes in choice}


def describe(page: str, choice: Choice) -> View:
    """The view of a page with these choices; Problem if there is none."""
    try:
        return view_descriptions.describe(page, _by_key(choice))
    except NoSuchView as none:
        raise Problem(404, str(none)) from None
