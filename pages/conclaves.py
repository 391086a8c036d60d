"""Conclaves and conventions: all gatherings, or one by its address ``conclaves?event=...``."""

from components.views import conclaves

conclaves.show_conclaves()
