"""The street map of a place: its outline, what was done there, roads behind if the visitor likes."""

import streamlit as st

from components.app import url_state
from components.content.places import place_map
from components.figures.maps.detail_map import DetailMap
from components.language.messages import gettext, gettext_noop
from components.widgets import downloads, prose
from components.widgets.theme import shown_theme
from data.shapes import ShapesMissing

HEIGHT = 460
SWITCH = gettext_noop("Show roads and villages behind it")
TILES_ASK = gettext_noop(
    "Switched on, your browser asks OpenStreetMap for the pictures behind, and so tells it which "
    "part of the map you look at. It draws borders in its own way."
)


def show_place_map(place_id: str) -> None:
    """Draw the map of a place; below it the switch for its background, and the way to take it along."""
    try:
        shown = place_map.of_place(place_id)
    except ShapesMissing:
        st.caption(gettext("The map cannot be drawn: its shapes are missing."))
        return
    if shown is None:
        st.caption(gettext("Neither a shape nor a position of this place is recorded."))
        return
    spot = st.container(key="place_map")
    tiles = url_state.flag("tiles", gettext(SWITCH))
    st.caption(gettext(TILES_ASK))
    with spot:
        _draw(shown, tiles)
    prose.show_paragraph(f"{shown.description} {gettext(place_map.BY_PLACE)}", "lz-meta")
    downloads.offer_file(
        f"map-{place_id}.html",
        "text/html",
        gettext("Download this map as one HTML file"),
        lambda: place_map.as_html(shown, tiles),
        key="street-html",
    )


def _draw(shown: DetailMap, tiles: bool) -> None:
    """Draw the map, without a word back from the browser."""
    # Imported on use: it takes a second, and only this map needs it.
    from streamlit_folium import st_folium

    drawn = place_map.street_map(shown, shown_theme(), tiles)
    st_folium(drawn, height=HEIGHT, use_container_width=True, returned_objects=[])
