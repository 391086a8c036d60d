"""A chart whose dots say themselves and can be chosen, drawn as the files to take along are."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.app import url_state
from components.content.maps import map_files
from components.facts.scripts import read_script
from components.figures.charts.chart_inline import draw_inline
from components.figures.charts.plots import Plot
from components.language.messages import gettext, gettext_noop

HOW_TO_READ = gettext_noop("The arrow keys lead from dot to dot.")
HOW_TO_CHOOSE = gettext_noop("The arrow keys lead from dot to dot; Enter marks its place.")
_LOADER = read_script(Path(__file__).parents[1] / "map" / "loader.js")
_chart = st.components.v2.component(
    "chart", html="<div class='chart' aria-busy='true'></div>", js=_LOADER
)


def draw_chart(plot: Plot, key: str, on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the panels of a plot; its title, key and notes stand around them.

    Args:
        on_pick: called with the place of the dot that is chosen, before the page runs again; without
            it dots only say what they are.
    """
    places = {place for panel in plot.panels for dots in panel.dots for place in dots.places}

    pick = url_state.only_here(on_pick) if on_pick else None

    def pass_on() -> None:
        picked = st.session_state[key].picked
        if pick and picked in places:
            pick(picked)

    _chart(
        key=key,
        data={
            "script": map_files.path_of("chart.js"),
            "style": map_files.path_of("chart.css"),
            "drawing": draw_inline(plot),
            "alt": plot.alt,
            "help": gettext(HOW_TO_CHOOSE if places and on_pick else HOW_TO_READ),
        },
        on_picked_change=pass_on,
    )
