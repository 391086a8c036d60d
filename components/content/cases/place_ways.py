"""The way from a story to the place it comes from."""

from components.content import navigation
from components.content.elements.blocks import Items, Link
from components.facts import tables
from components.language.messages import gettext


def to_place(place_id: str) -> Items:
    """The way to a place; to the list of all places for a country, which has no page of its own."""
    path = navigation.path_of_place(place_id)
    label = gettext("What is known of {place}", place=tables.gazetteer().full_name(place_id))
    return Items((Link(path, label, "" if "/" in path else gettext("place by place")),))
