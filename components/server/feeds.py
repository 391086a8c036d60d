"""For those who gather addresses and changes: site map, robots.txt, and a feed of changes."""

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation
from components.content.about_data import what_changed
from components.facts import cache
from components.language.messages import gettext
from components.server import address, rendering, responses, static_pages
from components.server.streamlit_internals import reserved_paths
from data import languages

SITEMAP = "/sitemap.xml"
XML = "application/xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
ROBOTS = """User-agent: *
Allow: /
Disallow: {streamlit}
Sitemap: {site}{sitemap}
"""
FEED_ID = f"{what_changed.TAGS}changes"


def routes() -> list[Route]:
    """Site map, robots.txt and feed."""
    return [
        Route(SITEMAP, sitemap),
        Route("/robots.txt", robots),
        *(
            Route(there, partial(feed, code))
            for code, there in address.in_all_languages(address.of_feed)
        ),
    ]


async def sitemap(request: Request) -> Response:
    """Every page under the address that it calls its own, with the day its data were made."""
    content = await run_in_threadpool(site_map, address.of_site(request))
    return responses.answer(request, content, XML, responses.KEEP_AN_HOUR)


async def robots(request: Request) -> Response:
    """Search engines may read everything; the site map says what there is."""
    text = ROBOTS.format(
        streamlit=reserved_paths.CORE, site=address.of_site(request), sitemap=SITEMAP
    )
    return responses.answer(request, text.encode(), "text/plain", responses.KEEP_AN_HOUR)


async def feed(code: str, request: Request) -> Response:
    """What changed in the app and in the data, newest first, in a language (Atom)."""
    with languages.speaking(code):
        content = await run_in_threadpool(atom, address.of_site(request))
    return responses.answer(request, content, ATOM, responses.KEEP_AN_HOUR)


@cache.bounded
def site_map(site: str) -> bytes:
    """The site map of the site with this base address: each page once, with its other languages."""
    pages = [
        (f"{site}{address.of_own(path)}", _versions(path, site)) for path in static_pages.paths()
    ]
    return rendering.xml("sitemap.xml", pages=pages, day=_newest_day()).encode()


def _versions(path: str, site: str) -> tuple[tuple[str, str], ...]:
    found = address.in_all_languages(lambda: address.of_own(path))
    return rendering.for_any_language(found, site)


@cache.bounded
def atom(site: str) -> bytes:
    """The feed of changes of the site with this base address, in the language that is spoken."""
    own = address.of_feed()
    feeds = address.in_all_languages(address.of_feed)
    return rendering.xml(
        "feed.xml",
        feed_id=FEED_ID,
        # The same entry in another language has another id: readers may follow both.
        of_language=address.of_spoken(),
        own=own,
        others=[(code, there) for code, there in feeds if there != own],
        page=what_changed.PATH,
        title=gettext(what_changed.TITLE),
        changes=what_changed.list_changes(),
        site=site,
        name=navigation.APP_NAME,
    ).encode()


def _newest_day() -> str:
    return max((change.date for change in what_changed.list_changes()), default="")
