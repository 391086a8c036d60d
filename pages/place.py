"""One state or district, by its address ``place?id=...``: all that is known of it."""

import streamlit as st

from components import cached, filters, frame, profile, street

place = profile.asked_for(filters.from_address("id"))
if place is None:
    frame.header("A place", "One state or district, with all that is known of it.")
    frame.link("coverage", "Choose a place on the map")
    st.stop()

frame.name_tab(cached.gazetteer().full_name(place.place_id))
frame.header(cached.gazetteer().full_name(place.place_id), profile.lead(place))

profile.coverage(place)
profile.figures(place)
profile.cases(place)
profile.gatherings(place)
street.show(place.place_id)
profile.neighbours(place)
profile.pack(place)
