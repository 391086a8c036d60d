"""What the page of where a programme worked draws."""

import streamlit as st

from components.app import frame
from components.language.messages import gettext
from components.views.coverage import district_map, presence_map
from components.widgets import measure_map, pickers, village_search
from data.choices import PlaceChoice


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("Where did they work?"),
        gettext(
            "The districts each programme reached, as far as sources say so. Choose a place, or click it."
        ),
    )


def show_coverage() -> None:
    """The map and the table beside it, what is known of the chosen place, what the map leaves out."""
    left, right = st.columns(2)
    with right:
        village_search.show_search()
    with left:
        programme = pickers.choose_programme()
    choice = pickers.choose_place(programme)
    measure_map.run_alone(_map_and_table, choice)
    presence_map.show_chosen_place(choice)
    presence_map.show_left_out(choice)


def _map_and_table(choice: PlaceChoice) -> str | None:
    """What to show, and the map and the table of it; returns a place chosen there."""
    presence = presence_map.presence_measures(choice.programme)
    measure = pickers.choose_measure(choice.programme, measure_map.REACH, presence)
    if measure is None:
        return None
    if measure == presence_map.PRESENCE and district_map.can_be_drawn(choice.district):
        district_map.show_district(choice)
        return None
    if measure in presence:
        return presence_map.show_presence(choice, measure)
    return measure_map.show_measure(choice, measure)
