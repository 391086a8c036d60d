"""What the page of one state, district or village draws."""

import streamlit as st

from components.app import frame, url_state
from components.content.places import place as place_facts
from components.content.places import place_page
from components.facts import tables
from components.language.messages import gettext
from components.views.place import compare, place_map, profile, village
from components.widgets import blocks, view_files, village_search
from data.ground import Village
from data.place import Place


def asked_place() -> Place | Village | None:
    """The place or village that the address asks for; None, and said, if there is none."""
    word = url_state.from_address("id")
    place = profile.find_place(word) or village.find_village(word)
    if place is None:
        frame.show_header(
            gettext("A place"),
            gettext("One state, district or village, with all that is known of it."),
        )
        if not village.is_a_name(word) or place_facts.find_namesakes(str(word)):
            profile.say_what_is_near(word)
        if word:
            village_search.show_found(word)
        village_search.show_search()
        frame.show_link("coverage", gettext("Choose a place on the map"))
    return place


def show_place(place: Place | Village) -> None:
    """All that is known of a place, section by section."""
    if isinstance(place, Village):
        compare.drop_asked_places()
        village.show_village(place)
        return
    if others := compare.asked_places(place):
        compare.show_comparison(place, others)
        return
    _show_region(place)
    village.show_namesakes(url_state.from_address("id"), place)


def _show_region(place: Place) -> None:
    title = tables.gazetteer().full_name(place.place_id)
    frame.name_tab(title)
    frame.show_header(title, place_facts.lead(place))
    blocks.show_section(place_page.in_short(place))
    picture, aside = st.columns([3, 2], gap="medium")
    with picture:
        place_map.show_place_map(place.place_id)
    with aside:
        blocks.show_section(place_page.on_record(place))
        profile.show_cases(place)
    blocks.show_section(place_page.gatherings(place))
    compare.offer_comparison(place)
    profile.show_work(place)
    profile.show_figures(place)
    view_files.show_files("place")
    blocks.show_sections(place_page.around(place))
    profile.show_way_to_pack(place)
