"""Addresses of the static pages: every document as HTML, made once and kept."""

from functools import partial
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.facts import cache
from components.server import address, rendering, responses, static_pages
from components.server.ways import OnTheSite
from data import languages


def routes() -> list[Route]:
    """The first static page, and all others below it, in every language."""
    return [
        Route(f"{address.of_language(code)}{address.READ}{rest}", partial(read, code))
        for code in languages.LANGUAGES
        for rest in ("", "/{path:path}")
    ]


async def read(code: str, request: Request) -> Response:
    """A static page in a language; 404 if there is no such document."""
    with languages.speaking(code):
        return await _read(request)


async def _read(request: Request) -> Response:
    asked = request.path_params.get("path", "").strip("/")
    document = await run_in_threadpool(static_pages.find, asked)
    if document is None:
        raise HTTPException(404)
    right = address.of_document(document.path)
    if request.scope["path"] != unquote(right):
        return RedirectResponse(address.below(address.with_query(right, request)), 308)
    make = partial(html, document.path, address.of_site(request))
    page, is_passing = await run_in_threadpool(cache.make_and_tell, make)
    keep = responses.KEEP_NOT if is_passing else responses.KEEP_AN_HOUR
    return responses.answer(request, page, responses.HTML, keep)


@cache.bounded
def html(path: str, site: str) -> bytes:
    """A static page of the site with this base address; KeyError if there is no such document."""
    document = static_pages.find(path)
    if document is None:
        raise KeyError(path)
    about = rendering.head(document, site)
    return rendering.page(document, OnTheSite(), about, static_pages.menu()).encode()
