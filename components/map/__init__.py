"""The map: shapes the browser keeps, and a small message for every change."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.figures.atlas import MapFigure, completed
from components.map import geometry
from components.map.message import message

_LOADER = (Path(__file__).parent / "loader.js").read_text(encoding="utf-8")
_map = st.components.v2.component("atlas_map", html="<div class='atlas'></div>", js=_LOADER)


def show(
    figure: MapFigure,
    key: str,
    selected: str | None = None,
    height: int | None = None,
    on_pick: Callable[[str], None] | None = None,
) -> str | None:
    """Draw a map and return the id of the place that was just chosen on it, or None.

    The caller puts the id into the address and passes it back as `selected` on the next run.
    Zoom and pan stay in the browser; they change from here only when `figure.focus_id` does.

    Args:
        figure: what to draw; shapes of its layer without an area get the look `unlisted`.
        key: name of the map on the page; the same key keeps zoom and focus across reruns.
        selected: place to mark as chosen.
        height: height of the drawing in pixels; its own proportions if not given.
        on_pick: called with the id of the chosen place before the page runs again, so that it
            can change what widgets above the map show.

    Raises:
        data.shapes.ShapesMissing: a layer file is missing or damaged.
        KeyError: the figure names a layer that does not exist.
    """
    layer = geometry.layer_of(figure.layer_id)
    base = st.get_option("server.baseUrlPath")
    names = {
        "script": "map.js",
        "style": "map.css",
        "layer": figure.layer_id,
        "outline": figure.outline_layer_id,
        "context": figure.context_layer_id,
    }
    files = {role: name and geometry.path_of(name, base) for role, name in names.items()}
    files["cloud"] = figure.cloud and geometry.cloud_path(figure.cloud.cloud, base)
    known = {shape.place_id for shape in layer.shapes}

    def pass_on() -> None:
        picked = st.session_state[key].picked
        if on_pick and picked in known:
            on_pick(picked)

    result = _map(
        key=key,
        data=message(
            completed(figure, layer),
            geometry.geometry_of(figure.layer_id),
            files,
            selected,
            height,
        ),
        on_picked_change=pass_on,
    )
    return result.picked if result.picked in known else None
