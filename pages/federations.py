"""Federations: the two ladders, how dense they are, how they grew, and who reports what."""

import streamlit as st

from components import cached, filters, frame, ladders, measured, notices

frame.header(
    "How people federate",
    "Families join groups, groups join federations, federations join networks: how many, and how dense.",
)
notices.data_problem(cached.table("ladder").problems)
ladders.side_by_side()

st.header("How dense are they?", anchor="density")
choice = filters.place(filters.programme())
rates = filters.switch("kind", "Show", {"rates": "Rates", "counts": "Counts"}) == "rates"
measure = filters.measure(choice.programme, ("federations", "gender"), {}, rates)
points = ladders.points(choice.programme)
if points and filters.flag("points", f"Show the {len(points):,} federations whose place is known"):
    measured.page_part(choice, measure, points)
else:
    measured.page_part(choice, measure)

st.header("How they grew", anchor="growth")
ladders.growth(choice.programme)

st.header("Who reports what", anchor="reporters")
ladders.by_reporter(choice.programme)
ladders.official_context()
