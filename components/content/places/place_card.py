"""The few words on the card of a place that was touched on a map."""

from dataclasses import dataclass

from components.content.places import place as place_facts
from components.facts import newest, tables
from components.language.messages import gettext, ngettext


@dataclass(frozen=True)
class PlaceCard:
    """A touched place: its name with that of its state, and what the way to its page says."""

    title: str
    way: str


@tables.drawn
def describe_card(place_id: str) -> PlaceCard:
    """The card of a state or district: the way to its page says how much is known there."""
    places = tables.gazetteer()
    return PlaceCard(places.full_name(place_id), say_way(place_id))


@tables.drawn
def say_way(place_id: str) -> str:
    """“Open Gaya: 4 stories, 31 figures”; where one of them is missing, the other alone."""
    name = tables.gazetteer().name(place_id)
    told = len(place_facts.cases(place_id))
    known = int(newest.place_figures(place_id)["value"].notna().sum())
    stories = ngettext("{count} story", "{count} stories", told)
    figures = ngettext("{count} figure", "{count} figures", known)
    if told and known:
        return gettext(
            "Open {place}: {stories}, {figures}", place=name, stories=stories, figures=figures
        )
    if told or known:
        return gettext("Open {place}: {known}", place=name, known=stories if told else figures)
    return gettext("Open {place}", place=name)
