"""What the page about the data draws, one section at a time."""

from collections.abc import Callable, Mapping

from components.app import frame, url_state
from components.content import site_facts
from components.content.about_data import data_catalogue, what_changed
from components.language.messages import gettext, pgettext
from components.views.about_data import catalogue, totals, translations
from components.widgets import blocks, headings, pickers, prose


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("About the data"),
        gettext(
            "Where every figure comes from, what is missing, what contradicts what, and how to take it along."
        ),
    )


def show_section() -> None:
    """The section that was chosen."""
    sections = {code: gettext(label) for code, label in data_catalogue.SECTIONS.items()}
    chosen = url_state.switch("section", pgettext("of a page", "Section"), sections)
    if chosen in OF_A_PACKAGE:
        OF_A_PACKAGE[chosen](pickers.choose_package())
    elif chosen in OF_ALL:
        OF_ALL[chosen]()
    else:
        totals.show_totals(pickers.choose_programme())


def _show_changes() -> None:
    prose.show_paragraph(gettext(what_changed.LEAD))
    blocks.show_sections(what_changed.describe_changes())


def _show_site() -> None:
    blocks.show_blocks(site_facts.blocks(), headings.PAGE)


OF_A_PACKAGE: Mapping[str, Callable[[str], None]] = {
    "tables": catalogue.show_tables,
    "sources": catalogue.show_sources,
    "definitions": catalogue.show_definitions,
}
OF_ALL: Mapping[str, Callable[[], None]] = {
    "gaps": catalogue.show_gaps,
    "glossary": catalogue.show_glossary,
    what_changed.PATH: _show_changes,
    "cite": catalogue.show_licences,
    "languages": translations.show_languages,
    "site": _show_site,
}
