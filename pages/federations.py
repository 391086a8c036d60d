"""Federations: the two ladders, how dense they are, how they grew, and who reports what."""

from components.app import frame
from components.views import federations

frame.show_header(
    "How people federate",
    "Families join groups, groups join federations, federations join networks: how many, and how dense.",
)

federations.show_ladders()
federations.show_benefits()
programme = federations.show_density()
federations.show_rules(programme)
federations.show_growth(programme)
federations.show_reporters(programme)
