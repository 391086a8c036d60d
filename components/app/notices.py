"""Sentences for what is not there: nothing found, a word not understood, a table that cannot be read."""

from collections.abc import Iterable, Sequence

import streamlit as st

from components.content import left_out
from components.content.markup import literal
from components.language.shortening import shorten_to_letters
from data.problems import Problem

LONGEST_WORD = 60


def say_ignored(label: str, words: Sequence[str], advice: str = "") -> None:
    """Say that the address asked for something unknown, and that it was left out."""
    shown = ", ".join(f"“{shorten_to_letters(word, LONGEST_WORD)}”" for word in words[:3])
    sentence = (
        f"The link asks for {label.lower()} {shown}, which is not known here. It was ignored."
    )
    st.warning(literal(f"{sentence} {advice}".strip()), icon=":material/link_off:")


def say_address_cut() -> None:
    """Say that the address is longer than any of ours, and that a part of it was left out."""
    st.warning("The link is too long. A part of it was ignored.", icon=":material/link_off:")


def say_not_offered(what: str, why: str) -> None:
    """Say that the address asks for something that exists but does not suit what is shown, and why."""
    st.warning(literal(f"“{what}” is not offered here. {why}"), icon=":material/link_off:")


def say_nothing_found(sentence: str, advice: str) -> None:
    """Say that no row fits a choice, repeat the choice, and say what to do."""
    st.info(literal(f"Nothing found. {sentence} {advice}"), icon=":material/search_off:")


def say_data_problems(problems: Iterable[Problem]) -> None:
    """Say what is left out because of a fault in a table, with file, row and remedy."""
    if told := left_out.sentences(problems):
        st.error("\n\n".join(map(literal, told)), icon=":material/report:")


def say_unknown(what: str, asked: str, near: Sequence[str]) -> None:
    """Say that an address names something that does not exist."""
    name = shorten_to_letters(asked, LONGEST_WORD)
    st.warning(literal(f"There is no {what} “{name}”."), icon=":material/link_off:")
    if near:
        st.caption("Did you mean one of these?")
