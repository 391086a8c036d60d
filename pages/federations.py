"""Federations: the ladder of each programme, how dense they are, how they grew, and who reports what."""

from components.views import federations

federations.show_header()
sources = federations.number_sources()
programme = federations.show_density()
federations.show_ladders(sources)
federations.show_benefits(sources)
federations.show_official_density(programme, sources)
federations.show_rules(programme)
federations.show_growth(programme, sources)
federations.show_reporters(programme, sources)
