"""Figures as rows to read and to take along: names beside codes, words for what is missing."""

from collections.abc import Sequence

import streamlit as st

from components.content.indicators import indicator_table
from components.content.indicators.indicator import Scene
from components.views.indicators import choose, figure
from components.widgets import blocks

TABLE_KEY = "explorer_table"


def show_table(scene: Scene) -> None:
    """The figures as a table, states and country first; choosing a row marks its place."""
    listed = indicator_table.list_figures(scene.choice)
    figure.show_words_above(listed.finding, scene.subtitle, (), tuple(scene.pins.names.values()))
    blocks.show_table(
        listed.table,
        is_tall=True,
        key=TABLE_KEY,
        on_select=lambda: _clicked(listed.place_ids),
        selection_mode="single-row",
    )
    blocks.show_blocks(listed.cautions)
    figure.show_words_below((), listed.source)
    figure.show_downloads(
        scene,
        lambda: indicator_table.readable(scene, indicator_table.with_wholes(scene)),
        listed.finding,
    )


def _clicked(place_ids: Sequence[str]) -> None:
    chosen = st.session_state[TABLE_KEY].selection.rows
    if chosen:
        choose.toggle_pin(place_ids[chosen[0]])
