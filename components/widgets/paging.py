"""Long lists in pages: the part a visitor is on, and the row of numbers under it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.app import url_state
from components.language.messages import gettext

PAGE_LENGTH = 20


def show_page(
    rows: pd.DataFrame,
    of: str,
    draw: Callable[[pd.DataFrame], None],
    key: str | None = None,
    param: str = "page",
) -> None:
    """Draw the page of a list that the visitor is on.

    Args:
        of: says which list it is; another list begins at its first page.
        draw: draws the rows it is given.
        key: name of the list on the page.
        param: what the number of the page is called in the address.
    """
    show_part(
        len(rows),
        of,
        lambda first: draw(rows.iloc[first : first + PAGE_LENGTH]),
        key,
        param,
    )


def show_part(
    whole: int,
    of: str,
    draw: Callable[[int], None],
    key: str | None = None,
    param: str = "page",
) -> None:
    """The same for a list whose rows are asked for page by page.

    Args:
        whole: how many rows the list has.
        draw: draws the rows of a page, given how many come before them.
    """
    pages = -(-whole // PAGE_LENGTH)
    above, body, pager = st.container(), st.container(key=key), st.container()
    with pager:
        first = (url_state.page_number(param, pages, of) - 1) * PAGE_LENGTH
    if pages > 1:
        said = gettext(
            "Showing {first} to {last} of {whole}",
            first=first + 1,
            last=min(first + PAGE_LENGTH, whole),
            whole=whole,
        )
        above.caption(said)
    with body:
        draw(first)


def page_with(position: int) -> int:
    """Number of the page that holds the row at a position, counted from 0."""
    return position // PAGE_LENGTH + 1
