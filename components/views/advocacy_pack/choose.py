"""What the pack is about, read from the address and from the widgets; everything but the note is
in the address."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from components.app import basket, frame, url_state
from components.brief import asks, describe, kept_packs, limits, testimony
from components.brief import choice as choices
from components.brief.choice import PackChoice
from components.brief.proposal import Proposal
from components.content.elements import markup
from components.facts import tables
from components.language import dates, lists
from components.language.messages import gettext, pgettext
from components.views.advocacy_pack import edits, lengths, written
from components.widgets import pickers
from data.languages import LANGUAGES
from data.places import AmbiguousPlace, UnknownPlace

NOTE, OPENED = "pack_note", "pack_opened"
# The note as it was last typed, with the place and theme it was written for.
KEPT_NOTE = "pack_note_kept"
LARGEST_FILE = 200_000
# More rows than a sheet has room for are of no use, and make the link long.
MOST_ON_HANDOUT = 40


def read_choice() -> PackChoice:
    """The whole choice."""
    _open_saved()
    with st.container(key="pack_about"):
        left, middle, right = st.columns(3)
        with left:
            place = _place()
        with middle:
            theme = _theme(place)
            audience = str(
                url_state.choose_one("audience", gettext("Who will read it"), _terms("audiences"))
            )
        with right:
            until = _until(place, theme)
            handout = _handout(place)
    changed = edits.read_edits()
    return PackChoice(
        place=place,
        theme=theme,
        audience=audience,
        until=until,
        without=changed["without"],
        added=_added(changed["item"]),
        order=changed["order"],
        words=_words(changed["words"]),
        note=_note(place, theme),
        handout=handout,
    )


def what_is_missing() -> str | None:
    """A sentence on what a pack cannot be chosen without and nothing can be read of; None if all is there."""
    if not named_states():
        return gettext("No place can be read at the moment.")
    if not _terms("themes", without=choices.NO_THEMES):
        return gettext("No theme can be read at the moment.")
    return None if _terms("audiences") else gettext("No reader can be read at the moment.")


def named_states() -> dict[str, str]:
    """The states and provinces a pack can be about, with their country; none without a gazetteer."""
    places = tables.gazetteer()
    countries = {str(programme.country_id) for programme in tables.programmes().values()}
    return {
        place.place_id: lists.join([place.name, places.name(place.country_id)])
        for country in sorted(countries)
        for place in places.children(country, "state")
        if places.children(place.place_id, "district")
    }


def _place() -> str:
    places, states = tables.gazetteer(), named_states()
    about = basket.read_subject().get("place")
    if about and not url_state.from_address("state") and not url_state.is_drawn("state"):
        pickers.pick_place(about)
    state = str(
        url_state.choose_one(
            "state", gettext("State or province"), states, understand=_found("state")
        )
    )
    inside = {place.place_id: place.name for place in places.children(state, "district")}
    district = url_state.choose_one(
        "district",
        gettext("District"),
        inside,
        gettext("The whole of it"),
        _found("district", state),
    )
    return district or state


def _theme(place: str) -> str:
    """The theme: at first the one that most of what was put aside is about; else the first of which
    something is known for the place."""
    themes = _terms("themes", without=choices.NO_THEMES)
    if not url_state.from_address("theme") and not url_state.is_drawn("theme"):
        codes = tuple(themes)
        first = kept_packs.theme_of(basket.read_items(), codes)
        first = first or kept_packs.find_known_theme(place, codes)
        if first:
            url_state.keep("theme", [first])
    return str(url_state.choose_one("theme", gettext("Theme"), themes))


def _found(level: str, within: str | None = None) -> url_state.Understand:
    def understand(word: str) -> str | None:
        try:
            return tables.gazetteer().find(word, within=within, level=level).place_id
        except (UnknownPlace, AmbiguousPlace):
            return None

    return understand


def _terms(vocabulary: str, without: Iterable[str] = ()) -> dict[str, str]:
    words = tables.vocabulary()
    return words.options(vocabulary, set(words.ids(vocabulary)).difference(without))


def _until(place: str, theme: str) -> int | None:
    options = {
        str(year): gettext("up to {year}", year=dates.format_period(str(year)))
        for year in kept_packs.years(place, theme)
    }
    newest = pgettext("figures", "the newest")
    picked = url_state.choose_one("until", gettext("Figures"), options, newest)
    return int(picked) if picked else None


def _note(place: str, theme: str) -> str:
    """The visitor's own words.

    Streamlit forgets a box that another page does not draw, so its words are kept beside it.
    """
    about, kept = st.session_state.get(KEPT_NOTE, ((place, theme), ""))
    note = str(st.session_state.setdefault(NOTE, kept))
    st.session_state[KEPT_NOTE] = (about if note and note == kept else (place, theme), note)
    return note


def _handout(place: str) -> tuple[str, ...]:
    """The districts that are wanted on the handout, beside that of the pack; none for as many as fit."""
    places = tables.gazetteer()
    inside = places.children(places.state_of(place) or place, "district")
    return url_state.choose_several(
        "handout",
        gettext("Districts on the handout"),
        {one.place_id: one.name for one in inside if one.place_id != place},
        MOST_ON_HANDOUT,
        gettext("As many as fit"),
        gettext(
            "The handout has districts of the state side by side on one sheet. Here you can say which; "
            "the district of the pack is always among them."
        ),
    )


def show_note_box(choice: PackChoice) -> None:
    """The box for the visitor's own words; they are sent as soon as she leaves it, by whatever way."""
    st.text_area(
        gettext("Your own note"),
        key=NOTE,
        height=100,
        placeholder=gettext(
            "In any of: {languages}",
            languages=lists.join(language.name for language in LANGUAGES.values()),
        ),
        help=gettext(
            "It goes into the files only, and it is not in the link. It stays here until you close the "
            "page or load it again."
        ),
        on_change=_keep_note,
        args=((choice.place, choice.theme),),
    )
    lengths.say_count(st.session_state[NOTE], limits.NOTE_LENGTH)


