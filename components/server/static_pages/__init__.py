"""What the static pages say: one document for every case, gathering, place and indicator.

Each kind is a module with a title, the page of the app that lists it (PAGE), the page that shows
one (ONE) by a key of the address (KEY), and the functions `names`, `entries` and `document`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from markupsafe import Markup

from components.content import navigation
from components.content.about_data import left_out
from components.content.elements.blocks import Document, Link, Section, Words
from components.content.figure_pages import figure_links
from components.facts import cache
from components.language.messages import gettext, gettext_noop
from components.server.static_pages import (
    aims,
    cases,
    figures,
    gatherings,
    guides,
    indicators,
    lists,
    pages,
    places,
)

KINDS: dict[str, ModuleType] = {
    "cases": cases,
    "places": places,
    "indicators": indicators,
    "gatherings": gatherings,
    "aims": aims,
    "guides": guides,
}
HOME = lists.HOME
NOT_HERE = gettext_noop(
    "There is nothing at this address. It may have been mistyped, or the thing has moved."
)


def menu() -> tuple[Link, ...]:
    """The way to the list of each kind."""
    return tuple(Link(kind, gettext(module.TITLE)) for kind, module in KINDS.items())


def paths() -> Iterator[str]:
    """Every static page: the first one, what is said of the data, the lists, every thing, what changed."""
    yield from (HOME, lists.ABOUT, *(path for path in pages.SECTIONS if path != pages.CHANGES))
    for kind, module in KINDS.items():
        yield kind
        yield from (f"{kind}/{name}" for name in module.names())
    yield pages.CHANGES


@cache.bounded
def find(path: str) -> Document | None:
    """The document at this path; None if there is none.

    A thing may be asked for by another of its names; the document's own path is the right one.
    """
    kind, _, name = path.partition("/")
    if kind == figure_links.FOLDER:
        return figures.document(name)
    is_one = kind in KINDS and name
    found: Document | None = KINDS[kind].document(name) if is_one else lists.document(path, KINDS)
    return found and _with_what_is_lost(found)


def _with_what_is_lost(document: Document) -> Document:
    """The document with a sentence for each fault of the tables it is made of."""
    told = left_out.sentences(left_out.on_page(document.page))
    if not told:
        return document
    missing = Section(
        gettext("What is left out"), tuple(Words(Markup.escape(text)) for text in told)
    )
    return replace(document, sections=(missing, *document.sections))


def asked(page: str, query: Mapping[str, str]) -> dict[str, str]:
    """The part of an address of the app that names a thing; empty if it names none."""
    keys = {module.KEY for module in KINDS.values() if page == module.ONE}
    return {key: query[key] for key in keys if key in query}


def of_page(page: str, query: Mapping[str, str]) -> Document | None:
    """The words for a page of the app; None if it names a thing that does not exist.

    Args:
        page: file name of the page.
        query: what :func:`asked` found in its address.
    """
    return find(navigation.path_of(page, query) or navigation.path_of_page(page))


def not_here(title: str, path: str = "") -> Document:
    """What is said where there is no document, with the ways to those that a name may mean."""
    page = ways_on(title, gettext(NOT_HERE))
    kind, _, name = path.partition("/")
    meant = places.meant(name) if KINDS.get(kind) is places and name else None
    return replace(page, sections=(meant, *page.sections)) if meant else page


def ways_on(title: str, said: str) -> Document:
    """A page that says one sentence and leads to all the others."""
    return lists.ways_on(title, said, KINDS)
