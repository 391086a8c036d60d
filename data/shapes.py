"""Shapes of places, read from the TopoJSON layers that `boundaries/datapackage.json` describes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.problems import DataProblem, problem_at

FOLDER = "boundaries"
DESCRIPTOR = "datapackage.json"
# Between the id of a layer and that of the district of which only the shapes are meant.
PART = "~"

Point = tuple[float, float]
Ring = tuple[Point, ...]


class ShapesMissing(DataProblem):
    """A layer of shapes cannot be used: what is wrong, in which file below the data folder, the remedy."""

    def __init__(self, code: str, where: str, **values: object) -> None:
        self.problem = problem_at(where, code, **values)
        super().__init__([self.problem])


@dataclass(frozen=True)
class Shape:
    """One place: its rings are closed, in degrees (longitude, latitude), holes among them.

    `parent` is the name of the state, province or district it belongs to, "" at the top; `parent_id`
    its code, where the layer has it.
    """

    place_id: str
    name: str
    parent: str
    rings: tuple[Ring, ...]
    parent_id: str = ""


@dataclass(frozen=True)
class Layer:
    """All shapes of one level of one country, in reading order: by parent, then by name.

    Attributes:
        country_id: place id of the country, shared by the layers that may lie on one map.
        level: level of the places (state, district, block).
        vintage: year the borders stand for.
        context: True for a layer that is only drawn around others and has no figures.
        attribution: credit to print wherever the shapes are shown.
        shapes_are: what its shapes are, by the state or country: block, tehsil, police_station_area.
    """

    layer_id: str
    country_id: str
    level: str
    vintage: str
    context: bool
    attribution: str
    shapes: tuple[Shape, ...]
    shapes_are: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}), hash=False, compare=False, repr=False
    )


def layer_ids(root: Path) -> tuple[str, ...]:
    """Ids of all layers below the data folder `root`.

    Raises:
        ShapesMissing: the description of the layers is missing or damaged.
    """
    return tuple(resource["name"] for resource in _resources(_descriptor(root)))


def layers_of(root: Path, country_id: str, level: str) -> tuple[str, ...]:
    """Ids of the layers that show the places of a level in a country, in the order described.

    Raises:
        ShapesMissing: the description of the layers is missing or damaged.
    """
    return tuple(
        resource["name"]
        for resource in _resources(_descriptor(root))
        if (resource["layer"]["country"], resource["layer"]["level"]) == (country_id, level)
        and not resource["layer"].get("context")
    )


def read_layer(root: Path, layer_id: str) -> Layer:
    """Read and decode one layer.

    Args:
        root: the data folder, which holds `boundaries/`.
        layer_id: name of a resource in `boundaries/datapackage.json`.

    Raises:
        ShapesMissing: the description or the file is missing or damaged, or has no such layer.
    """
    package = _descriptor(root)
    found = [one for one in _resources(package) if one["name"] == layer_id]
    if not found:
        raise ShapesMissing("shapes-layer", f"{FOLDER}/{DESCRIPTOR}", layer=layer_id)
    resource = found[0]
    where = f"{FOLDER}/{resource['path']}"
    return build_layer(resource, package, _read_json(root / FOLDER / resource["path"], where))


def build_layer(
    resource: Mapping[str, Any], package: Mapping[str, Any], topology: Mapping[str, Any]
) -> Layer:
    """One layer of what its file holds.

    Args:
        resource: its entry in the description of the boundaries.
        package: that description.
        topology: the TopoJSON.

    Raises:
        ShapesMissing: it is not as described.
    """
    about, where = resource["layer"], f"{FOLDER}/{resource['path']}"
    try:
        shapes = sorted(_shapes(topology, about), key=lambda shape: (shape.parent, shape.name))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise ShapesMissing("shapes-other", where, fault=repr(error)) from error
    return Layer(
        layer_id=resource["name"],
        country_id=about["country"],
        level=about["level"],
        vintage=str(about["vintage"]),
        context=bool(about.get("context")),
        attribution=_attribution(resource, package),
        shapes=tuple(shapes),
        shapes_are=MappingProxyType(dict(about.get("shapes_are", {}))),
    )


def part_of(layer: Layer, parent_id: str) -> Layer:
    """The shapes of a layer that belong to one district, as a layer of their own.

    Raises:
        ShapesMissing: the layer has none of it.
    """
    shapes = tuple(shape for shape in layer.shapes if shape.parent_id == parent_id)
    if not shapes:
        where = f"{FOLDER}/{DESCRIPTOR}"
        raise ShapesMissing("shapes-part", where, layer=layer.layer_id, place=parent_id)
    return replace(layer, layer_id=f"{layer.layer_id}{PART}{parent_id}", shapes=shapes)


def _descriptor(root: Path) -> dict[str, Any]:
    return _read_json(root / FOLDER / DESCRIPTOR, f"{FOLDER}/{DESCRIPTOR}")


def _resources(package: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [resource for resource in package.get("resources", ()) if "layer" in resource]


def _read_json(path: Path, where: str) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ShapesMissing("shapes-missing", where) from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ShapesMissing("shapes-damaged", where, fault=str(error)) from None
    if not isinstance(content, dict):
        raise ShapesMissing("shapes-no-object", where)
    return content


def _attribution(resource: Mapping[str, Any], package: Mapping[str, Any]) -> str:
    sources = resource.get("sources") or package.get("sources") or ()
    licences = resource.get("licenses") or package.get("licenses") or ()
    titles = ", ".join(source["title"] for source in sources)
    names = ", ".join(licence["name"] for licence in licences)
    return f"{titles} ({names})" if titles and names else titles or names


def _shapes(topology: Mapping[str, Any], about: Mapping[str, Any]) -> Iterator[Shape]:
    arcs = decode_arcs(topology)
    for geometry in topology["objects"][about["object"]]["geometries"]:
        properties = geometry["properties"]
        polygons = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}
        yield Shape(
            place_id=str(properties[about["id_property"]]),
            name=str(properties[about["name_property"]]),
            parent=str(properties.get(about.get("parent_property"), "")),
            rings=tuple(
                join_arcs(arcs, indices)
                for polygon in polygons[geometry["type"]]
                for indices in polygon
            ),
            parent_id=str(properties.get(about.get("parent_id_property"), "")),
        )


def decode_arcs(topology: Mapping[str, Any]) -> list[Ring]:
    """Arcs of a TopoJSON in degrees: with a transform each position is the step from the one before."""
    if "transform" not in topology:
        return [tuple((x, y) for x, y, *_ in positions) for positions in topology["arcs"]]
    scale_x, scale_y = topology["transform"]["scale"]
    left, bottom = topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        positions = []
        for step_x, step_y, *_ in steps:
            x, y = x + step_x, y + step_y
            positions.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(tuple(positions))
    return arcs


def join_arcs(arcs: Sequence[Ring], indices: Sequence[int]) -> Ring:
    """Arcs joined end to end; a negative index means the arc is walked backwards."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return tuple(ring)
