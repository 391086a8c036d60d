"""One place: which one is asked for, what is said of it, and the ways on from there."""

import streamlit as st

from components.app import basket, frame, notices
from components.content import navigation
from components.content.elements.blocks import Drawer
from components.content.places import place as place_facts
from components.content.places import place_figure_table, place_figures, place_page
from components.facts import tables
from components.language.messages import gettext
from components.widgets import blocks, downloads
from data.place import SUBDISTRICT, Place


def find_place(word: str | None) -> Place | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    return place_facts.find_place(word) if word else None


def say_what_is_near(word: str | None) -> None:
    """Say why an address names no place, and lead to those that it may mean."""
    if not word:
        st.info(gettext("Choose a place on the map of where they worked."))
        return
    several = place_facts.find_namesakes(word)
    offered = several or place_facts.suggest_places(word)
    if several:
        st.warning(gettext(place_facts.SEVERAL))
    else:
        notices.say_unknown("place", word, list(offered))
    for place_id, label in offered.items():
        frame.show_link("place", label, id=place_id)


def show_work(place: Place) -> None:
    """What each programme of the country says of its work in this place, and where to see it."""
    for package_id, said in place_page.work(place.place_id).items():
        blocks.show_section(said)
        if package_id:
            _ways_to_maps(package_id, place)


def _ways_to_maps(package_id: str, place: Place) -> None:
    with st.container(horizontal=True):
        frame.show_link(
            "coverage",
            gettext("On the map"),
            programme=package_id,
            **navigation.choice_of_place(place.place_id),
        )
        frame.show_link(
            "federations",
            gettext("Its federations"),
            programme=package_id,
            **navigation.choice_of_place(place.place_id),
        )


def show_figures(place: Place) -> None:
    """The figures of the place; each table opens, to take along or to put aside for a pack."""
    tables_of_figures = place_figure_table.figures(place.place_id)
    for name, said in place_figures.describe_figures(place).items():
        if name not in tables_of_figures:
            blocks.show_section(said)
            continue
        for block in said.blocks:
            if isinstance(block, Drawer):
                with blocks.show_drawer(block):
                    downloads.offer_csv(
                        tables_of_figures[name].rows, f"{place.place_id}-{name}-figures"
                    )
        if place.level != SUBDISTRICT:
            # A pack is about a district or a state.
            basket.show_figure_list(
                tables_of_figures[name].for_a_pack, f"{place.place_id}:{name}", place.place_id
            )


def show_cases(place: Place) -> None:
    """Case studies from here, the strongest evidence first, and the way to all of them."""
    blocks.show_section(place_page.cases(place))
    count = len(place_facts.cases(place.place_id))
    if count > place_page.FEW_CASES:
        frame.show_link(
            "learning_zone",
            gettext("All {count}", count=count),
            **navigation.choice_of_place(place.place_id),
        )


def show_way_to_pack(place: Place) -> None:
    """The way to a brief, slides and pictures about this place."""
    places = tables.gazetteer()
    about, state = navigation.district_around(place.place_id), places.state_of(place.place_id)
    district = None if state == about else about
    frame.show_link(
        "advocacy_pack",
        gettext("Make a pack about {place}", place=places.name(about)),
        state=state,
        district=district,
    )
