"""The way from a story to the place it comes from."""

from components.content.blocks import Items, Link
from components.facts import tables

COUNTRY = "country"


def to_place(place_id: str) -> Items:
    """The way to a place; to the list of all places for a country, which has no page of its own."""
    places = tables.gazetteer()
    label = f"What is known of {places.full_name(place_id)}"
    if places[place_id].level == COUNTRY:
        return Items((Link("places", label, "place by place"),))
    return Items((Link(f"places/{place_id}", label),))
