"""The menu takes along what was chosen: a programme is not lost on the way to the next page."""

from pathlib import Path

import streamlit as st

LINKS = "carried"
_follower = st.components.v2.component(
    "menu_carries", js=(Path(__file__).parent / "carry.js").read_text(encoding="utf-8")
)


def carry() -> None:
    """From now on, the menu opens a page as a link to it in the container :data:`LINKS` does."""
    _follower(key="menu_carries")
