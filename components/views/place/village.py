"""The page of one village, and the villages that a word may mean."""

import streamlit as st

from components.app import frame
from components.content import navigation
from components.content.villages import found_villages, village_page
from components.facts import indicators, villages
from components.language.messages import gettext
from components.widgets import blocks, village_search
from data.ground import Village
from data.place import Place
from data.village_likeness import WRITTEN


def find_village(word: str | None) -> Village | None:
    """The village of this id, or of this name if that one is meant beyond doubt."""
    if not word:
        return None
    known = villages.village(word)
    if known:
        return known
    found = found_villages.find(word)
    return villages.village(found.certain.village_id) if found and found.certain else None


def is_a_name(word: str | None) -> bool:
    """Whether one village or more is written so."""
    found = found_villages.find(word) if word else None
    return found is not None and any(hit.band == WRITTEN for hit in found.hits)


def show_namesakes(word: str | None, place: Place) -> None:
    """Villages that have the name by which a state or district was asked for."""
    if word != place.place_id and is_a_name(word):
        st.header(gettext("Villages of the same name"), anchor="namesakes")
        village_search.show_found(str(word), of_this_name=True)


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
