"""What the menu takes along, and Back: in the browser, where Streamlit's own menu and history are.

Relies on: a link of the menu is an ``a[href]`` of the page, and Streamlit writes the history by
``history.pushState``. Off (``menu``): the menu opens pages bare, and “Something wrong?” names
the view of the last whole run.
"""

from pathlib import Path

import streamlit as st

from components.facts.scripts import read_script

LINKS = "carried"
_script = st.components.v2.component("menu", js=read_script(Path(__file__).with_name("menu.js")))


def mend() -> None:
    """Let the menu take the links in the container :data:`LINKS`, and let quick steps back arrive."""
    _script(key="menu")
