"""The ground on which a visitor's browser shows the app."""

import streamlit as st

from components.figures.palette import Theme


def shown_theme() -> Theme:
    """Light or dark, as the visitor's browser shows the app."""
    return "dark" if st.context.theme.type == "dark" else "light"
