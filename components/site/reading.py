"""Addresses of the static pages: every document as HTML, made once and kept."""

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.site import address, answers, documents, rendering

# About 30 kB each.
KEPT = 1000


def routes() -> list[Route]:
    """The first static page, and all others below it."""
    return [
        Route(address.READ, read),
        Route(f"{address.READ}/{{path:path}}", read),
    ]


async def read(request: Request) -> Response:
    """A static page; 404 if there is no such document."""
    path = request.path_params.get("path", "")
    if path.endswith("/") or (not path and request.url.path != address.READ):
        return RedirectResponse(address.of_document(path.strip("/")), 308)
    page = await run_in_threadpool(html, path, address.of_site(request))
    if page is None:
        raise HTTPException(404)
    return answers.answer(request, page, answers.HTML, answers.KEEP_AN_HOUR)


@lru_cache(maxsize=KEPT)
def html(path: str, site: str) -> bytes | None:
    """A static page of the site with this base address; None if there is no such document."""
    document = documents.find(path)
    if document is None:
        return None
    about = rendering.head(document, site)
    return rendering.page(document, rendering.OnTheSite(), about, documents.MENU).encode()
