"""A bar of facets, for any list: what was chosen in each, and how many rows each option would leave."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from components.app import url_state
from components.content.facet import Facet

Counts = Callable[[str], Mapping[str, int]]


def read_facets(facets: Iterable[Facet]) -> dict[str, tuple[str, ...]]:
    """The codes that are chosen, by part of the choice."""
    return {facet.part: url_state.chosen(facet.key, facet.label, facet.options) for facet in facets}


def draw_facets(facets: Iterable[Facet], counts: Counts) -> None:
    """The facets side by side.

    Args:
        counts: number of rows for each code of a part, everything else in the choice in force.
    """
    with st.container(horizontal=True, key="facets"):
        for facet in facets:
            url_state.choose_many(facet.key, facet.label, facet.options, counts(facet.part))
