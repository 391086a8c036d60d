"""A layer and the file it is written to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import topojson


@dataclass(frozen=True)
class Layer:
    """Shapes ready to be written.

    Attributes:
        name: file name without its ending.
        object_name: name of the one object inside the TopoJSON file.
        columns: properties that each feature carries, in this order.
        steps: positions along each axis that coordinates are rounded to.
    """

    name: str
    object_name: str
    columns: tuple[str, ...]
    shapes: gpd.GeoDataFrame
    steps: float = 1e5

    def spelled(self, names: Mapping[str, str]) -> "Layer":
        """The same layer, its district names spelled as ``names`` says."""
        spelling = dict(names)
        columns = {name: spelling for name in self.columns if name.startswith("district")}
        return replace(self, shapes=self.shapes.replace(columns))


def write(layer: Layer, folder: Path) -> Path:
    """Write a layer as compact TopoJSON, borders stored once; returns the file."""
    topology = topojson.Topology(
        layer.shapes[[*layer.columns, "geometry"]].reset_index(drop=True),
        object_name=layer.object_name,
        prequantize=layer.steps,
        topology=True,
        shared_coords=True,
    )
    path = folder / f"{layer.name}.topojson"
    compact = json.dumps(json.loads(topology.to_json()), separators=(",", ":"), ensure_ascii=False)
    path.write_text(compact, encoding="utf-8")
    return path
