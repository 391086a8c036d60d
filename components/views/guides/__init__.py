"""What the page of guided stories draws: all of them, one as a whole, or one step of it by itself."""

import difflib

import streamlit as st

from components.app import frame, notices, url_state
from components.content.elements import markup
from components.content.guided_stories import guides
from components.content.guided_stories.guides import ToldGuide
from components.language.messages import gettext
from components.views.guides import listing, slides, steps, story

STEP = "step"


def show_guides() -> None:
    """The guided story that the address asks for, as a whole or a step of it; else all of them."""
    asked = url_state.from_address("guide")
    told = guides.tell(asked) if asked else None
    if told:
        _show_guide(told)
        return
    frame.show_header(gettext(guides.TITLE), gettext(guides.LEAD))
    if asked:
        _say_not_found(asked)
    listing.show_all()


def _say_not_found(asked: str) -> None:
    known = guides.titles()
    near = difflib.get_close_matches(asked, known, 1, cutoff=0.5)
    notices.say_unknown("guided story", asked, near)
    for guide_id in near:
        frame.show_link("guides", markup.literal(known[guide_id]), guide=guide_id)


def _show_guide(told: ToldGuide) -> None:
    frame.name_tab(told.title)
    numbers = {str(step.number): step for step in told.steps}
    url_state.say_unknown(STEP, gettext("Step"), lambda word: word if word in numbers else None)
    chosen = url_state.from_address(STEP)
    if told.missing:
        st.caption(told.missing)
    if chosen is None:
        story.show_story(told)
    else:
        steps.show_step(told, numbers[chosen])
    slides.offer_slides(told)
    frame.show_link("guides", gettext("All guided stories"))
