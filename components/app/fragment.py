"""A part of a page that runs alone when something in it is chosen, in the language of its page."""

from collections.abc import Callable

import streamlit as st

from components.app import notices, private_preview
from data import languages


def run_alone(part: Callable[[], None]) -> None:
    """Draw a part now, and again by itself whenever a choice inside it changes.

    What it says of the address stands inside it: it cannot write into what is around it when it runs
    alone.
    """

    @st.fragment
    @languages.keep_language
    def alone() -> None:
        if not private_preview.begin_run():
            private_preview.say_ended()
            return
        with notices.own_room():
            part()

    alone()
