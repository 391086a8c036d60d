"""Back returns to the place in a long list, not only to the list.

Relies on: the box that Streamlit scrolls (``data-testid="stMain"``), and what its page says of a run
(``data-test-script-state``). Without them nothing is remembered. Off (``scroll_keeper``): the same.
"""

from pathlib import Path

import streamlit as st

from components.facts import touches
from components.facts.scripts import read_script

_keeper = st.components.v2.component(
    "scroll_keeper", js=read_script(Path(__file__).with_name("keeper.js"))
)


def keep() -> None:
    """From now on, remember how far each page is scrolled, and go there again on Back."""
    if touches.is_on("scroll_keeper"):
        _keeper(key="scroll_keeper")
