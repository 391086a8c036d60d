"""Sentences for what is not there: nothing found, a word not understood, a table that cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType

import streamlit as st

from components.content.about_data import left_out
from components.content.elements.markup import literal
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_letters
from data.letters import begin_small
from data.problems import Problem

LONGEST_WORD = 60
ROOM = "@notices"
# Things of one kind that an address can name.
NOT_THERE = MappingProxyType(
    {
        "case study": gettext_noop("There is no case study “{name}”."),
        "place": gettext_noop("There is no place “{name}”."),
        "gathering": gettext_noop("There is no gathering “{name}”."),
        "guided story": gettext_noop("There is no guided story “{name}”."),
    }
)


def make_room() -> None:
    """What the address asked for in vain is said here, wherever the choice itself stands.

    A choice may stand in a narrow column or in a closed box, where nobody would read it.
    """
    st.session_state[ROOM] = st.container(key="notices")


def forget_room() -> None:
    """At the beginning of a run: the room of the run before is gone."""
    st.session_state.pop(ROOM, None)


@contextmanager
def own_room() -> Iterator[None]:
    """A room of its own for what runs alone; the page's is then not to be written to."""
    around = st.session_state.get(ROOM)
    st.session_state[ROOM] = st.container(key="notices_inside")
    try:
        yield
    finally:
        st.session_state[ROOM] = around


def _warn(sentence: str) -> None:
    (st.session_state.get(ROOM) or st).warning(literal(sentence), icon=":material/link_off:")


def say_ignored(label: str, words: Sequence[str], advice: str = "") -> None:
    """Say that the address asked for something that cannot be had, and that it was left out.

    Args:
        advice: why what is known cannot be shown here; without it nobody knows what was asked for.
    """
    shown = [gettext("“{word}”", word=shorten_to_letters(word, LONGEST_WORD)) for word in words[:3]]
    # The scripts of the other languages have no small letters.
    values = {"label": begin_small(label), "words": lists.join(shown)}
    sentence = (
        gettext(
            "The link asks for {label} {words}, which does not go with this view. It was ignored.",
            **values,
        )
        if advice
        else gettext(
            "The link asks for {label} {words}, which is not known here. It was ignored.", **values
        )
    )
    _warn(f"{sentence} {advice}".strip())


def say_address_cut() -> None:
    """Say that the address is longer than any of ours, and that a part of it was left out."""
    sentence = gettext("The link is too long. A part of it was ignored.")
    st.warning(sentence, icon=":material/link_off:")


def say_not_offered(what: str, why: str) -> None:
    """Say that the address asks for something that exists but does not suit what is shown, and why."""
    _warn(gettext("“{what}” is not offered here. {why}", what=what, why=why))


def say_nothing_found(sentence: str, advice: str) -> None:
    """Say that no row fits a choice, repeat the choice, and say what to do."""
    said = gettext("Nothing found. {sentence} {advice}", sentence=sentence, advice=advice)
    st.info(literal(said), icon=":material/search_off:")


def say_data_problems(problems: Iterable[Problem]) -> None:
    """Say what is left out because of a fault in a table, with file, row and remedy."""
    if told := left_out.sentences(problems):
        st.error("\n\n".join(map(literal, told)), icon=":material/report:")


def say_unknown(kind: str, asked: str, near: Sequence[str]) -> None:
    """Say that an address names something that does not exist; its kind is one of NOT_THERE."""
    sentence = gettext(NOT_THERE[kind], name=shorten_to_letters(asked, LONGEST_WORD))
    st.warning(literal(sentence), icon=":material/link_off:")
    if near:
        st.caption(gettext("Did you mean one of these?"))
