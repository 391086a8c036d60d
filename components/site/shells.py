"""Addresses of the app's pages: the HTML that starts the app, with the words of the page asked for."""

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.site import address, answers, documents, html, rendering

KEPT = 1000


def routes() -> list[Route]:
    """One address for each page of the app."""
    return [
        *(Route(one, page) for one in html.addresses()),
        Route(f"/{html.HOME}", to_root),
    ]


async def page(request: Request) -> Response:
    """The HTML that starts the app; with 404 if it names a thing that does not exist."""
    name = request.url.path.strip("/") or html.HOME
    asked = tuple(sorted(documents.asked(name, request.query_params).items()))
    content, found = await run_in_threadpool(shell, name, asked, address.of_site(request))
    status = 200 if found else 404
    return answers.answer(request, content, answers.HTML, status_code=status)


async def to_root(request: Request) -> Response:
    """The home page has no other address than the root; whoever types its name is sent there."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


@lru_cache(maxsize=KEPT)
def shell(name: str, asked: tuple[tuple[str, str], ...], site: str) -> tuple[bytes, bool]:
    """The HTML of a page and whether the thing it names exists.

    Args:
        name: file name of the page.
        asked: the part of the address that names a thing.
        site: base address.
    """
    document = documents.of_page(name, dict(asked))
    missing = document is None
    document = document or documents.ways_on("Not found", documents.NOT_HERE)
    about = rendering.head(document, site)
    way = rendering.OnTheSite()
    words = rendering.first_words(document, way, documents.MENU)
    notice = rendering.without_live_part(document, way, names_a_thing=bool(asked))
    return html.shell(rendering.head_tags(about), notice + words).encode(), not missing
