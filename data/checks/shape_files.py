"""Boundaries as somebody gives them: GeoJSON or TopoJSON, read to outlines in degrees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from data.checks.sheet import ShapeFile
from data.problems import Problem, problem_at
from data.shapes import Ring, decode_arcs, join_arcs

AREAS = ("Polygon", "MultiPolygon")
WHOLE_EARTH = (-180.0, -90.0, 180.0, 90.0)
# What is no such file, or not as its kind has to be, fails in one of these ways.
NOT_AS_DESCRIBED = (KeyError, IndexError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True)
class Outline:
    """One shape of a file.

    Attributes:
        number: the how manieth of its file it is, from 1.
        properties: what is said of it, as text.
        rings: closed, in degrees (longitude, latitude), holes among them.
        area: the same for comparing.
    """

    number: int
    properties: Mapping[str, str]
    rings: tuple[Ring, ...]
    area: shapely.Geometry = field(repr=False)


@dataclass(frozen=True)
class Outlines:
    """The shapes of a file, or of one object of a TopoJSON, and what of it cannot be used."""

    file: str
    shapes: tuple[Outline, ...]
    problems: tuple[Problem, ...] = ()


def read_outlines(given: ShapeFile) -> Iterator[Outlines]:
    """The shapes of a file, each object of a TopoJSON by itself."""
    try:
        for features in list(_collections(given.content)):
            yield _read(given.file, features)
    except NOT_AS_DESCRIBED as error:
        yield Outlines(
            given.file, (), (problem_at(given.file, "shapes-unread", fault=repr(error)),)
        )


def _collections(content: Mapping[str, Any]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Features with their coordinates, collection by collection."""
    if content.get("type") == "Topology":
        arcs = decode_arcs(content)
        for thing in content["objects"].values():
            yield [_as_feature(one, arcs) for one in thing.get("geometries", [thing])]
    elif content.get("type") == "Feature":
        yield [content]
    else:
        yield content["features"]


def _as_feature(geometry: Mapping[str, Any], arcs: Sequence[Ring]) -> dict[str, Any]:
    """A geometry of a TopoJSON as a feature of a GeoJSON."""
    kind, parts = geometry.get("type"), geometry.get("arcs", ())
    polygons = [parts] if kind == "Polygon" else parts if kind in AREAS else []
    coordinates = [[join_arcs(arcs, ring) for ring in polygon] for polygon in polygons]
    return {
        "id": geometry.get("id"),
        "properties": geometry.get("properties"),
        "geometry": {"type": "MultiPolygon" if kind in AREAS else kind, "coordinates": coordinates},
    }


def _read(file: str, features: Sequence[Mapping[str, Any]]) -> Outlines:
    shapes, problems = [], []
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry") or {}
        kind = str(geometry.get("type") or "null")
        if kind not in AREAS:
            problems.append(problem_at(file, "shape-kind", number=number, kind=kind))
            continue
        parts = geometry["coordinates"]
        polygons = [parts] if kind == "Polygon" else parts
        rings = tuple(
            tuple((float(x), float(y)) for x, y, *_ in ring) for part in polygons for ring in part
        )
        area = _area(polygons)
        if area.is_empty:
            problems.append(problem_at(file, "shape-kind", number=number, kind=kind))
        elif not _is_on_earth(area):
            x, y = rings[0][0]
            told = problem_at(file, "shapes-degrees", number=number, point=f"{x:.15g}, {y:.15g}")
            # Of the others of the file the same could be said.
            return Outlines(file, (), (told,))
        else:
            said = {"id": feature.get("id"), **(feature.get("properties") or {})}
            plain = {str(key): str(value) for key, value in said.items() if value is not None}
            shapes.append(Outline(number, plain, rings, area))
    return Outlines(file, tuple(shapes), tuple(problems))


def _area(polygons: Sequence[Any]) -> shapely.Geometry:
    """What the polygons cover together; borders that cross themselves are mended for it."""
    parts = [
        shapely.make_valid(
            shapely.Polygon(
                [point[:2] for point in ring], [[point[:2] for point in hole] for hole in holes]
            )
        )
        for ring, *holes in polygons
    ]
    return shapely.union_all(parts)


def _is_on_earth(area: shapely.Geometry) -> bool:
    left, bottom, right, top = area.bounds
    west, south, east, north = WHOLE_EARTH
    return bool(west <= left and south <= bottom and right <= east and top <= north)
