"""Builders that return figures as plain values; nothing here knows the screen."""
