"""Conclaves and conventions: all gatherings, or one by its address ``conclaves?event=...``."""

import streamlit as st

from components import (
    cached,
    filters,
    frame,
    gathering,
    gatherings,
    markup,
    notices,
    paging,
    statements,
    timeline,
)

known = cached.gatherings()
asked = filters.from_address("event")

if asked is not None:
    found = known.events[known.events["event_id"] == asked]
    if found.empty:
        frame.header("Gathering", "A conclave or convention, with its source.")
        gathering.not_found(asked)
        st.stop()
    event = found.iloc[0]
    frame.name_tab(event["title"])
    where_and_when = " · ".join(gathering.where_and_when(event))
    frame.header(markup.literal(event["title"]), markup.literal(where_and_when))
    gathering.page(event)
    gathering.near(event)
    frame.link("conclaves", "All gatherings")
    st.stop()

frame.header(
    "Where people met, and what came of it",
    "Conclaves and conventions: members of community organisations learn from one another, join "
    "forces, and speak with those in office.",
)
with st.expander("What the gatherings were for, who came and what they brought"):
    statements.show_others(statements.GATHERINGS)
choice = gatherings.choose()
events, outcomes = known.matching(choice), known.came_of(choice)
gatherings.says_itself(choice, events, outcomes)
if not choice.is_everything:
    frame.link("conclaves", "Show all gatherings")

if events.empty:
    notices.nothing_found("", "Take away a filter.")
elif filters.switch("view", "What to show", gatherings.VIEWS) == "gatherings":
    timeline.show(events)
    gatherings.maps(events, choice)
    paging.show(events, str(choice), gatherings.event_list)
    gatherings.download(events, choice, "gatherings")
else:
    gatherings.outcome_matrix(choice)
    paging.show(outcomes, str(choice), gatherings.outcome_list)
    gatherings.download(outcomes, choice, "outcomes")
