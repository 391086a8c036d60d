"""One place: what programmes did there, its figures beside its state's, its stories, its neighbours."""

import streamlit as st

from components import (
    basket,
    cached,
    cards,
    downloads,
    frame,
    gathering,
    markup,
    notices,
    sources,
    twins,
)
from components.profile import store
from components.profile.store import coverage_facts, coverage_rows, lead, look_of, worded
from data.places import AmbiguousPlace, Place, UnknownPlace

__all__ = [
    "asked_for",
    "cases",
    "coverage",
    "coverage_facts",
    "coverage_rows",
    "figures",
    "gatherings",
    "lead",
    "look_of",
    "neighbours",
    "pack",
    "worded",
]

FEW = 3


def asked_for(word: str | None) -> Place | None:
    """The place an address names by code, name or other spelling; None, and said, if there is none."""
    places = cached.gazetteer()
    if not word:
        st.info("Choose a place on the map of where they worked.")
        return None
    try:
        return places.find(word)
    except AmbiguousPlace as several:
        st.warning("More than one place has this name. Choose the one you mean.")
        for place_id in several.place_ids:
            frame.link("place", places.full_name(place_id), id=place_id)
    except UnknownPlace:
        notices.unknown("place", word, places.near(word))
        for name in places.near(word):
            frame.link("place", name, id=name)
    return None


def coverage(place: Place) -> None:
    """What each programme of the country says of its work in this place."""
    st.header("What was done here", anchor="coverage")
    here = [one for one in cached.programmes().values() if one.country_id == place.country_id]
    if not here:
        st.caption("No programme of this site worked in this country.")
    for programme in here:
        st.subheader(programme.short_title, anchor=False)
        _coverage_of(programme.package_id, place)
        state = cached.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        where = {"programme": programme.package_id, "state": state, "district": district}
        with st.container(horizontal=True):
            frame.link("coverage", "On the map", **where)
            frame.link("federations", "Its federations", **where)


def _coverage_of(package_id: str, place: Place) -> None:
    if place.level == "district":
        markup.paragraph(look_of(package_id, place))
    elif told := store.counted(package_id, place):
        markup.paragraph(told)
    for facts, source_ids in store.told(package_id, place.place_id):
        markup.show(facts)
        sources.note(package_id, source_ids)
    _partners(package_id, place)


def _partners(package_id: str, place: Place) -> None:
    known = store.partners(package_id, place.place_id)
    if known is None:
        return
    count = known.shown.num_rows
    with st.expander(f"{count:,} organisations known by name"):
        twins.draw(known.shown, f"{count} organisations of this place")
        sources.note(package_id, known.source_ids)


def figures(place: Place) -> None:
    """Every figure known of the place, programme by programme and from the census, by theme."""
    st.header("Its figures", anchor="figures")
    known = store.figures(place.place_id)
    if not known:
        st.caption("No figure is recorded for this place.")
        return
    for package_id, one in known.items():
        st.subheader(cached.catalog().package(package_id).title, anchor=False)
        twins.draw(one.shown, f"{one.shown.num_rows} figures of {place.name}")
        downloads.csv(one.rows, f"{place.place_id}-{package_id}-figures")
        basket.several(one.for_a_pack, f"{place.place_id}:{package_id}", place.place_id)
        sources.note(package_id, one.source_ids)


def cases(place: Place) -> None:
    """Case studies from here, the strongest evidence first."""
    found = store.cases(place.place_id)
    st.header(f"Case studies from here: {len(found):,}", anchor="cases")
    if found.empty:
        st.caption("No case study is recorded for this place.")
        return
    cards.case_list(found.head(FEW))
    if len(found) > FEW:
        state = cached.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        frame.link("learning_zone", f"All {len(found):,}", state=state, district=district)


def gatherings(place: Place) -> None:
    """Conclaves and conventions held here, or that people from here took part in."""
    found = store.gatherings(place.place_id)
    st.header(f"Gatherings: {len(found):,}", anchor="gatherings")
    if found.empty:
        st.caption("No gathering is recorded for this place.")
    for _, event in found.iterrows():
        label = f"{event['title']} ({gathering.in_short(event)})"
        frame.link("conclaves", markup.literal(label), event=event["event_id"])


def neighbours(place: Place) -> None:
    """The places next to this one, or inside it, each with its own page."""
    places = cached.gazetteer()
    if place.level == "district":
        title, near = "Next to it", cached.neighbours(place.place_id)
    else:
        title, near = "Inside it", [one.place_id for one in places.children(place.place_id)]
    if not near:
        return
    st.header(title, anchor="neighbours")
    with st.container(horizontal=True):
        for one in near:
            frame.link("place", places.name(one), id=one)


def pack(place: Place) -> None:
    """The way to a brief, slides and pictures about this place."""
    state = cached.gazetteer().state_of(place.place_id)
    district = None if state == place.place_id else place.place_id
    frame.link("advocacy_pack", f"Make a pack about {place.name}", state=state, district=district)
