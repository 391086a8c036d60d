"""For those who gather addresses and changes: site map, robots.txt, and a feed of changes."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation, what_changed
from components.facts import cache
from components.server import address, rendering, responses, static_pages
from components.server.streamlit_internals import reserved_paths

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
        Route(address.FEED, feed),
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


async def feed(request: Request) -> Response:
    """What changed in the app and in the data, newest first (Atom)."""
    content = await run_in_threadpool(atom, address.of_site(request))
    return responses.answer(request, content, ATOM, responses.KEEP_AN_HOUR)


@cache.bounded
def site_map(site: str) -> bytes:
    """The site map of the site with this base address."""
    # The first static page calls itself by the address of the home page.
    below = [
        address.of_document(path) for path in static_pages.paths() if path != static_pages.HOME
    ]
    pages = [f"{site}{one}" for one in ("/", *below)]
    return rendering.xml("sitemap.xml", pages=pages, day=_newest_day()).encode()


@cache.bounded
def atom(site: str) -> bytes:
    """The feed of changes of the site with this base address."""
    return rendering.xml(
        "feed.xml",
        feed_id=FEED_ID,
        changes=what_changed.list_changes(),
        site=site,
        name=navigation.APP_NAME,
    ).encode()


def _newest_day() -> str:
    return max((change.date for change in what_changed.list_changes()), default="")
