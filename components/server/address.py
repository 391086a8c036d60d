"""Where we stand: the public address of this site, of its static pages and of the app's pages."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode, urlsplit

from starlette.requests import Request

from components.facts import private_previews, readers
from components.facts.site import configured_address
from components.server.streamlit_internals import site_path
from data import languages

READ = "/read"
# The addresses of single figures stand beside the static pages: a citation prints them.
FIGURE = "/f"
# Of whole choices of a pack; paper and pictures print them.
PACK = "/p"
PREVIEW = "/preview"
FEED = "/feed.atom"
# The key of the language in the addresses of the app.
LANGUAGE = "lang"
NOWHERE = "http://localhost"
UNQUOTED = "/:"
PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


def own_base() -> str:
    """The path below which the site stands, such as ``/tools/zone``; "" if it has its own host.

    LEARNING_ZONE_ADDRESS says it, or Streamlit's setting ``server.baseUrlPath``.
    """
    return _path_of(configured_address()) or site_path.from_setting()


def base() -> str:
    """The path below which the pages stand that are read: that of the site, or of a private preview on it."""
    return f"{own_base()}{_of_private()}"


def _of_private() -> str:
    rows = readers.current()
    return f"/{private_previews.FOLDER}/{rows.preview_id}" if rows else ""


def _path_of(site: str) -> str:
    path = urlsplit(site).path.rstrip("/")
    return path if PATH.fullmatch(path) else ""


def below(path: str) -> str:
    """A path of the site as a page links to it, with the path below which the site stands."""
    return f"{base()}{path}"


def of_site(request: Request) -> str:
    """Scheme, host and path of the site, without a slash at the end.

    The environment variable LEARNING_ZONE_ADDRESS says it; else the request does. A host that
    cannot be one (it would be repeated in links) is not repeated.
    """
    host = request.headers.get("host", "")
    if configured_address() or not HOST.fullmatch(host):
        return f"{configured_address() or NOWHERE}{_of_private()}"
    return f"{request.url.scheme}://{host}{base()}"


def of_document(path: str) -> str:
    """Address of a static page below the site in the language that is spoken: ``/hi/read/cases/well``.

    Of a figure (``f/programme:villages:IN:2016``) it is ``/hi/f/programme:villages:IN:2016``.
    """
    spoken = of_spoken()
    if path.startswith(_FIGURES):
        return f"{spoken}/{quote(path, safe=UNQUOTED)}"
    reading = f"{spoken}{READ}"
    return f"{reading}/{quote(path, safe=UNQUOTED)}" if path else reading


def of_own(path: str) -> str:
    """The address that a static page calls its own: the first one is the home page of the app."""
    return of_document(path) if path else of_page("home")


def language_of(request: Request) -> str:
    """The language of the address: of its static page, or that it asks for; or else the browser's."""
    first = request.url.path.removeprefix(base()).strip("/").partition("/")[0]
    if first in languages.LANGUAGES:
        return first
    try:
        return languages.describe(request.query_params.get(LANGUAGE, "")).code
    except KeyError:
        wanted = languages.wanted_languages(request.headers.get("accept-language", ""))
        return languages.choose(wanted)


def is_reading(path: str) -> bool:
    """Whether a path of the site is one of the static pages, in any language."""
    return path.startswith((*_READING, *_OF_FIGURES)) or f"{path}/" in _READING


def is_figure(path: str) -> bool:
    """Whether a path of the site is that of a single figure, in any language."""
    return path.startswith(_OF_FIGURES)


def of_language(code: str) -> str:
    """What stands before the addresses of the static pages of a language: nothing for English."""
    return "" if code == languages.ENGLISH else f"/{code}"


def of_spoken() -> str:
    """The same for the language that is spoken; static pages have Latin digits alone."""
    return of_language(languages.spoken().base)


def of_feed() -> str:
    """Address of the feed of changes in the language that is spoken."""
    return f"{of_spoken()}{FEED}"


def in_all_languages(of_what: Callable[[], str]) -> tuple[tuple[str, str], ...]:
    """Code of each language with the address that `of_what` gives in it."""

    def there(code: str) -> str:
        with languages.speaking(code):
            return of_what()

    return tuple((code, there(code)) for code in languages.LANGUAGES)


def of_preview(path: str) -> str:
    """Address of the picture that stands for a static page in link previews, in its language."""
    return f"{of_spoken()}{PREVIEW}/{quote(path or 'home', safe=UNQUOTED)}.png"


def of_page(page: str, query: Mapping[str, str | list[str]] | None = None) -> str:
    """Address of a page of the app with the choices it opens with, e.g. ``/coverage?state=X``."""
    path = "/" if page == "home" else f"/{page}"
    spoken = languages.current()
    language = {} if spoken == languages.ENGLISH else {LANGUAGE: spoken}
    asked = {**(query or {}), **language}
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


def with_query(path: str, request: Request) -> str:
    """The path with what the request asks for behind it, for those who are sent on to it."""
    return f"{path}?{request.url.query}" if request.url.query else path


# What is no page, but a file to be read by machines, in each language.
FEEDS = tuple(f"{of_language(code)}{FEED}" for code in languages.LANGUAGES)
PREVIEWS = tuple(f"{of_language(code)}{PREVIEW}/" for code in languages.LANGUAGES)
_READING = tuple(f"{of_language(code)}{READ}/" for code in languages.LANGUAGES)
_FIGURES = f"{FIGURE[1:]}/"
_OF_FIGURES = tuple(f"{of_language(code)}{FIGURE}/" for code in languages.LANGUAGES)
