"""One case study, by its address ``case_study?story=...``."""

import streamlit as st

from components import cached, cards, filters, frame, kin, notices, sources

cases = cached.table("cases")
notices.data_problem(cases.problems)
asked = filters.from_address("story")
found = cases.rows[cases.rows["case_id"] == asked]

if found.empty:
    frame.header("Case study", "One story, with its source.")
    kin.not_found(asked, cases.rows)
    st.stop()

case = found.iloc[0]
frame.header(case["title"], " · ".join(cards.where_and_when(case)))
cards.case_page(case)
sources.note(case["package_id"], [case["source_id"], *case["other_source_ids"]])
kin.ways_on(case)
kin.like_this(case, cases.rows)
