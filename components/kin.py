"""From one case study to others, to its place, and back to the list."""

import difflib

import pandas as pd
import streamlit as st

from components import cached, cards, frame, notices
from data import stories


def not_found(asked: str | None, cases: pd.DataFrame) -> None:
    """Say that there is no such case, show those with a similar address, and the way to the list."""
    if asked:
        near = difflib.get_close_matches(asked, list(cases["case_id"]), 3, cutoff=0.5)
        notices.unknown("case study", asked, near)
        cards.case_list(cases[cases["case_id"].isin(near)])
    else:
        st.info("Choose a case study in the Learning Zone.")
    frame.link("learning_zone", "All case studies")


def ways_on(case: pd.Series) -> None:
    """Links to the case's place on the map, to cases of its theme, and to the whole list."""
    places = cached.gazetteer()
    state = places.state_of(case["place_id"])
    district = case["place_id"] if places[case["place_id"]].level == "district" else None
    where = {"programme": case["package_id"], "state": state, "district": district}
    theme = case["themes"][0]
    label = cached.vocabulary().label("themes", theme)
    with st.container(horizontal=True):
        frame.link("coverage", f"{places.name(case['place_id'])} on the map", **where)
        frame.link("learning_zone", f"All cases about {label.lower()}", theme=theme)
        if state:
            frame.link("learning_zone", f"All cases from {places.name(state)}", state=state)


def like_this(case: pd.Series, cases: pd.DataFrame) -> None:
    """Three cases most like this one, each with the reason."""
    st.subheader("Cases like this one", anchor=False)
    alike = stories.like(cases, case["case_id"], cached.gazetteer())
    for column, (_, other) in zip(st.columns(3), alike.iterrows(), strict=False):
        with column, st.container(border=True, height="stretch"):
            cards.case_card(other, reason=other["reason"])
