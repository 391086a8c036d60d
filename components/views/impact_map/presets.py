"""The questions beside the impact map: each a link to the view that answers it."""

from urllib.parse import parse_qsl

import streamlit as st
from markupsafe import Markup

from components.app import frame, url_state
from components.content.elements import markup
from components.content.impact_maps import impact_layers
from components.language.messages import gettext
from components.widgets import prose


def show_presets() -> None:
    """The questions of the chosen programme, or of the first where several are shown."""
    asked = url_state.current().words("programme")
    known = impact_layers.programmes_of(impact_layers.BOTH)
    chosen = asked[0] if asked and asked[0] in (*known, impact_layers.BOTH) else known[0]
    programme = impact_layers.programmes_of(chosen)[0]
    prose.show_html(Markup('<h2 class="lz-finding">{}</h2>').format(gettext("Ask the map")))
    with st.container(key="impact_presets"):
        for question, view in impact_layers.presets(programme).values():
            frame.show_link(
                "impact_map", markup.literal(question), programme=chosen, **dict(parse_qsl(view))
            )
