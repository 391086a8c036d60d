"""Figures as rows to read and to take along: names beside codes, words for what is missing."""

from collections.abc import Sequence

import streamlit as st

from components.content import data_table, indicator_table
from components.content.indicator import Scene
from components.language.messages import gettext
from components.views.indicators import choose, figure
from components.widgets import data_grid

TABLE_KEY = "explorer_table"


def show_table(scene: Scene) -> None:
    """The figures as a table, states and country first; choosing a row marks its place."""
    listed = indicator_table.listed(scene.choice)
    figure.show_words_above(listed.title, scene.subtitle, (), tuple(scene.pins.names.values()))
    data_grid.draw_table(
        listed.shown,
        gettext("Table of: {title}", title=listed.title),
        {data_table.head("Value"): scene.subject.unit},
        is_tall=True,
        key=TABLE_KEY,
        on_select=lambda: _clicked(listed.place_ids),
        selection_mode="single-row",
    )
    figure.show_words_below(listed.text.notes, listed.text.source)
    figure.show_downloads(
        scene,
        lambda: indicator_table.readable(scene, indicator_table._with_wholes(scene)),
        listed.title,
    )


def _clicked(place_ids: Sequence[str]) -> None:
    chosen = st.session_state[TABLE_KEY].selection.rows
    if chosen:
        choose.toggle_pin(place_ids[chosen[0]])
