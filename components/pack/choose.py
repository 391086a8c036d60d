"""What the pack is about, read from the address and from the widgets; everything but the note is
in the address."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from components import basket, cached, filters, frame, pickers
from components.brief import choice as choices
from components.brief import limits
from components.brief.choice import PackChoice
from components.brief.describe import Proposal
from components.brief.pack import Item
from components.pack import store
from data.places import AmbiguousPlace, UnknownPlace

NOTE, OPENED = "pack_note", "pack_opened"
LARGEST_FILE = 200_000
NO_THEMES = ("programme", "population")


def choice() -> PackChoice:
    """The whole choice."""
    _open_saved()
    with st.container(key="pack_about"):
        left, middle, right = st.columns(3)
        with left:
            place = _place()
        with middle:
            theme = str(filters.one("theme", "Theme", _terms("themes", without=NO_THEMES)))
            audience = str(filters.one("audience", "Who will read it", _terms("audiences")))
        with right:
            until = _until(place, theme)
            _note()
    added = _added()
    return PackChoice(
        place=place,
        theme=theme,
        audience=audience,
        until=until,
        without=filters.asked_for("without", str),
        added=added,
        order=filters.asked_for("order", str),
        words=_words(),
        note=st.session_state.get(NOTE, ""),
    )


def _place() -> str:
    places = cached.gazetteer()
    countries = {str(one.country_id) for one in cached.programmes().values()}
    states = {
        one.place_id: f"{one.name}, {places.name(one.country_id)}"
        for country in sorted(countries)
        for one in places.children(country, "state")
        if places.children(one.place_id, "district")
    }
    about = basket.where().get("place")
    if about and not filters.from_address("state") and "state" not in st.session_state:
        pickers.pick(about)
    state = str(filters.one("state", "State or province", states, understand=_found("state")))
    inside = {one.place_id: one.name for one in places.children(state, "district")}
    district = filters.one(
        "district", "District", inside, "The whole of it", _found("district", state)
    )
    return district or state


def _found(level: str, within: str | None = None) -> filters.Understand:
    def understand(word: str) -> str | None:
        try:
            return cached.gazetteer().find(word, within=within, level=level).place_id
        except (UnknownPlace, AmbiguousPlace):
            return None

    return understand


def _terms(vocabulary: str, without: Iterable[str] = ()) -> dict[str, str]:
    words = cached.vocabulary()
    left_out = set(without)
    return {
        one: words.label(vocabulary, one) for one in words.ids(vocabulary) if one not in left_out
    }


def _until(place: str, theme: str) -> int | None:
    options = {str(year): f"up to {year}" for year in store.years(place, theme)}
    picked = filters.one("until", "Figures", options, "the newest")
    return int(picked) if picked else None


def _note() -> None:
    st.text_area(
        "Your own note",
        key=NOTE,
        height=100,
        placeholder="In any of: English, हिन्दी, اردو, বাংলা, ଓଡ଼ିଆ",
        help="It goes into the files only. It is not kept here and not in the link.",
    )
    for remark in limits.note(st.session_state.get(NOTE, "")).remarks:
        st.warning(remark, icon=":material/short_text:")


def _added() -> tuple[str, ...]:
    """What was put in. A link says it; what was put aside on other pages since then comes to it."""
    asked = filters.asked_for("item", str)
    has_news = not asked or basket.has_news()
    put_in = limits.put_in((*asked, *basket.items()) if has_news else asked)
    if put_in.ids != asked:
        filters.keep("item", put_in.ids)
    for remark in put_in.remarks:
        st.warning(remark, icon=":material/short_text:")
    basket.replace(put_in.ids)
    return put_in.ids


def _words() -> tuple[tuple[str, str], ...]:
    """Headings that were changed; an entry is the id of an item, “=”, and its heading."""
    asked = filters.asked_for("words", str)
    pairs = (one.partition(choices.WORDS_SIGN) for one in asked)
    return tuple((item, limits.title(text).text) for item, sign, text in pairs if sign and text)


def _open_saved() -> None:
    """Open a pack that was saved as a file: its choice goes into the address, its note into the box."""
    saved = st.session_state.get(OPENED)
    if saved is None or saved.file_id == st.session_state.get(f"{OPENED}:done"):
        return
    st.session_state[f"{OPENED}:done"] = saved.file_id
    try:
        record = PackChoice.from_file(saved.getvalue()[:LARGEST_FILE])
        query = record.query(cached.gazetteer())
    except (ValueError, UnknownPlace):
        st.session_state[f"{OPENED}:failed"] = True
        return
    st.session_state[f"{OPENED}:failed"] = False
    st.session_state[NOTE] = record.note
    frame.go(choices.PAGE, **query)


def opener() -> None:
    """The way to open a saved pack."""
    with st.expander("Open a pack that you saved"):
        st.file_uploader("The file pack.json out of the ZIP", type="json", key=OPENED)
        if st.session_state.get(f"{OPENED}:failed"):
            st.warning("This file is not a saved pack, so nothing was changed.")


def tick(item: Item, chosen: PackChoice) -> None:
    """Put an item into the pack or take it out, as its box now says."""
    if st.session_state[box(item)]:
        filters.keep("without", [one for one in chosen.without if one != item.item_id])
        if not item.usual:
            filters.keep("item", [*chosen.added, item.item_id])
    else:
        filters.keep("item", [one for one in chosen.added if one != item.item_id])
        basket.replace([one for one in basket.items() if one != item.item_id])
        if item.usual:
            filters.keep("without", [*chosen.without, item.item_id])


def box(item: Item) -> str:
    """Key of an item's box."""
    return f"pack_in:{item.item_id}"


def move_up(item: Item, before: list[str], chosen: PackChoice) -> None:
    """Put an item one place up among those of its kind.

    Args:
        before: ids of its kind in the order they have now.
    """
    place = before.index(item.item_id)
    moved = [*before[: place - 1], item.item_id, before[place - 1], *before[place + 1 :]]
    filters.keep("order", [*(one for one in chosen.order if one not in moved), *moved])


def write(item_id: str, key: str, proposed: str, chosen: PackChoice) -> None:
    """Keep a heading that was typed; an empty one, or the proposed one, is none."""
    typed = limits.title(st.session_state[key]).text
    others = [pair for pair in chosen.words if pair[0] != item_id]
    mine = [(item_id, typed)] if typed and typed != proposed else []
    filters.keep("words", [f"{one}{choices.WORDS_SIGN}{text}" for one, text in [*others, *mine]])


def cleaned(chosen: PackChoice, proposal: Proposal) -> PackChoice:
    """The choice without what belongs to another place or theme."""
    known = {
        one.item_id
        for one in (
            *proposal.headlines,
            *(each for each in (proposal.picture, proposal.chart) if each),
            *proposal.points,
            *proposal.stories,
            *proposal.said,
        )
    }
    own = {*known, chosen.own_id("title")}
    kept = replace(
        chosen,
        without=tuple(one for one in chosen.without if one in known),
        order=tuple(one for one in chosen.order if one in known),
        words=tuple(pair for pair in chosen.words if pair[0] in own),
    )
    if kept != chosen:
        for key in ("without", "order", "words"):
            filters.keep(key, kept.query(cached.gazetteer()).get(key, []))
    return kept
