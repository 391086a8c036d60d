"""Where we stand: the public address of this site, of its static pages and of the app's pages."""

import os
import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request

VARIABLE = "LEARNING_ZONE_ADDRESS"
READ = "/read"
PREVIEW = "/preview"
FEED = "/feed.atom"
NOWHERE = "http://localhost"
UNQUOTED = "/:"
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


def of_site(request: Request) -> str:
    """Scheme and host of the site, without a slash at the end.

    The environment variable LEARNING_ZONE_ADDRESS says it; else the request does. A host that
    cannot be one (it would be repeated in links) is not repeated.
    """
    named = os.environ.get(VARIABLE, "").rstrip("/")
    host = request.headers.get("host", "")
    if named or not HOST.fullmatch(host):
        return named or NOWHERE
    return f"{request.url.scheme}://{host}"


def of_document(path: str) -> str:
    """Address of a static page below the site, e.g. ``/read/cases/well``."""
    return f"{READ}/{quote(path, safe=UNQUOTED)}" if path else READ


def of_preview(path: str) -> str:
    """Address of the picture that stands for a static page in link previews."""
    return f"{PREVIEW}/{quote(path or 'home', safe=UNQUOTED)}.png"


def of_page(page: str, query: Mapping[str, str] | None = None) -> str:
    """Address of a page of the app with the choices it opens with, e.g. ``/coverage?state=X``."""
    path = "/" if page == "home" else f"/{page}"
    return f"{path}?{urlencode(query)}" if query else path


def with_query(path: str, request: Request) -> str:
    """The path with what the request asks for behind it, for those who are sent on to it."""
    return f"{path}?{request.url.query}" if request.url.query else path
