"""A map made ready to travel, without what one visitor chose: kept and shared by all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from components.content.maps import map_files
from components.facts import tables
from components.figures.maps.map_figure import MapFigure, completed
from components.figures.maps.message import message
from data.shapes import ShapesMissing


@dataclass(frozen=True)
class PreparedMap:
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
        title = f"{self.data['title']}: {tables.gazetteer().name(place_id)}"
        return replace(self, data={**self.data, "focus": place_id, "title": title})

    def zoomed_to_block(self, shape_id: str) -> Self:
        """The same map, zoomed to one of its own areas."""
        return replace(self, data={**self.data, "focus": shape_id})


def prepare_map(figure: MapFigure) -> PreparedMap:
    """A figure made ready to travel.

    Shapes of its layer without an area get the look `unlisted`.

    Raises:
        data.shapes.ShapesMissing: a layer file is missing or damaged.
        KeyError: the figure names a layer that does not exist.
    """
    layer = tables.layer(figure.layer_id)
    names = {
        "script": "map.js",
        "style": "map.css",
        "layer": figure.layer_id,
        "outline": figure.outline_layer_id,
        "context": figure.context_layer_id,
    }
    files = {role: name and map_files.path_of(name) for role, name in names.items()}
    files["words"] = map_files.words_path()
    files["cloud"] = map_files.cloud_path(figure.cloud.cloud) if figure.cloud else None
    data = message(completed(figure, layer), map_files.geometry_of(figure.layer_id), files)
    of_points = (point.place_id for point in figure.points if point.place_id)
    return PreparedMap(data, frozenset((*(shape.place_id for shape in layer.shapes), *of_points)))


def prepared(figure: MapFigure) -> PreparedMap | None:
    """A figure made ready to travel; None if its shapes are missing."""
    try:
        return prepare_map(figure)
    except ShapesMissing:
        return None
