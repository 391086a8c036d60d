"""One step of a guided story by itself: for a phone, for the keyboard, and to show it in a meeting."""

import streamlit as st
from markupsafe import Markup

from components.app import frame, url_state
from components.content.elements import markup
from components.content.guided_stories import guide_html
from components.content.guided_stories.guides import ToldGuide, ToldStep
from components.language.messages import gettext
from components.widgets import prose
from data import languages


def show_step(told: ToldGuide, step: ToldStep) -> None:
    """The picture of a step, its words beside it, and the ways to the steps around it."""
    frame.show_header(step.heading, told.title)
    with st.container(key="guide-step"):
        picture, words = st.columns([7, 5], gap="large")
        with picture:
            if step.picture:
                name = f"{told.guide_id}-{step.number}"
                prose.show_html(guide_html.draw_picture(step.picture, name))
        with words:
            _show_words(told, step)
            _show_ways(told, step)


def _show_words(told: ToldGuide, step: ToldStep) -> None:
    said = Markup('<p class="lz-meta">{}</p><p class="lz-told">{}</p>{}')
    number, figures = guide_html.say_number(told, step), guide_html.draw_figures(step)
    prose.show_html(said.format(number, step.sentence, figures))
    frame.show_link(step.way.page, markup.literal(step.way.label), **step.way.query)


def _show_ways(told: ToldGuide, step: ToldStep) -> None:
    """Buttons to the step before and the next; the arrow keys lead there as the page is read."""
    keys = ("Left", "Right") if languages.spoken().direction == "ltr" else ("Right", "Left")
    with st.container(horizontal=True):
        _show_button(gettext("Previous step"), step.number - 1, len(told.steps), keys[0])
        _show_button(gettext("Next step"), step.number + 1, len(told.steps), keys[1])
        st.button(
            gettext("The whole story"),
            key="guide-whole",
            type="tertiary",
            on_click=url_state.keep,
            args=("step", []),
        )


def _show_button(label: str, number: int, last: int, key: str) -> None:
    st.button(
        label,
        key=f"guide-{key}",
        disabled=not 1 <= number <= last,
        shortcut=key,
        on_click=url_state.keep,
        args=("step", [str(number)]),
    )
