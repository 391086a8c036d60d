"""What the home page draws: search, maps, doors, guided stories, headlines, newest stories, changes."""

import streamlit as st

from components.app import basket, frame
from components.content import home_page
from components.content.programmes import headlines
from components.facts import tables
from components.language.messages import gettext
from components.views.guides import listing
from components.views.home.maps import show_maps
from components.views.home.search import show_search
from components.widgets import blocks, headings, prose

__all__ = [
    "show_changes",
    "show_doors",
    "show_guides",
    "show_header",
    "show_maps",
    "show_newest",
    "show_programmes",
    "show_search",
]


def show_header() -> None:
    """What this site is."""
    frame.show_header(gettext(home_page.TITLE), home_page.say_lead())


def show_doors() -> None:
    """A door for each kind of visitor."""
    read, meet, fund = st.columns(3)
    with read:
        _show_door(
            gettext("I want to read"),
            gettext(
                "Find out what people in a place like yours did about a right, and what came of it."
            ),
            "learning_zone",
            gettext("Read case studies"),
        )
    with meet:
        _show_door(
            gettext("I am preparing a meeting"),
            gettext(
                "See your district on the map, with what is known and what is not, and take the table along."
            ),
            "coverage",
            gettext("See where they worked"),
        )
    with fund:
        _show_door(
            gettext("I want to check the figures"),
            gettext("Every figure with its source, every gap admitted, every table to download."),
            "about_data",
            gettext("Look into the data"),
        )


def _show_door(title: str, text: str, page: str, label: str) -> None:
    """For whom, what is behind it, and the way in."""
    with st.container(border=True, height="stretch"):
        headings.show_heading(title)
        prose.show_paragraph(text)
        frame.show_link(page, label)


def show_programmes() -> None:
    """Each programme: what it was, its goal, its headline figures with their sources."""
    for package_id in tables.programmes():
        blocks.show_section(home_page.describe_programme(package_id))
        for_a_pack = headlines.describe_headlines(package_id).for_a_pack
        basket.show_figure_list(for_a_pack, f"headline:{package_id}")


def show_guides() -> None:
    """The guided stories, each with a picture drawn from its figures."""
    st.header(gettext("Guided stories"), anchor="guides")
    listing.show_all()


def show_newest() -> None:
    """The newest case studies of each programme."""
    blocks.show_section(home_page.describe_newest())


def show_changes() -> None:
    """What changed last, and the way to all of it."""
    blocks.show_section(home_page.describe_newest_changes())
