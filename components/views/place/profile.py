"""One place: which one is asked for, what is said of it, and the ways on from there."""

import streamlit as st

from components.app import basket, frame, notices
from components.content import place as place_facts
from components.content import place_page
from components.facts import tables
from components.widgets import blocks, downloads
from data.place import Place
from data.places import AmbiguousPlace, UnknownPlace


def asked_for(word: str | None) -> Place | None:
    """The place an address names by code, name or other spelling; None, and said, if there is none."""
    places = tables.gazetteer()
    if not word:
        st.info("Choose a place on the map of where they worked.")
        return None
    try:
        return places.find(word)
    except AmbiguousPlace as several:
        st.warning("More than one place has this name. Choose the one you mean.")
        for place_id in several.place_ids:
            frame.link("place", places.full_name(place_id), id=place_id)
    except UnknownPlace:
        notices.unknown("place", word, places.near(word))
        for name in places.near(word):
            frame.link("place", name, id=name)
    return None


def show_work(place: Place) -> None:
    """What each programme of the country says of its work in this place, and where to see it."""
    for package_id, said in place_page.work(place.place_id).items():
        blocks.show_section(said)
        if package_id:
            _ways_to_maps(package_id, place)


def _ways_to_maps(package_id: str, place: Place) -> None:
    with st.container(horizontal=True):
        frame.link("coverage", "On the map", programme=package_id, **_where(place))
        frame.link("federations", "Its federations", programme=package_id, **_where(place))


def show_figures(place: Place) -> None:
    """Every figure known of the place, each table to take along or to put aside for a pack."""
    tables_of_figures = place_facts.figures(place.place_id)
    for package_id, said in place_page.figures(place).items():
        blocks.show_section(said)
        if package_id:
            known = tables_of_figures[package_id]
            downloads.csv(known.rows, f"{place.place_id}-{package_id}-figures")
            basket.several(known.for_a_pack, f"{place.place_id}:{package_id}", place.place_id)


def show_cases(place: Place) -> None:
    """Case studies from here, the strongest evidence first, and the way to all of them."""
    blocks.show_section(place_page.cases(place))
    count = len(place_facts.cases(place.place_id))
    if count > place_page.FEW_CASES:
        frame.link("learning_zone", f"All {count:,}", **_where(place))


def show_way_to_pack(place: Place) -> None:
    """The way to a brief, slides and pictures about this place."""
    state = tables.gazetteer().state_of(place.place_id)
    district = None if state == place.place_id else place.place_id
    frame.link("advocacy_pack", f"Make a pack about {place.name}", state=state, district=district)


def _where(place: Place) -> dict[str, str | None]:
    """The place as the filters of other pages name it."""
    district = place.place_id if place.level == "district" else None
    return {"state": tables.gazetteer().state_of(place.place_id), "district": district}
