"""Aims and roles of a programme: what was measured for each, what differs, and what is left."""

import streamlit as st

from components.app import frame
from components.content.elements.blocks import Section
from components.content.programmes import aims_page, results
from components.content.programmes.results import Aim
from components.facts import tables
from components.language.messages import gettext
from components.widgets import blocks, downloads


def show_aims(programme: str) -> None:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = tables.programmes()[programme]
    if "aims" not in package.tables:
        st.info(
            gettext(
                "Nothing is recorded about the aims of {programme}.", programme=package.short_title
            )
        )
        return
    for aim in results.of_programme(programme):
        _show_aim(programme, aim)


def _show_aim(programme: str, aim: Aim) -> None:
    """One aim, its tables to take along, and the ways on from what a programme left."""
    blocks.show_section(Section(aim.heading, aims_page.summary(programme, aim), aim.aim_id))
    drawers = aims_page.drawers(programme, aim)
    for name, table in aim.tables.items():
        with blocks.show_drawer(drawers[name]):
            downloads.offer_csv(table.rows, f"{aim.aim_id}-{name}")
    if aim.is_legacy:
        _ways_on(programme)


def _ways_on(programme: str) -> None:
    with st.container(horizontal=True):
        frame.show_link("conclaves", gettext("Gatherings"), programme=programme)
        frame.show_link("resources", gettext("Publications and films"), programme=programme)
