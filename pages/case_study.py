"""One case study, by its address ``case_study?story=...``; the rest of the address is its list."""

import streamlit as st

from components import cached, cards, cite, facets, filters, frame, kin, markup, story

asked = filters.from_address("story")
case = cached.stories().case(asked)

if case is None:
    frame.header("Case study", "One story, with its source.")
    kin.not_found(asked)
    st.stop()

frame.name_tab(case["title"])
kin.neighbours(case, facets.asked())
frame.header(markup.literal(case["title"]), markup.literal(cards.where_and_when(case)))
story.whole(case)
kin.ways_on(case)
kin.like_this(case)
cite.case(case)
