"""What stands around the words on one conclave or convention: the way to a pack, and to others."""

import difflib

import pandas as pd
import streamlit as st

from components.app import basket, frame, notices
from components.content.conclaves import gathering_page
from components.content.elements import markup
from components.content.elements.blocks import Page
from components.facts import tables
from components.language.messages import gettext
from components.widgets import blocks


def say_not_found(asked: str | None) -> None:
    """Say that there is no such gathering, show those with a similar address, and the whole list."""
    events = tables.gatherings().events
    codes = {code.casefold(): code for code in events["event_id"]}
    near = difflib.get_close_matches(str(asked).casefold(), codes, 3, cutoff=0.5)
    notices.say_unknown("gathering", str(asked), near)
    wanted = [codes[one] for one in near]
    for _, event in events[events["event_id"].isin(wanted)].iterrows():
        show_link(event)
    frame.show_link("conclaves", gettext("All gatherings"))


def show_link(event: pd.Series) -> None:
    """The way to the page of one gathering, which says it if no report of it was found."""
    blocks.show_link(gathering_page.link(event))


def show_gathering(event: pd.Series, page: Page) -> None:
    """What is known of a gathering, what a pack takes of it, and what is near."""
    blocks.show_sections(page.main)
    outcomes = tables.gatherings().of_event(event["event_id"])
    if len(outcomes):
        _for_a_pack(outcomes)
    blocks.show_sections(page.below)


def _for_a_pack(outcomes: pd.DataFrame) -> None:
    """Each outcome with a button that puts it aside for a pack."""
    with st.expander(gettext("Put what was said aside for an advocacy pack")):
        for _, one in outcomes.iterrows():
            st.caption(markup.literal(one["text"]))
            basket.show_button(
                f"outcome:{one['outcome_id']}", one["place_id"], one["theme"], "event"
            )
