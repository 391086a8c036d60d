"""The maps of the home page: where each programme worked and what is told of it, a door to the maps."""

import streamlit as st

from components.app import frame
from components.content import home_page
from components.content.guided_stories import guide_html
from components.facts import tables
from components.language.messages import gettext
from components.widgets import prose


def show_maps() -> None:
    """One map of each programme, side by side where there is room."""
    names = tables.programme_names()
    with st.container(key="home-maps"):
        for column, package_id in zip(st.columns(max(2, len(names))), names, strict=False):
            with column:
                _show_map(package_id, names[package_id])


def _show_map(package_id: str, name: str) -> None:
    if picture := home_page.picture(package_id):
        prose.show_html(guide_html.draw_picture(picture, f"home-{package_id}"))
    with st.container(horizontal=True):
        to_map = gettext("Where {programme} worked", programme=name)
        frame.show_link("impact_map", to_map, programme=package_id)
        to_stories = gettext("Its stories on the map")
        frame.show_link("learning_zone", to_stories, programme=package_id, view="map")
