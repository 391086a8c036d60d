"""A guided story as a whole: while one reads on, the picture beside the words changes."""

import streamlit as st

from components.app import frame, url_state
from components.content.guided_stories import guide_html
from components.content.guided_stories.guides import ToldGuide, ToldStep
from components.language.messages import gettext
from components.widgets import prose


def show_story(told: ToldGuide) -> None:
    """Title, the way to single steps, and all steps with their pictures."""
    frame.show_header(told.title, told.lead)
    st.button(
        gettext("Step by step, with arrow keys"),
        key="guide-begin",
        on_click=url_state.keep,
        args=("step", ["1"]),
    )
    address = frame.link_maker()

    def addresses(step: ToldStep) -> tuple[str, str]:
        alone = address("guides", guide=told.guide_id, step=step.number)
        return address(step.way.page, **step.way.query), alone

    prose.show_html(guide_html.draw_story(told, addresses))
