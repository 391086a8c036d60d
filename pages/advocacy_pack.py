"""Advocacy pack: from a place and a theme to the paper on the officer's desk."""

import streamlit as st

from components import frame
from components.pack import choose, contents, files, store

frame.header(
    "What do you put on the table?",
    "Choose a place, a theme and who will read it. We propose what the tables hold; you tick, change "
    "and take it along as a brief, slides, a picture and tables, each with its sources.",
)

choice = choose.choice()
proposal = store.proposal(choice.place, choice.theme, choice.until, choice.added)
choice = choose.cleaned(choice, proposal)
pack = store.pack(choice)

st.header(pack.title.replace("[", "\\["), anchor=False)
inside, outside = st.columns([5, 4])
with inside:
    contents.show(choice, proposal, pack)
with outside:
    files.show(pack)
files.words(pack)
choose.opener()
