"""Home: what this is, a door for each kind of visitor, and the headline figures."""

import streamlit as st

from components import aims, cached, cards, frame, headline, markup, welcome

frame.header(welcome.TITLE, welcome.LEAD)

read, meet, fund = st.columns(3)
with read:
    cards.door(
        "I want to read",
        "Find out what people in a place like yours did about a right, and what came of it.",
        "learning_zone",
        "Read case studies",
    )
with meet:
    cards.door(
        "I am preparing a meeting",
        "See your district on the map, with what is known and what is not, and take the table along.",
        "coverage",
        "See where they worked",
    )
with fund:
    cards.door(
        "I want to check the figures",
        "Every figure with its source, every gap admitted, every table to download.",
        "about_data",
        "Look into the data",
    )

for package_id, programme in cached.programmes().items():
    st.header(programme.title, anchor=package_id)
    markup.paragraph(str(programme.about.get("summary", "")))
    aims.goal(package_id)
    headline.programme(package_id)
