"""The page of one village, and the villages that a word may mean."""

import streamlit as st

from components.app import frame
from components.content import found_villages, navigation, village_page
from components.facts import indicators, villages
from components.language.messages import gettext
from components.widgets import blocks, village_search
from data.ground import Village
from data.place import Place
from data.village_likeness import WRITTEN


def find_village(word: str | None) -> Village | None:
    """The village of this id, or of this name if one alone is written so."""
    if not word:
        return None
    known = villages.village(word)
    if known:
        return known
    found = found_villages.find(word)
    return villages.village(found.only.village_id) if found and found.only else None


def show_namesakes(word: str | None, place: Place) -> None:
    """Villages that have the name by which a state or district was asked for."""
    if not word or word == place.place_id:
        return
    found = found_villages.find(word)
    if found and any(hit.band == WRITTEN for hit in found.hits):
        st.header(gettext("Villages of the same name"), anchor="namesakes")
        village_search.show_found(word, of_this_name=True)


def show_village(village: Village) -> None:
    """All that is known of a village, and the ways on from it."""
    page = village_page.describe_village(village)
    frame.name_tab(page.title)
    frame.show_header(page.title, page.lead)
    blocks.show_sections(page.sections)
    programmes = indicators.programmes_in(villages.layer_of(village).country_id)
    if programmes:
        frame.show_link(
            "coverage",
            gettext("Its district on the map"),
            programme=next(iter(programmes)),
            **navigation.choice_of_place(village.place_id),
        )
