"""The case studies of a choice on a map of each country; a click narrows the list below to a place."""

import pandas as pd
import streamlit as st

from components.app import url_state
from components.content.cases import story_map
from components.facts import tables
from components.views.learning_zone import listing
from components.widgets import map, map_files
from data.choices import CaseChoice

STATE, DISTRICT = "state", "district"


def show_maps(cases: pd.DataFrame, choice: CaseChoice) -> None:
    """A map for each programme that has stories here; in one state each story by itself."""
    shown = [one for one in tables.programmes() if one in set(cases["package_id"])]
    state = _state(choice)
    for column, programme in zip(st.columns(len(shown)), shown, strict=True):
        with column:
            _show_map(programme, cases, state, choice)


def _show_map(programme: str, cases: pd.DataFrame, state: str | None, choice: CaseChoice) -> None:
    own = tuple(cases[cases["package_id"] == programme]["case_id"])
    map.show_or_tell(
        lambda: story_map.picture(programme, own, state, choice.themes).zoomed_to(state),
        key=f"stories_map_{programme}",
        on_pick=lambda place_id: _pick(place_id, state),
    )
    map_files.offer_map(
        "learning_zone",
        f"stories-{programme}",
        lambda: story_map.figure(programme, own, state, choice.themes),
        listing.choice_sentence(choice),
        state,
    )
    if left_out := story_map.say_left_out(programme, own, state):
        st.caption(left_out)


def _state(choice: CaseChoice) -> str | None:
    """The state or province of all places that are chosen; None if there are several, or none."""
    states = {tables.gazetteer().state_of(place) for place in choice.places}
    return states.pop() if len(states) == 1 else None


def _pick(place_id: str, state: str | None) -> None:
    """First the state or province of a place, then its district; for clicks on a map."""
    places = tables.gazetteer()
    around = places.state_of(place_id)
    is_closer = state == around and places[place_id].level == DISTRICT
    url_state.choose({STATE: [around] if around else [], DISTRICT: [place_id] if is_closer else []})
