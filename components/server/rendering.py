"""Documents as HTML: one template, escaped throughout, without scripts, without other requests."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
import streamlit as st
from markupsafe import Markup

from components.content import navigation
from components.content.about_data import completeness, private_preview
from components.content.elements import markup
from components.content.elements.block_html import html_of, sources_html
from components.content.elements.blocks import Document, Link
from components.content.figure_pages import corrections, figure_links
from components.content.shared_views import view_links
from components.facts import cache, readers, script_fonts
from components.facts.untranslated import is_english
from components.language.messages import gettext, ngettext
from components.server import address
from components.server.ways import Way
from data import languages
from data.languages import Language

TEMPLATES = Path(__file__).parent / "templates"
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals.update(
    html_of=html_of,
    figures_placed=figure_links.placed,
    sources_html=sources_html,
    plain=markup.plain,
    plain_by_sentence=markup.plain_by_sentence,
    gettext=gettext,
    ngettext=ngettext,
    is_english=is_english,
)
COLOURS = {
    "paper": "theme.{}.backgroundColor",
    "ink": "theme.{}.textColor",
    "link": "theme.{}.linkColor",
    "line": "theme.{}.borderColor",
    "quiet": "theme.{}.grayColor",
}


# What `hreflang` calls readers of a language that the page is not written in.
ANY_LANGUAGE = "x-default"


@dataclass(frozen=True)
class Head:
    """What a page says of itself to search engines and link previews.

    Without an `address` (in a folder on a stick) only title and description are said.
    """

    title: str
    heading: str
    description: str
    site: str = navigation.APP_NAME
    kind: str = "website"
    address: str = ""
    picture: str = ""
    feed: str = ""
    feed_language: str = ""
    structured: str = ""
    robots: str = ""
    locale: str = "en_GB"
    alternates: tuple[tuple[str, str], ...] = ()


def head(document: Document, site: str) -> Head:
    """The head of a document on the site with this base address."""
    return Head(
        title=tab_title(document),
        heading=document.title,
        description=document.description,
        kind="article" if _is_article(document) else "website",
        address=_where(document, site),
        picture=site + address.of_preview(document.path),
        feed=f"{site}{address.of_feed()}",
        feed_language=languages.spoken().base,
        structured=_script(structured(document, site)),
        locale=languages.spoken().locale,
        alternates=_alternates(document, site),
    )


def _alternates(document: Document, site: str) -> tuple[tuple[str, str], ...]:
    """The page in each language for search engines; for readers of any other, the English one."""
    if not _is_static(document):
        return ()
    own = address.in_all_languages(lambda: address.of_own(document.path))
    return for_any_language(own, site)


def for_any_language(found: Iterable[tuple[str, str]], site: str) -> tuple[tuple[str, str], ...]:
    """Codes with whole addresses, and the English one for readers of any other language."""
    whole = [(code, site + there) for code, there in found]
    others = [(ANY_LANGUAGE, there) for code, there in whole if code == languages.ENGLISH]
    return (*whole, *others)


def _is_static(document: Document) -> bool:
    """Whether a static page says the same; views of the app have none."""
    return not (document.address and document.path)


def without_address(document: Document) -> Head:
    """The head of what is said where there is nothing: no address is its own, none is to be kept."""
    return Head(tab_title(document), document.title, document.lead, robots="noindex")


def tab_title(document: Document) -> str:
    """What the browser's tab and a search result say."""
    return f"{document.title} · {navigation.APP_NAME}"


