"""What the page of one state or district draws."""

from components.app import frame, url_state
from components.content import place as place_facts
from components.facts import tables
from components.views.place import place_map, profile
from data.place import Place


def asked_place() -> Place | None:
    """The place that the address asks for; None, and said, if there is none."""
    place = profile.asked_for(url_state.from_address("id"))
    if place is None:
        frame.header("A place", "One state or district, with all that is known of it.")
        frame.link("coverage", "Choose a place on the map")
    return place


def show_place(place: Place) -> None:
    """All that is known of a place, section by section."""
    name = tables.gazetteer().full_name(place.place_id)
    frame.name_tab(name)
    frame.header(name, place_facts.lead(place))
    profile.coverage(place)
    profile.figures(place)
    profile.cases(place)
    profile.gatherings(place)
    place_map.show(place.place_id)
    profile.neighbours(place)
    profile.pack(place)
