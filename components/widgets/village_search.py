"""Find your village: one box, in any script and spelling, and the places and villages to choose from."""

import streamlit as st

from components.app import url_state
from components.content.villages import found_villages
from components.facts import villages
from components.language.messages import gettext
from components.widgets import blocks, prose

KEY = "village"


def show_search() -> None:
    """The box and what it found, districts of the name first; nothing where no village is known."""
    if not villages.layers():
        return
    words = url_state.enter_words(
        KEY,
        gettext("Find your village"),
        gettext("Name of a village, in any script; its district after a comma if you like"),
    )
    if words:
        for link in found_villages.places_of_name(words):
            blocks.show_link(link)
        show_found(words)


def show_found(words: str, *, of_this_name: bool = False) -> None:
    """The villages that words may name, as links; those written in another way only if wanted."""
    found = found_villages.in_words(words, of_this_name=of_this_name)
    if found.said:
        prose.show_paragraph(found.said, "lz-meta")
    for link in found.links:
        blocks.show_link(link)
    if found.more:
        st.caption(found.more)
