"""From the choice to the picture: one function for each way to look at an indicator."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.app import url_state
from components.content.indicator import Scene
from components.facts import indicators
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
    "map": map_view.show,
    "ranks": ranks.show,
    "multiples": multiples.show,
    "time": over_time.show,
    "gap": gap.show,
    "two": two.show,
    "distribution": distribution.show,
    "reach": reach.show,
    "table": listing.show,
}


@st.fragment
def ask(questions: choose.Questions) -> None:
    """Choose a question and a view, and see it; a choice runs this part of the page alone."""
    if not questions.labels:
        st.info("No figures can be read at the moment.", icon=":material/search_off:")
        return
    show(choose.choice(questions))
    url_state.settle()


def show(choice: IndicatorChoice) -> None:
    """The chosen view, and beside it what the figure means."""
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    picture, meaning = st.columns([3, 1], gap="large")
    with picture:
        SHOW[choice.view](scene)
    with meaning, st.container(key="meaning"):
        about.indicator(scene)
