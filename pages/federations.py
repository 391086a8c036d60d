"""Federations: the ladder of each programme, how dense they are, how they grew, and who reports what."""

from components.views import federations

federations.show_header()
programme = federations.show_density()
federations.show_ladders()
federations.show_benefits()
federations.show_official_density(programme)
federations.show_rules(programme)
federations.show_growth(programme)
federations.show_reporters(programme)
