"""Federations: the two ladders, how dense they are, how they grew, and who reports what."""

import streamlit as st

from components import cached, filters, frame, ladders, measured, notices, worked
from data.choices import PlaceChoice

pace = measured.pace()


# Apart from the rest of the page, so that another measure or quarter sends little.
@st.fragment(run_every=pace)
def density(choice: PlaceChoice) -> None:
    """Rates or counts on a map and in a table; a place chosen there concerns the whole page."""
    if pace != measured.pace():
        st.rerun()
    rates = filters.switch("kind", "Show", {"rates": "Rates", "counts": "Counts"}) == "rates"
    measure = filters.measure(choice.programme, measured.DENSITY, {}, rates)
    number = len(ladders.points(choice.programme))
    label = f"Show the {number:,} federations whose place is known"
    if measured.page_part(choice, measure, bool(number) and filters.flag("points", label)):
        st.rerun()


frame.header(
    "How people federate",
    "Families join groups, groups join federations, federations join networks: how many, and how dense.",
)
notices.data_problem(cached.table("ladder").problems)
ladders.side_by_side()

st.header("How dense are they?", anchor="density")
choice = filters.place(filters.programme())
density(choice)
worked.way_to_place(choice)

st.header("How they grew", anchor="growth")
ladders.growth(choice.programme)

st.header("Who reports what", anchor="reporters")
ladders.by_reporter(choice.programme)
ladders.official_context()
