"""The map: shapes the browser keeps, and a small message for every change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import streamlit as st

from components import cached
from components.facts.frozen import thawed
from components.facts.scripts import read_script
from components.figures.atlas import MapFigure, completed
from components.map import geometry
from components.map.message import message

_LOADER = read_script(Path(__file__).with_name("loader.js"))
NAME = "atlas_map"
_map = st.components.v2.component(NAME, html="<div class='atlas'></div>", js=_LOADER)


@dataclass(frozen=True)
class Prepared:
    """A map as it travels, without what one visitor chose: may be kept and shared by all.

    Attributes:
        data: the message for map.js, but for what is selected and how high it is.
        known: ids of the places that can be chosen on it.
    """

    data: Mapping[str, Any]
    known: frozenset[str]

    def zoomed_to(self, place_id: str | None) -> Self:
        """The same map, zoomed to an area or to a shape of its outline layer, which its title names."""
        if place_id is None:
            return self
        title = f"{self.data['title']}: {cached.gazetteer().name(place_id)}"
        return replace(self, data={**self.data, "focus": place_id, "title": title})


def prepared(figure: MapFigure) -> Prepared:
    """A figure made ready to travel.

    Shapes of its layer without an area get the look `unlisted`.

    Raises:
        data.shapes.ShapesMissing: a layer file is missing or damaged.
        KeyError: the figure names a layer that does not exist.
    """
    layer = geometry.layer_of(figure.layer_id)
    names = {
        "script": "map.js",
        "style": "map.css",
        "layer": figure.layer_id,
        "outline": figure.outline_layer_id,
        "context": figure.context_layer_id,
    }
    files = {role: name and geometry.path_of(name) for role, name in names.items()}
    files["cloud"] = figure.cloud and geometry.cloud_path(figure.cloud.cloud)
    data = message(completed(figure, layer), geometry.geometry_of(figure.layer_id), files)
    return Prepared(data, frozenset(shape.place_id for shape in layer.shapes))


def show(
    drawn: Prepared,
    key: str,
    selected: str | None = None,
    height: int | None = None,
    on_pick: Callable[[str], None] | None = None,
) -> str | None:
    """Draw a map and return the id of the place that was just chosen on it, or None.

    The caller puts the id into the address and passes it back as `selected` on the next run.
    Zoom and pan stay in the browser; they change from here only when `figure.focus_id` does.

    Args:
        key: name of the map on the page; the same key keeps zoom and focus across reruns.
        selected: place to mark as chosen.
        height: height of the drawing in pixels; its own proportions if not given.
        on_pick: called with the id of the chosen place before the page runs again, so that it
            can change what widgets above the map show.
    """

    def pass_on() -> None:
        picked = st.session_state[key].picked
        if on_pick and picked in drawn.known:
            on_pick(picked)

    result = _map(
        key=key,
        data=thawed({**drawn.data, "selected": selected, "height": height}),
        on_picked_change=pass_on,
    )
    return result.picked if result.picked in drawn.known else None