def structured(document: Document, site: str) -> dict[str, object]:
    """The document as schema.org describes things (JSON-LD)."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "headline" if _is_article(document) else "name": document.title,
        "description": document.description,
        "url": _where(document, site),
        "image": site + address.of_preview(document.path),
        "inLanguage": languages.current(),
        "isPartOf": {"@type": "WebSite", "name": navigation.APP_NAME, "url": f"{site}/"},
        **document.about,
    }


def _is_article(document: Document) -> bool:
    return document.about.get("@type") == "Article"


def _where(document: Document, site: str) -> str:
    return site + (document.address or address.of_document(document.path))


def page(document: Document, way: Way, about: Head, menu: tuple[Link, ...]) -> str:
    """A whole page."""
    template = ENVIRONMENT.get_template("page.html")
    return template.render(
        head=about,
        style=style(),
        names=_names_of(document, about),
        script=way.asset(document.script) if document.script else "",
        files=_files(document, way, about),
        wrong=_wrong(document, about),
        **_parts(document, way, menu),
    )


def _names_of(document: Document, about: Head) -> list[tuple[Language, str]]:
    """Each language a page can be read in, with its address on this server; none without a server."""
    if not about.alternates:
        return []
    found = address.in_all_languages(lambda: address.of_document(document.path))
    return [(languages.describe(code), address.below(there)) for code, there in found]


def _files(document: Document, way: Way, about: Head) -> Markup:
    """The ways to what the page shows of one thing as files; nothing without a server, or of a figure."""
    if not about.address or _is_figure(document) or not document.query:
        return Markup("")
    return view_links.draw_links(document.page, document.query, way.file(""))


def _is_figure(document: Document) -> bool:
    return document.path.startswith(f"{figure_links.FOLDER}/")


def _wrong(document: Document, about: Head) -> Markup:
    """The way to tell of a fault; nothing where the page has no address or says it itself."""
    if not about.address or _is_figure(document):
        return Markup("")
    return corrections.block_of_page(document.title, about.address).html


def first_words(document: Document, way: Way, menu: tuple[Link, ...]) -> Markup:
    """The body of a page, to be read while the app is on its way."""
    return Markup(
        ENVIRONMENT.get_template("reading.html").render(
            names=[], files="", wrong="", **_parts(document, way, menu)
        )
    )


def without_live_part(
    document: Document, way: Way, names_a_thing: bool, place: Link | None = None
) -> Markup:
    """What is said above the first words if the app does not come.

    Args:
        names_a_thing: whether the address asks for the very thing that the document is about, so that
            nothing of what it asks for is missing.
        place: the way to the place that the address chooses, which can be read without it.
    """
    template = ENVIRONMENT.get_template("without_live_part.html")
    values = {"document": document, "way": way, "names_a_thing": names_a_thing, "place": place}
    return Markup(template.render(values))


def head_tags(about: Head) -> Markup:
    """What stands in the head of a page."""
    return Markup(ENVIRONMENT.get_template("head.html").render(head=about))


def xml(template: str, **values: object) -> str:
    """A template of another kind: site map or feed."""
    made = ENVIRONMENT.get_template(template)
    return made.render(language=languages.spoken(), of_document=address.of_document, **values)


@cache.once
def style() -> Markup:
    """The style sheet, led by the app's own colours for light and dark."""
    shades = {
        shade: "".join(
            f"--{name}:{st.get_option(option.format(shade))};" for name, option in COLOURS.items()
        )
        for shade in ("light", "dark")
    }
    rules = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return Markup(
        f".reading{{color-scheme:light dark;{shades['light']}}}"
        f"@media(prefers-color-scheme:dark){{.reading{{{shades['dark']}}}}}\n{rules}"
    )


def _parts(document: Document, way: Way, menu: tuple[Link, ...]) -> dict[str, object]:
    return {
        "document": document,
        "way": way,
        "menu": menu,
        "site": navigation.APP_NAME,
        "footer": navigation.footer_words(),
        "status": completeness.say_status(),
        "faces": Markup(script_fonts.faces_of_spoken(way.asset)),
        "language": languages.spoken(),
        "private": _of_private(),
    }


def _of_private() -> str:
    """What a page of a private preview says of it; "" on the pages of the site."""
    rows = readers.current()
    return private_preview.say_preview(rows) if rows else ""


def _script(data: Mapping[str, object]) -> Markup:
    """JSON that nothing in it can end early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=dict)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
