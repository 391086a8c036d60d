"""Federations: the two ladders, how dense they are, how they grew, and who reports what."""

import streamlit as st

from components import (
    filters,
    frame,
    ladders,
    measured,
    pickers,
    statements,
    worked,
)
from data.choices import PlaceChoice


def density(choice: PlaceChoice) -> str | None:
    """Rates or counts on a map and in a table; returns a place chosen there."""
    rates = filters.switch("kind", "Show", {"rates": "Rates", "counts": "Counts"}) == "rates"
    measure = pickers.measure(choice.programme, measured.DENSITY, {}, rates)
    if measure is None:
        return None
    number = len(ladders.points(choice.programme))
    label = f"Show the {number:,} federations whose place is known"
    points = bool(number) and filters.flag("points", label)
    return measured.page_part(choice, measure, points)


frame.header(
    "How people federate",
    "Families join groups, groups join federations, federations join networks: how many, and how dense.",
)
statements.show_definitions(statements.FEDERATIONS)
ladders.side_by_side()

st.header("What organising brings", anchor="benefits")
statements.show_others(statements.FEDERATIONS)

st.header("How dense are they?", anchor="density")
choice = pickers.place(pickers.programme())
measured.alone(density, choice)
worked.way_to_place(choice)

st.header("The rules of each tier", anchor="rules")
ladders.show_rules(choice.programme)

st.header("How they grew", anchor="growth")
ladders.growth(choice.programme)

st.header("Who reports what", anchor="reporters")
ladders.by_reporter(choice.programme)
ladders.official_context()
