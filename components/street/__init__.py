"""The street map of a place: its outline, what was done there, roads behind if the visitor likes."""

from typing import Any

import streamlit as st

from components import filters, markup
from components.street import store
from data.shapes import ShapesMissing

HEIGHT = 460
SWITCH = "Show roads and villages behind it"
TILES_ASK = (
    "Switched on, your browser asks OpenStreetMap for the pictures behind, and so tells it which "
    "part of the map you look at. It draws borders in its own way."
)


def show(place_id: str) -> None:
    """Draw the map of a place, the switch for its background, and the way to take it along."""
    st.header("Map of the place", anchor="map")
    try:
        shown = store.of_place(place_id)
    except ShapesMissing:
        st.caption("The map cannot be drawn: its shapes are missing.")
        return
    if shown is None:
        st.caption("Neither a shape nor a position of this place is recorded.")
        return
    tiles = filters.flag("tiles", SWITCH)
    st.caption(TILES_ASK)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    _frame(store.travelling(place_id, theme, tiles))
    markup.paragraph(f"{shown.description} {store.BY_PLACE}", "lz-meta")
    st.download_button(
        "Download this map as one HTML file",
        data=lambda: store.as_html(shown, tiles),
        file_name=f"map-{place_id}.html",
        mime="text/html",
        on_click="ignore",
        icon=":material/download:",
        key="street-html",
    )


def _frame(travelling: dict[str, Any]) -> None:
    """Draw a map that is ready to travel, without a word back from the browser."""
    from streamlit_folium import _component_func

    _component_func(
        **travelling,
        height=HEIGHT,
        width=None,
        returned_objects=[],
        default={},
        zoom=None,
        center=None,
        feature_group=None,
        return_on_hover=False,
        layer_control=None,
        pixelated=False,
        wrap_longitude=False,
    )
