"""Aims and roles of a programme: what was measured for each, what differs, and what is left."""

import streamlit as st

from components.app import frame
from components.content import results
from components.content.results import Aim, Part
from components.facts import tables
from components.widgets import downloads, prose

FEW = 6


def goal(programme: str) -> None:
    """What a whole programme is for, and the way to its aims and results."""
    if said := results.goal(programme):
        prose.show_paragraph(said)
        frame.link("aims", "Aims, results and what remains", programme=programme)


def of_programme(programme: str) -> None:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = tables.programmes()[programme]
    if "aims" not in package.tables:
        st.info(f"Nothing is recorded about the aims of {package.short_title}.")
        return
    for aim in results.of_programme(programme):
        _aim(programme, aim)


def _aim(programme: str, aim: Aim) -> None:
    st.header(aim.heading, anchor=aim.aim_id)
    prose.show_paragraph(aim.definition)
    prose.show_sources(programme, [aim.source_id], aim.note)
    if aim.results is None:
        st.caption("No measured result was found.")
        return
    prose.show_html(aim.results)
    _states(programme, aim)
    if aim.differing is not None:
        _differing(aim.aim_id, aim.differing)
    if aim.is_legacy:
        _ways_on(programme)


def _states(programme: str, aim: Aim) -> None:
    if aim.states is None:
        st.caption("No source that was read breaks these results down by state or province.")
        return
    with st.expander(f"State by state: {aim.title.lower()}"):
        prose.show_html(aim.states.html)
        prose.show_sources(programme, aim.states.source_ids)
        downloads.csv(aim.states.rows, f"{aim.aim_id}-by-state")


def _differing(aim_id: str, readings: Part) -> None:
    title = f"Figures that differ: {readings.count:,}"
    with st.expander(title, expanded=readings.count <= FEW):
        prose.show_html(readings.html)
        if earlier := len(readings.rows) - readings.count:
            st.caption(f"{earlier:,} more, of earlier dates, are in the file.")
        downloads.csv(readings.rows, f"{aim_id}-differing")


def _ways_on(programme: str) -> None:
    with st.container(horizontal=True):
        frame.link("conclaves", "Gatherings", programme=programme)
        frame.link("resources", "Publications and films", programme=programme)
