"""The groups that a government counts: their density by district, and by block where it is known."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.app import notices, url_state
from components.content.programmes import official_density
from components.content.programmes.official_density import Density
from components.facts import tables
from components.language.messages import gettext
from components.widgets import data_grid, map, map_files, prose
from components.widgets.source_list import SourceList
from data.shapes import ShapesMissing


@dataclass(frozen=True)
class _Asked:
    """A rate at a time, of the districts of its country or of the blocks of a state."""

    key: str
    period: str
    state: str | None = None


def show_density(programme: str, named: SourceList) -> None:
    """Map and table of a rate for the country of a programme; nothing where no government counts.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    options = official_density.measures(str(tables.countries()[programme]))
    if not options:
        return
    st.header(gettext("Groups that the government counts"), anchor="official-density")
    key = str(url_state.choose_one("official", gettext("Rate"), options))
    times = official_density.periods(key)
    period = next(iter(times))
    if len(times) > 1:
        period = url_state.switch("snapshot", gettext("Snapshot"), times)
    asked = _Asked(key, period)
    _show("districts", asked, lambda: official_density.by_district(key, period), named)
    show_blocks(key, period, "blocks", named)


def show_blocks(key: str, period: str, param: str, named: SourceList) -> None:
    """Map and table of a rate on the blocks of a state; nothing where no block has a figure.

    Args:
        param: what the choice of the state is called in the address.
        named: the sources of the page or part, whose list stands at its end.
    """
    states = official_density.states_with_blocks(key, period)
    if not states:
        return
    st.subheader(gettext("By block"), anchor=param)
    state = url_state.switch(param, gettext("State or province"), states)
    asked = _Asked(key, period, state)
    _show(param, asked, lambda: official_density.by_block(key, period, state), named)


def _show(name: str, asked: _Asked, make: Callable[[], Density], named: SourceList) -> None:
    """Map and table side by side, between what has to be said of them."""
    try:
        density = make()
    except ShapesMissing as lost:
        notices.say_data_problems(lost.problems)
        return
    # What may not be parted from the figures stands before them, the rest below.
    prose.show_paragraph(density.caveat, "lz-meta")
    picture, twin = st.columns([3, 2])
    with picture:
        map.show_map(density.map, key=f"official_{name}_{density.key}")
        map_files.offer_map(
            "federations",
            "-".join((name, asked.key.replace(":", "-"), asked.period.replace("/", "-"))),
            lambda: official_density.figure(asked.key, asked.period, asked.state),
            "",
            asked.state,
        )
    with twin:
        data_grid.show_table(density.table, is_tall=True)
    for sentence in density.words:
        prose.show_paragraph(sentence, "lz-meta")
    named.show_marks(density.package_id, density.table.source_ids)
