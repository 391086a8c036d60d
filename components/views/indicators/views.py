"""From the choice to the picture: one function for each way to look at an indicator."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.app import fragment, frame, url_state
from components.content.indicators.indicator import Scene
from components.facts import indicators
from components.language.messages import gettext
from components.views.indicators import (
    about,
    choose,
    distribution,
    gap,
    listing,
    map_view,
    multiples,
    over_time,
    ranks,
    reach,
    two,
)
from data.choices import IndicatorChoice

SHOW: Mapping[str, Callable[[Scene], None]] = {
    "map": map_view.show_map,
    "ranks": ranks.show_ranks,
    "multiples": multiples.show_multiples,
    "time": over_time.show_over_time,
    "gap": gap.show_gap,
    "two": two.show_two_indicators,
    "distribution": distribution.show_distribution,
    "reach": reach.show_reach,
    "table": listing.show_table,
}

# What only one view asks for.
OWN_CHOICE: choose.OwnChoice = {
    "two": two.choose_second,
    "reach": reach.choose_reach,
    "distribution": distribution.choose_programme,
}


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("How great is the need, and where?"),
        gettext("Census, survey and programme figures, each with its source and its cautions."),
    )


def show_explorer() -> None:
    """Choose a question and a view, and see it; a choice runs this part of the page alone."""
    fragment.run_alone(_show_questions)


def _show_questions() -> None:
    choice = choose.read_choice(OWN_CHOICE)
    if choice is None:
        st.info(gettext("No figures can be read at the moment."), icon=":material/search_off:")
        return
    show_view(choice)
    url_state.settle()


def show_view(choice: IndicatorChoice) -> None:
    """The chosen view, and beside it what the figure means."""
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    picture, meaning = st.columns([3, 1], gap="large")
    with picture:
        SHOW[choice.view](scene)
    with meaning, st.container(key="meaning"):
        if choice.view == "map":
            # Beside the map, so that it covers nothing of it.
            map_view.show_touched_place(scene)
        about.show_indicator(scene)
