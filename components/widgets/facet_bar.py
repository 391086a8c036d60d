"""A bar of facets, for any list: what was chosen in each, and how many rows each option would leave."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager

import streamlit as st

from components.app import url_state
from components.content.elements.facet import Facet

Counts = Callable[[str], Mapping[str, int]]


def read_facets(facets: Iterable[Facet]) -> dict[str, tuple[str, ...]]:
    """The codes that are chosen, by part of the choice."""
    return {
        facet.part: url_state.chosen(facet.key, facet.label, facet.options, _understand(facet))
        for facet in facets
    }


def open_bar() -> AbstractContextManager[object]:
    """The room for facets side by side, which may be filled after what stands below it."""
    return st.container(horizontal=True, key="facets")


def draw_facets(facets: Iterable[Facet], counts: Counts) -> None:
    """The facets, one after the other, in the bar that is open.

    Args:
        counts: number of rows for each code of a part, everything else in the choice in force.
    """
    for facet in facets:
        url_state.choose_many(facet.key, facet.label, facet.options, counts(facet.part))


def _understand(facet: Facet) -> url_state.Understand:
    plain = url_state.by_code_or_label(facet.options)
    return lambda word: plain(word) or facet.other_words.get(word.casefold())
