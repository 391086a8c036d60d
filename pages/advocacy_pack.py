"""Advocacy pack: from a place and a theme to the paper on the officer's desk."""

from components.app import frame
from components.views import advocacy_pack

frame.show_header(
    "What do you put on the table?",
    "Choose a place, a theme and who will read it. We propose what the tables hold; you tick, change "
    "and take it along as a brief, slides, a picture and tables, each with its sources.",
)

advocacy_pack.show_pack()
