"""How long what somebody typed is; it is counted on the screen, and nothing is cut in silence."""

from collections.abc import Iterable

import streamlit as st

from components.brief import limits
from components.language.messages import gettext


def say_length(typed: str, most: int) -> None:
    """How many letters were typed of how many; what is too long is said, and kept where it was typed."""
    say_count(typed, most)
    say_remarks(limits.heading(typed, most).remarks)


def say_remarks(remarks: Iterable[str]) -> None:
    """Each of the sentences on what was changed of the things typed, once."""
    for remark in dict.fromkeys(remarks):
        st.warning(remark, icon=":material/short_text:")


def say_count(typed: str, most: int) -> None:
    """How many letters were typed of how many."""
    st.caption(gettext("{count} of {most} letters", count=len(typed), most=most))
