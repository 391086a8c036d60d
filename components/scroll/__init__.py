"""Back returns to the place in a long list, not only to the list."""

from pathlib import Path

import streamlit as st

_keeper = st.components.v2.component(
    "scroll_keeper", js=(Path(__file__).parent / "keeper.js").read_text(encoding="utf-8")
)


def keep() -> None:
    """From now on, remember how far each page is scrolled, and go there again on Back."""
    _keeper(key="scroll_keeper")
