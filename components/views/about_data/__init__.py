"""What the page about the data draws, one section at a time."""

from components.app import url_state
from components.content import data_catalogue
from components.views.about_data import catalogue, totals
from components.widgets import pickers


def show_section() -> None:
    """The section that was chosen."""
    match url_state.switch("section", "Section", data_catalogue.SECTIONS):
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
