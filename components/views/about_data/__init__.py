"""What the page about the data draws, one section at a time."""

from components.app import url_state
from components.content import data_catalogue
from components.views.about_data import catalogue, totals
from components.widgets import pickers


def show_section() -> None:
    """The section that was chosen."""
    match url_state.switch("section", "Section", data_catalogue.SECTIONS):
        case "tables":
            catalogue.tables(pickers.package())
        case "sources":
            catalogue.sources(pickers.package())
        case "definitions":
            catalogue.definitions(pickers.package())
        case "gaps":
            catalogue.gaps()
        case "totals":
            totals.totals(pickers.programme())
        case "glossary":
            catalogue.glossary()
        case "cite":
            catalogue.licences_and_citation()
