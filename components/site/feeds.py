"""For those who gather addresses and changes: site map, robots.txt, and a feed of changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import cached, frame
from components.site import address, answers, documents, rendering

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SITEMAP = "/sitemap.xml"
XML = "application/xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
ROBOTS = """User-agent: *
Allow: /
Disallow: /_stcore/
Sitemap: {site}{sitemap}
"""
RELEASE = re.compile(
    r"^## (?P<version>\S+) \((?P<date>[^)]+)\)\n(?P<words>.*?)(?=^## |\Z)", re.M | re.S
)
KEPT = 20


@dataclass(frozen=True)
class Change:
    """Something that changed: a release of the app, or a version of a package of data."""

    key: str
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
    """Every static page, with the day its data were made."""
    content = await run_in_threadpool(site_map, address.of_site(request))
    return answers.answer(request, content, XML, answers.KEEP_AN_HOUR)


async def robots(request: Request) -> Response:
    """Search engines may read everything; the site map says what there is."""
    text = ROBOTS.format(site=address.of_site(request), sitemap=SITEMAP)
    return answers.answer(request, text.encode(), "text/plain", answers.KEEP_AN_HOUR)


async def feed(request: Request) -> Response:
    """What changed in the app and in the data, newest first (Atom)."""
    content = await run_in_threadpool(atom, address.of_site(request))
    return answers.answer(request, content, ATOM, answers.KEEP_AN_HOUR)


@lru_cache(maxsize=KEPT)
def site_map(site: str) -> bytes:
    """The site map of the site with this base address."""
    addresses = [site + address.of_document(path) for path in documents.paths()]
    pages = [f"{site}/", *addresses]
    return rendering.xml("sitemap.xml", pages=pages, day=_newest_day()).encode()


@lru_cache(maxsize=KEPT)
def atom(site: str) -> bytes:
    """The feed of changes of the site with this base address."""
    found = sorted(changes(), key=lambda change: change.date, reverse=True)
    return rendering.xml("feed.xml", changes=found, site=site, name=frame.APP_NAME).encode()


def changes() -> Iterator[Change]:
    """Releases as the change log tells them, and the version of each package of data."""
    for release in RELEASE.finditer(CHANGELOG.read_text(encoding="utf-8")):
        told = (line.removeprefix("- ") for line in release["words"].strip().split("\n- "))
        day = datetime.strptime(release["date"], "%d %B %Y").date().isoformat()
        title = f"{frame.APP_NAME} {release['version']}"
        lines = tuple(" ".join(one.split()) for one in told)
        yield Change(f"app/{release['version']}", title, day, lines, "")
    for package in cached.catalog().packages():
        day = str(package.descriptor.get("created", ""))[:10]
        if day:
            title = f"Data: {package.title}, version {package.version}"
            words = (str(package.descriptor.get("description", "")),)
            yield Change(f"data/{package.package_id}/{package.version}", title, day, words, "about")


def _newest_day() -> str:
    return max((change.date for change in changes()), default="")
