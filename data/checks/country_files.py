"""What a new country adds to what all programmes share: places, their sources, layers of shapes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.checks.country_shapes import LevelShapes
from data.csv_text import write_records
from data.place import Place
from data.shapes import DESCRIPTOR, FOLDER, Layer, Ring, build_layer

# Degrees of one step between two corners: about a metre.
STEP = 1e-5
OBJECT = "shapes"


@dataclass(frozen=True)
class NewLayer:
    """A layer of shapes as it is to lie in the folder of boundaries.

    Attributes:
        resource: its entry in the description of that folder.
        content: the file, TopoJSON.
    """

    level: str
    resource: Mapping[str, Any] = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def layer_id(self) -> str:
        """What a programme calls it."""
        return str(self.resource["name"])

    def read(self) -> Layer:
        """Its shapes, as they are read from the folder."""
        return build_layer(self.resource, {}, json.loads(self.content))

    @property
    def path(self) -> str:
        """The name of its file."""
        return str(self.resource["path"])


@dataclass(frozen=True)
class NewCountry:
    """A country that the site does not have yet.

    Attributes:
        name: what it is called.
        text: the usable rows of its places as text; the index is the row of the sheet.
        refused: codes of the rows that are left out.
        places, sources: the same and the sources that they name, as tables are read.
        sources_text: the sources as text.
    """

    country_id: str
    name: str
    text: pd.DataFrame = field(repr=False)
    places: pd.DataFrame = field(repr=False)
    sources: pd.DataFrame = field(repr=False)
    sources_text: pd.DataFrame = field(repr=False)
    layers: tuple[NewLayer, ...] = ()
    refused: frozenset[str] = frozenset()


def make_layer(
    found: LevelShapes, places: Mapping[str, Place], layer_id: str, about: Mapping[str, Any]
) -> NewLayer:
    """A layer of the shapes of one level.

    Args:
        about: what is said of the file: its title, sources and licences.
    """
    first = next(iter(places.values()))
    content = _topology(found, places)
    digest = hashlib.sha256(content).hexdigest()
    said = {
        key: about[key] for key in ("title", "description", "sources", "licenses") if key in about
    }
    resource = {
        "name": layer_id,
        "path": f"{layer_id}.topojson",
        **said,
        "format": "topojson",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest}",
        "layer": {
            "country": first.country_id,
            "level": found.level,
            "object": OBJECT,
            "id_property": "id",
            "name_property": "name",
            "parent_property": "parent",
            "parent_id_property": "parent_id",
            "vintage": str(about.get("vintage") or ""),
        },
    }
    return NewLayer(found.level, resource, content)


def _topology(found: LevelShapes, places: Mapping[str, Place]) -> bytes:
    """The shapes as TopoJSON in steps, each ring an arc of its own."""
    rings = [ring for shape in found.shapes.values() for ring in shape.rings]
    left = min(x for ring in rings for x, _ in ring)
    bottom = min(y for ring in rings for _, y in ring)
    arcs = [_steps(ring, left, bottom) for ring in rings]
    geometries: list[dict[str, object]] = []
    at = 0
    for code, shape in found.shapes.items():
        parent = places[code].parent_id or ""
        said = {"id": code, "name": places[code].name, "parent_id": parent}
        named: dict[str, str] = {"parent": places[parent].name} if parent in places else {}
        own = [[[index]] for index in range(at, at + len(shape.rings))]
        at += len(shape.rings)
        geometries.append({"type": "MultiPolygon", "arcs": own, "properties": {**said, **named}})
    topology = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [left, bottom]},
        "objects": {OBJECT: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }
    return f"{json.dumps(topology, separators=(',', ':'), ensure_ascii=False)}\n".encode()


def _steps(ring: Ring, left: float, bottom: float) -> list[list[int]]:
    steps = []
    before = 0, 0
    for x, y in ring:
        now = round((x - left) / STEP), round((y - bottom) / STEP)
        steps.append([now[0] - before[0], now[1] - before[1]])
        before = now
    return steps


def shared_files(country: NewCountry, root: Path) -> dict[Path, bytes]:
    """The files of the data folder that a new country adds to, as they are with it.

    Raises:
        OSError, ValueError: what is there cannot be read.
    """
    folder = root / FOLDER
    added = {"places": country.text, "sources": country.sources_text}
    description = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    text = json.dumps(describe_layers(description, country.layers), indent=2, ensure_ascii=False)
    return {
        **{folder / one.path: one.content for one in country.layers},
        folder / DESCRIPTOR: f"{text}\n".encode(),
        **{
            path: with_records(path.read_bytes(), rows)
            for name, rows in added.items()
            if len(rows)
            for path in [root / "places" / f"{name}.csv"]
        },
    }


def with_records(content: bytes, rows: pd.DataFrame) -> bytes:
    """The text of a CSV file with more rows at its end; what stood there stays to the letter."""
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    told = rows.astype("object").where(rows.notna(), "").to_dict("records")
    more = write_records([row.get(name, "") for name in header] for row in told)
    return content + (b"" if content.endswith(b"\n") else b"\n") + more


def describe_layers(description: Mapping[str, Any], layers: Iterable[NewLayer]) -> dict[str, Any]:
    """The description of the folder of boundaries with these layers in it."""
    new = {one.layer_id: dict(one.resource) for one in layers}
    old: Sequence[Mapping[str, Any]] = description.get("resources", ())
    kept = [one for one in old if one.get("name") not in new]
    return {**description, "resources": [*kept, *new.values()]}
