"""The choices above a map: one row, and behind the button at its end the rest."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

import streamlit as st

from components.app import url_state
from components.language.messages import gettext, ngettext


def show_row() -> AbstractContextManager[object]:
    """The room for a row of choices; on a phone they take two short lines."""
    return st.container(horizontal=True, vertical_alignment="bottom", key="choices")


def show_rest(keys: Iterable[str]) -> AbstractContextManager[object]:
    """The button at the end of a row, and the box behind it.

    Args:
        keys: of the choices in the box; how many of them are not at their default stands on the button,
            so that nobody reads a map without knowing what was chosen out of her sight.
    """
    number = sum(bool(url_state.current().words(key)) for key in keys)
    label = gettext("More choices")
    if number:
        label = ngettext("More choices ({count} set)", "More choices ({count} set)", number)
    return st.popover(label, key="facet-rest")
