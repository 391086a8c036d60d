"""Guided stories: their words, figures and pages."""
