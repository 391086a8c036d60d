"""Addresses of the app's pages: the HTML that starts the app, with the words of the page asked for."""

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.content import navigation
from components.content.cases import place_ways
from components.content.elements.blocks import Document, Link
from components.facts import cache
from components.language.messages import gettext
from components.server import address, rendering, responses, shared_views, static_pages
from components.server.shared_parameters import Part
from components.server.streamlit_internals import index_html
from components.server.ways import OnTheSite
from data import languages


def routes() -> list[Route]:
    """One address for each page of the app."""
    return [
        *(Route(one, page) for one in index_html.addresses()),
        Route(f"/{index_html.HOME}", to_root),
    ]


async def page(request: Request) -> Response:
    """The HTML that starts the app; with 404 if it names a thing that does not exist."""
    name = request.url.path.strip("/") or index_html.HOME
    with languages.speaking(address.language_of(request)):
        content, found = await run_in_threadpool(
            _shell_for, name, request.query_params, address.of_site(request)
        )
    vary = {"vary": "Accept-Encoding, Accept-Language"}
    status = 200 if found else 404
    return responses.answer(request, content, responses.HTML, status_code=status, headers=vary)


async def to_root(request: Request) -> Response:
    """The home page has no other address than the root; whoever types its name is sent there."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def _shell_for(name: str, query: QueryParams, site: str) -> tuple[bytes, bool]:
    """The shell of a page; what visitors choose freely is not kept."""
    asked = tuple(sorted(static_pages.asked(name, query).items()))
    chosen = shared_views.choice(name, query)
    is_view = {part.key for part in chosen} > {key for key, _ in asked}
    return make_shell(name, asked, site, chosen) if is_view else shell(name, asked, site)


@cache.bounded
def shell(name: str, asked: tuple[tuple[str, str], ...], site: str) -> tuple[bytes, bool]:
    """The HTML of a page or of a thing, and whether that exists; see :func:`make_shell`."""
    return make_shell(name, asked, site, ())


def make_shell(
    name: str, asked: tuple[tuple[str, str], ...], site: str, chosen: tuple[Part, ...]
) -> tuple[bytes, bool]:
    """The HTML of a page and whether the thing it names exists.

    Args:
        name: file name of the page.
        asked: the part of the address that names a thing.
        site: base address.
        chosen: what else the address chooses; the page then calls itself by that address.
    """
    document = static_pages.of_page(name, dict(asked))
    missing = document is None
    path = navigation.path_of(name, dict(asked))
    document = document or static_pages.not_here(gettext("Not found"), path)
    is_thing = bool(asked) and not chosen
    about = (
        rendering.without_address(document)
        if missing
        else rendering.head(document if is_thing else _view(document, name, chosen), site)
    )
    way = OnTheSite()
    words = rendering.first_words(document, way, static_pages.menu())
    notice = rendering.without_live_part(
        document, way, names_a_thing=is_thing, place=_place_of(chosen)
    )
    return index_html.shell(rendering.head_tags(about), notice + words).encode(), not missing


def _place_of(chosen: tuple[Part, ...]) -> Link | None:
    """The way to all that is known of the district, else the state, that an address chooses."""
    named = {part.key: part.code for part in chosen}
    place_id = named.get("district") or named.get("state")
    found = place_ways.to_place(place_id).items if place_id else ()
    return next((one for one in found if isinstance(one, Link)), None)


def _view(document: Document, name: str, chosen: tuple[Part, ...]) -> Document:
    """The same words under the address and the name of a view of the app."""
    where = address.of_page(name, shared_views.query(chosen))
    if name == index_html.HOME:
        return replace(document, address=where)
    return replace(document, address=where, title=shared_views.title(name, chosen))
