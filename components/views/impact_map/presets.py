"""The questions above the impact map: each a link to the view that answers it."""

from urllib.parse import parse_qsl

import streamlit as st

from components.app import frame, url_state
from components.content import impact_layers, markup


def show_presets() -> None:
    """A row of questions; those of the chosen programme, or of the first where several are shown."""
    asked = url_state.current().words("programme")
    known = impact_layers.programmes_of(impact_layers.BOTH)
    chosen = asked[0] if asked and asked[0] in (*known, impact_layers.BOTH) else known[0]
    programme = impact_layers.programmes_of(chosen)[0]
    with st.container(key="impact_presets", horizontal=True):
        for question, view in impact_layers.presets(programme).values():
            frame.show_link(
                "impact_map", markup.literal(question), programme=chosen, **dict(parse_qsl(view))
            )
