"""Where nothing fits at a place: the nearest places and its state with what does fit there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, hypot, radians

import streamlit as st

from components.app import frame
from components.content.cases import case_facets
from components.content.elements import markup
from components.facts import searches, tables
from components.language import lists, numbers
from components.language.messages import gettext
from components.views.learning_zone import listing
from components.widgets import facets, prose
from data import search
from data.choices import CaseChoice
from data.place import Place

NEAREST, MOST_PLACES = 3, 2


@dataclass(frozen=True)
class Offer:
    """A choice that has stories, with how many.

    Attributes:
        place_id: the place it is about instead of the one that was asked for.
    """

    place_id: str
    count: int
    choice: CaseChoice


def offer_nearest(choice: CaseChoice) -> None:
    """The nearest places and the same state, each with the number of stories that fit there."""
    places = tables.gazetteer()
    for place_id, rest in _asked(choice):
        offers = offers_near(place_id, rest)
        if not offers:
            continue
        prose.show_paragraph(
            gettext(
                "The nearest places to {place} with stories that fit:",
                place=places.full_name(place_id),
            )
        )
        with st.container(horizontal=True):
            for offer in offers:
                name, count = places.full_name(offer.place_id), numbers.format_number(offer.count)
                label = f"{name}: {count}"
                frame.show_link(
                    "learning_zone", markup.literal(label), **facets.address_query(offer.choice)
                )


def offer_theme(choice: CaseChoice) -> None:
    """The same themes wherever they are told of, if the place is what limits the list."""
    if not choice.themes or not choice.places:
        return
    elsewhere = CaseChoice(themes=choice.themes)
    count = len(tables.stories().matching(elsewhere))
    if count:
        themes = (tables.vocabulary().label("themes", theme) for theme in choice.themes)
        label = gettext(
            "{themes}, in all places: {count}", themes=lists.join_with_or(themes), count=count
        )
        frame.show_link("learning_zone", markup.literal(label), **facets.address_query(elsewhere))


def offer_wider(choice: CaseChoice) -> None:
    """The choice with one part of it taken away, where that finds something; and all case studies."""
    with st.container(horizontal=True, key="wider"):
        for label, wider in wider_choices(choice):
            said = gettext(
                "Without “{filter}”: {count}",
                filter=label,
                count=numbers.format_number(len(listing.find_case_ids(wider))),
            )
            frame.show_link("learning_zone", markup.literal(said), **facets.address_query(wider))
        frame.show_link("learning_zone", gettext("All case studies"))


def wider_choices(choice: CaseChoice) -> list[tuple[str, CaseChoice]]:
    """What is taken away, in words, with the rest of the choice; only where something fits that."""
    parts = [("words", gettext("Search"))]
    # A theme alone in all places is offered by itself.
    if choice.without("places") != CaseChoice(themes=choice.themes):
        parts += [("places", gettext("Place"))]
    parts += [(facet.part, facet.label) for facet in case_facets.facets()]
    nothing = CaseChoice()
    lifted = [
        (label, replace(choice, **{part: getattr(nothing, part)}))
        for part, label in parts
        if getattr(choice, part) != getattr(nothing, part)
    ]
    return [
        (label, wider)
        for label, wider in lifted
        if not wider.is_everything and listing.find_case_ids(wider)
    ]


def offers_near(place_id: str, rest: CaseChoice) -> list[Offer]:
    """Districts with stories, the nearest first, and then the state of a place.

    Args:
        rest: the choice without any place.
    """
    places = tables.gazetteer()
    number = facets.count_cases(rest, "places")
    near = _districts_by_distance(places[place_id], number)[:NEAREST]
    state = places.state_of(place_id)
    around = [state] if state and state != place_id and number.get(state) else []
    return [Offer(one, number[one], replace(rest, places=(one,))) for one in (*near, *around)]


def _asked(choice: CaseChoice) -> list[tuple[str, CaseChoice]]:
    """Each place that was chosen, or that the words name, with the rest of the choice."""
    if choice.places:
        rest = replace(choice, places=())
        return [(place, rest) for place in choice.places[:MOST_PLACES]]
    found = searches.search_everything(choice.words)
    named = [
        record.record_id
        for record, band in zip(found.records, found.bands, strict=True)
        if record.kind == "place" and band == search.NAMED
    ]
    rest = replace(choice, words="")
    return [(one, rest) for one in named[:MOST_PLACES]]


def _districts_by_distance(place: Place, number: Mapping[str, int]) -> list[str]:
    places = tables.gazetteer()
    others = (places[one] for one, count in number.items() if count and one in places)
    there = [
        (_distance(place, other), other.place_id)
        for other in others
        if other.level == "district" and other.country_id == place.country_id and other.point
    ]
    own = place.place_id
    return [one for _, one in sorted(there) if one != own] if place.point else []


def _distance(place: Place, other: Place) -> float:
    """Degrees of latitude between two label points, near enough to put places in order."""
    lat, lon, to_lat, to_lon = (float(x or 0) for x in (place.lat, place.lon, other.lat, other.lon))
    return hypot(to_lat - lat, (to_lon - lon) * cos(radians((lat + to_lat) / 2)))
