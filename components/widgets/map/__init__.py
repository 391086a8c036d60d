"""The map: shapes the browser keeps, and a small message for every change."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from components.app import notices, url_state
from components.content.maps import map_files
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.prepared_periods import Ahead, Periods
from components.facts.frozen import thawed
from components.facts.scripts import read_script
from data.shapes import ShapesMissing

_LOADER = read_script(Path(__file__).with_name("loader.js"))
NAME = "atlas_map"
# Busy until its script has drawn it: the words that a page is served with stand for as long, and what
# stands below it does not jump when it comes, for about its height is kept free.
_map = st.components.v2.component(
    NAME,
    html="<div class='atlas' aria-busy='true'></div>",
    # Streamlit takes one line for the name of a file.
    css=".atlas[aria-busy] {\n min-height: min(660px, 86vh, 100vw);\n}",
    js=_LOADER,
)


@dataclass(frozen=True)
class TimeSlider:
    """A slider below a map, whose pictures of all periods the browser asks for once.

    Attributes:
        on_move: called with the code of a period when the visitor's hand stops at it, or when it
            has played to its end; before the page runs again.
    """

    periods: Periods
    on_move: Callable[[str], None]


def show_or_tell(
    prepare: Callable[[], PreparedMap],
    key: str,
    selected: str | None = None,
    height: int | None = None,
    on_pick: Callable[[str], None] | None = None,
    time: TimeSlider | None = None,
    ahead: Ahead | None = None,
) -> str | None:
    """The same as :func:`show_map` for a map yet to be made; if its shapes are lost, the words for that.

    What stands beside the map needs no shapes, and stays.
    """
    try:
        drawn = prepare()
    except ShapesMissing as lost:
        notices.say_data_problems(lost.problems)
        return None
    return show_map(drawn, key, selected, height, on_pick, time, ahead)


def show_map(
    drawn: PreparedMap,
    key: str,
    selected: str | None = None,
    height: int | None = None,
    on_pick: Callable[[str], None] | None = None,
    time: TimeSlider | None = None,
    ahead: Ahead | None = None,
) -> str | None:
    """Draw a map and return the id of the place that was just chosen on it, or None.

    The caller puts the id into the address and passes it back as `selected` on the next run.
    Zoom and pan stay in the browser; they change from here only when `focus_id` of the drawn figure does.

    Args:
        key: name of the map on the page; the same key keeps zoom and focus across reruns.
        selected: place to mark as chosen.
        height: height of the drawing in pixels; its own proportions if not given.
        on_pick: called with the id of the chosen place before the page runs again, so that it
            can change what widgets above the map show.
        time: a slider below the map that goes through its periods.
        ahead: maps that are seen as soon as they are chosen, before this one is replaced by the next run.
    """

    pick = url_state.only_here(on_pick) if on_pick else None
    go_to = url_state.only_here(time.on_move) if time else None

    def pass_on() -> None:
        picked = st.session_state[key].picked
        if pick and picked in drawn.known:
            pick(picked)

    def move() -> None:
        moved = st.session_state[key].moved
        if go_to and time and moved in time.periods.words:
            go_to(moved)

    own = {
        "selected": selected,
        "time": time and _of_slider(time.periods),
        "ahead": ahead and {"box": ahead.box, "maps": list(ahead.maps.items())},
    }
    result = _map(
        key=key,
        data=thawed({**drawn.data, **own, **({"height": height} if height else {})}),
        on_picked_change=pass_on,
        on_moved_change=move,
    )
    return result.picked if result.picked in drawn.known else None


def _of_slider(periods: Periods) -> dict[str, Any]:
    return {
        "words": map_files.periods_path(tuple(periods.words.items())),
        "at": periods.at,
        "file": periods.file,
    }
