"""For those who gather addresses and changes: site map, robots.txt, and a feed of changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation
from components.facts import cache, tables
from components.server import address, rendering, responses, static_pages
from components.server.streamlit_internals import reserved_paths

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SITEMAP = "/sitemap.xml"
XML = "application/xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
ROBOTS = """User-agent: *
Allow: /
Disallow: {streamlit}
Sitemap: {site}{sitemap}
"""
RELEASE = re.compile(
    r"^## (?P<version>\S+) \((?P<date>[^)]+)\)\n(?P<words>.*?)(?=^## |\Z)", re.M | re.S
)
# Who gave the ids of the feed, and since when (RFC 4151). An id must stay the same wherever the feed
# is served (RFC 4287, 4.2.6), so no host is in it. A name under ".invalid" belongs to nobody
# (RFC 2606): no tag of anybody else can be like one of ours. It must never be changed.
TAGS = "tag:learning-zone.invalid,2026:"
FEED_ID = f"{TAGS}changes"


@dataclass(frozen=True)
class Change:
    """Something that changed: a release of the app, or a version of a package of data.

    Attributes:
        tag: its id in the feed, for ever and on every host.
        path: the static page that shows it.
    """

    tag: str
    title: str
    date: str
    words: tuple[str, ...]
    path: str


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
    found = sorted(changes(), key=lambda change: change.date, reverse=True)
    return rendering.xml(
        "feed.xml", feed_id=FEED_ID, changes=found, site=site, name=navigation.APP_NAME
    ).encode()


def changes() -> Iterator[Change]:
    """Releases as the change log tells them, and the version of each package of data."""
    for release in RELEASE.finditer(CHANGELOG.read_text(encoding="utf-8")):
        told = (line.removeprefix("- ") for line in release["words"].strip().split("\n- "))
        day = datetime.strptime(release["date"], "%d %B %Y").date().isoformat()
        title = f"{navigation.APP_NAME} {release['version']}"
        lines = tuple(" ".join(one.split()) for one in told)
        yield Change(f"{TAGS}app/{release['version']}", title, day, lines, "")
    for package in tables.catalog().packages():
        day = str(package.descriptor.get("created", ""))[:10]
        if day:
            title = f"Data: {package.title}, version {package.version}"
            words = (str(package.descriptor.get("description", "")),)
            tag = f"{TAGS}data/{package.package_id}/{package.version}"
            yield Change(tag, title, day, words, "about")


def _newest_day() -> str:
    return max((change.date for change in changes()), default="")
