"""What was typed for one place and theme is not lost when another is chosen: it waits, and comes back."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.app import url_state
from components.brief import kept_packs
from components.brief.choice import PackChoice
from components.content.elements import markup
from components.facts import tables
from components.language.messages import gettext, ngettext
from components.views.advocacy_pack import edits

LAST, WAITING = "pack_last", "pack_waiting"
# So many places and themes wait; of more, those that were left first are forgotten.
MOST_WAITING = 20

About = tuple[str, str]
Words = tuple[tuple[str, str], ...]


def put_back(choice: PackChoice) -> PackChoice:
    """The choice with what was typed for its place and theme before, if the visitor came back to them.

    What was typed for the place and theme that she left waits from now on.
    """
    about, waiting = (choice.place, choice.theme), dict(_waiting())
    left, typed = st.session_state.get(LAST, (about, ()))
    if left == about:
        return choice
    if typed:
        waiting[left] = typed
    words = {**dict(waiting.pop(about, ())), **dict(choice.words)}
    st.session_state[LAST] = (about, ())
    st.session_state[WAITING] = dict(list(waiting.items())[-MOST_WAITING:])
    return replace(choice, words=tuple(words.items()))


def remember(choice: PackChoice) -> None:
    """Note what is typed in the pack as it is shown."""
    st.session_state[LAST] = ((choice.place, choice.theme), choice.words)


def show_waiting() -> None:
    """Say what waits for other places and themes, each with the button that brings it back."""
    waiting = _waiting()
    if not waiting:
        return
    with st.container(key="pack_waiting_box", border=True):
        st.caption(
            gettext("What you wrote for another place or theme is kept while this page is open.")
        )
        for place, theme in reversed(list(waiting)):
            st.button(
                markup.literal(_label(place, theme, len(waiting[place, theme]))),
                key=f"pack_back:{place}:{theme}",
                on_click=_go_back,
                args=(place, theme),
                type="tertiary",
                icon=":material/history:",
            )


def _label(place: str, theme: str, count: int) -> str:
    facts = kept_packs.facts()
    return ngettext(
        "Go back to {place}, {theme} ({count} text)",
        "Go back to {place}, {theme} ({count} texts)",
        count,
        place=facts.places.full_name(place),
        theme=facts.words.label("themes", theme),
    )


def _go_back(place: str, theme: str) -> None:
    query = PackChoice(place, theme, "").query(tables.gazetteer())
    for key in ("state", "district", "theme"):
        url_state.keep(key, query.get(key, []))
    edits.act_on_edits()


def _waiting() -> Mapping[About, Words]:
    found: Mapping[About, Words] = st.session_state.get(WAITING, {})
    return found
