"""Coverage: in which districts a programme worked, on a map and in a table with the same rows."""

import streamlit as st

from components import cached, filters, frame, measured, notices, worked
from data.choices import PlaceChoice

pace = measured.pace()


# Apart from the rest of the page, so that another measure or quarter sends little.
@st.fragment(run_every=pace)
def map_and_table(choice: PlaceChoice) -> None:
    """What to show, and the map and the table of it; a place chosen there concerns the whole page."""
    if pace != measured.pace():
        st.rerun()
    presence = worked.measures(choice.programme)
    measure = filters.measure(choice.programme, measured.REACH, presence)
    shown = worked if measure in presence else measured
    if shown.page_part(choice, measure):
        st.rerun()


frame.header(
    "Where did they work?",
    "The districts each programme reached, as far as sources say so. Choose a place, or click it.",
)
notices.data_problem(cached.table("coverage").problems)

choice = filters.place(filters.programme())
map_and_table(choice)
worked.chosen_place(choice)
worked.left_out(choice)
