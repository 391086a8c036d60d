"""What the page about the data draws, one section at a time."""

from collections.abc import Callable, Mapping

from components.app import frame, url_state
from components.content import data_catalogue, site_facts, what_changed
from components.content.blocks import Section
from components.language.messages import gettext
from components.views.about_data import catalogue, totals, translations
from components.widgets import blocks, pickers

# Sections that a static page has, too.
DESCRIBED: Mapping[str, Callable[[], tuple[Section, ...]]] = {
    what_changed.PATH: what_changed.describe_changes,
    "site": lambda: (Section("", site_facts.blocks()),),
}


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
    match url_state.switch("section", gettext("Section"), sections):
        case "tables":
            catalogue.show_tables(pickers.choose_package())
        case "sources":
            catalogue.show_sources(pickers.choose_package())
        case "definitions":
            catalogue.show_definitions(pickers.choose_package())
        case "gaps":
            catalogue.show_gaps()
        case "totals":
            totals.show_totals(pickers.choose_programme())
        case "glossary":
            catalogue.show_glossary()
        case "cite":
            catalogue.show_licences()
        case "languages":
            translations.show_languages()
        case described:
            blocks.show_sections(DESCRIBED[described]())
