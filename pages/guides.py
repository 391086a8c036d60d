"""Guided stories: all of them, or one by its address ``guides?guide=...``, or a step of it."""

from components.views import guides

guides.show_guides()