def _keep_note(about: tuple[str, str]) -> None:
    """Keep the words with what they are about at once: the run that follows may draw another page."""
    st.session_state[KEPT_NOTE] = (about, st.session_state[NOTE])
    edits.act_on_edits()


def say_whose_note(choice: PackChoice) -> None:
    """Say that the note was written for another pack."""
    (place, theme), _ = st.session_state[KEPT_NOTE]
    if (place, theme) != (choice.place, choice.theme):
        facts = kept_packs.facts()
        st.caption(
            gettext(
                "You wrote this note for {place}, {theme}. It goes into this pack, too.",
                place=markup.literal(facts.places.full_name(place)),
                theme=markup.literal(facts.words.label("themes", theme)),
            )
        )


def _added(asked: tuple[str, ...]) -> tuple[str, ...]:
    """What was put in. A link says it; what was put aside on other pages since then comes to it."""
    has_news = not asked or basket.has_news()
    put_in = limits.put_in((*asked, *basket.read_items()) if has_news else asked)
    if put_in.ids != asked:
        edits.change_edits({"item": put_in.ids})
    lengths.say_remarks(put_in.remarks)
    basket.replace_items(put_in.ids)
    return put_in.ids


def _words(asked: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Headings that were changed; an entry is the id of an item, “=”, and its heading."""
    pairs = (one.partition(choices.WORDS_SIGN) for one in asked)
    return tuple((item, text) for item, sign, text in pairs if sign and text)


def _open_saved() -> None:
    """Open a pack that was saved as a file: its choice goes into the address, its note into the box."""
    saved = st.session_state.get(OPENED)
    if saved is None or saved.file_id == st.session_state.get(f"{OPENED}:done"):
        return
    st.session_state[f"{OPENED}:done"] = saved.file_id
    try:
        record = PackChoice.from_file(saved.getvalue()[:LARGEST_FILE])
        query = record.query(tables.gazetteer())
    except (ValueError, UnknownPlace):
        st.session_state[f"{OPENED}:failed"] = True
        return
    st.session_state[f"{OPENED}:failed"] = False
    st.session_state[NOTE] = record.note
    frame.open_page(choices.PAGE, **query)


def show_opener() -> None:
    """The way to open a saved pack."""
    with st.expander(gettext("Open a pack that you saved")):
        st.file_uploader(gettext("The file pack.json out of the ZIP"), type="json", key=OPENED)
        if st.session_state.get(f"{OPENED}:failed"):
            st.warning(gettext("This file is not a saved pack, so nothing was changed."))


def clean_choice(chosen: PackChoice, proposal: Proposal) -> PackChoice:
    """The choice without what belongs to another place or theme; headings typed for those wait."""
    chosen = written.put_back(chosen)
    known = {
        item.item_id
        for item in (
            *proposal.headlines,
            *(each for each in (proposal.picture, proposal.chart) if each),
            *describe.all_asks(proposal, chosen),
            *proposal.stories,
            *proposal.said,
        )
    }
    own = {*known, chosen.own_id("title"), *asks.ids_of_words(chosen, proposal.asks)}
    own |= {testimony.came_id(one.item_id) for one in proposal.said}
    # What was more than a pack takes is told by itself, and nobody looked whether it is known.
    left_out = set(url_state.asked_for("item", str)) - set(chosen.added)
    edits.say_unknown_edits(own | left_out)
    kept = replace(
        chosen,
        without=tuple(one for one in chosen.without if one in known),
        order=tuple(one for one in chosen.order if one in known),
        words=tuple(pair for pair in chosen.words if pair[0] in own),
    )
    edits.change_edits({key: kept.query(tables.gazetteer()).get(key, []) for key in edits.KEYS})
    written.remember(kept)
    edits.write_to_address(kept.link_query(tables.gazetteer()))
    return kept
