"""One place: what programmes did there, its figures beside its state's, its stories, its neighbours."""

import streamlit as st

from components.app import basket, frame, notices
from components.content import gathering_facts, markup
from components.content import place as store
from components.content.place import look_of
from components.facts import tables
from components.widgets import cards, data_grid, downloads, prose
from data.place import Place
from data.places import AmbiguousPlace, UnknownPlace

FEW = 3


def asked_for(word: str | None) -> Place | None:
    """The place an address names by code, name or other spelling; None, and said, if there is none."""
    places = tables.gazetteer()
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
    here = [one for one in tables.programmes().values() if one.country_id == place.country_id]
    if not here:
        st.caption("No programme of this site worked in this country.")
    for programme in here:
        st.subheader(programme.short_title, anchor=False)
        _coverage_of(programme.package_id, place)
        state = tables.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        where = {"programme": programme.package_id, "state": state, "district": district}
        with st.container(horizontal=True):
            frame.link("coverage", "On the map", **where)
            frame.link("federations", "Its federations", **where)


def _coverage_of(package_id: str, place: Place) -> None:
    if place.level == "district":
        prose.show_paragraph(look_of(package_id, place))
    elif told := store.counted(package_id, place):
        prose.show_paragraph(told)
    for facts, source_ids in store.told(package_id, place.place_id):
        prose.show_html(facts)
        prose.show_sources(package_id, source_ids)
    _partners(package_id, place)


def _partners(package_id: str, place: Place) -> None:
    known = store.partners(package_id, place.place_id)
    if known is None:
        return
    count = known.shown.num_rows
    with st.expander(f"{count:,} organisations known by name"):
        data_grid.draw_table(known.shown, f"{count} organisations of this place")
        prose.show_sources(package_id, known.source_ids)


def figures(place: Place) -> None:
    """Every figure known of the place, programme by programme and from the census, by theme."""
    st.header("Its figures", anchor="figures")
    known = store.figures(place.place_id)
    if not known:
        st.caption("No figure is recorded for this place.")
        return
    for package_id, one in known.items():
        st.subheader(tables.catalog().package(package_id).title, anchor=False)
        data_grid.draw_table(one.shown, f"{one.shown.num_rows} figures of {place.name}")
        downloads.csv(one.rows, f"{place.place_id}-{package_id}-figures")
        basket.several(one.for_a_pack, f"{place.place_id}:{package_id}", place.place_id)
        prose.show_sources(package_id, one.source_ids)


def cases(place: Place) -> None:
    """Case studies from here, the strongest evidence first."""
    found = store.cases(place.place_id)
    st.header(f"Case studies from here: {len(found):,}", anchor="cases")
    if found.empty:
        st.caption("No case study is recorded for this place.")
        return
    cards.case_list(found.head(FEW))
    if len(found) > FEW:
        state = tables.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        frame.link("learning_zone", f"All {len(found):,}", state=state, district=district)


def gatherings(place: Place) -> None:
    """Conclaves and conventions held here, or that people from here took part in."""
    found = store.gatherings(place.place_id)
    st.header(f"Gatherings: {len(found):,}", anchor="gatherings")
    if found.empty:
        st.caption("No gathering is recorded for this place.")
    for _, event in found.iterrows():
        label = f"{event['title']} ({gathering_facts.in_short(event)})"
        frame.link("conclaves", markup.literal(label), event=event["event_id"])


def neighbours(place: Place) -> None:
    """The places next to this one, or inside it, each with its own page."""
    places = tables.gazetteer()
    if place.level == "district":
        title, near = "Next to it", tables.neighbours(place.place_id)
    else:
        title, near = "Inside it", tuple(one.place_id for one in places.children(place.place_id))
    if not near:
        return
    st.header(title, anchor="neighbours")
    with st.container(horizontal=True):
        for one in near:
            frame.link("place", places.name(one), id=one)


def pack(place: Place) -> None:
    """The way to a brief, slides and pictures about this place."""
    state = tables.gazetteer().state_of(place.place_id)
    district = None if state == place.place_id else place.place_id
    frame.link("advocacy_pack", f"Make a pack about {place.name}", state=state, district=district)
