"""The files a visitor's browser fetches once for maps and charts: shapes, scripts and styles.

Their names hold a hash of their content, so that they may be kept for ever.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from components.facts import cache, readers, shelves, tables
from components.facts.scripts import read_script
from components.figures import palette
from components.figures.charts.paint import declare_colours
from components.figures.maps.cloud import Cloud
from components.figures.maps.message import words
from components.figures.maps.projection import Geometry, Projection, encoded, fitted, projected
from data import languages
from data.catalog import data_root
from data.shapes import PART, Layer, ShapesMissing, layer_ids

WIDGETS = Path(__file__).parents[2] / "widgets"
ROUTE = "geo"
# Each part uses only those before it.
SCRIPT_PARTS = (
    "dom",
    "files",
    "style",
    "cells",
    "colours",
    "view",
    "labels",
    "tip",
    "points",
    "cloud",
    "items",
    "legend",
    "shapes",
    "frame",
    "gestures",
    "walk",
    "ways",
    "choices",
    "controls",
    "periods",
    "time",
    "ahead",
    "atlas",
    "map",
)
CHART_PARTS = ("map/script/dom", "map/script/style", "map/script/tip", "chart/dots", "chart/chart")

# Content of each cloud that a map shows, and of the words of scripts in each language, by hashed name.
# In a private preview on a shelf of its own: they are drawn from its rows.
_served = shelves.Shelf("served", is_pinned=True)


@cache.once_of_shapes
def projection_of(country_id: str) -> Projection:
    """The projection all layers of a country share. Raises ValueError for an unknown country."""
    return fitted(layer for layer in readable_layers() if layer.country_id == country_id)


@cache.once_of_shapes
def geometry_of(layer_id: str) -> Geometry:
    """A layer, projected. Raises data.shapes.ShapesMissing."""
    return projected(tables.layer(layer_id), projection_for(layer_id))


@cache.once_of_shapes
def projection_for(layer_id: str) -> Projection:
    """The projection of a layer: that of its country, or of a part alone, which lies on no other.

    Raises:
        data.shapes.ShapesMissing: the layer is missing or damaged.
    """
    layer = tables.layer(layer_id)
    return fitted((layer,)) if PART in layer_id else projection_of(layer.country_id)


def readable_layers() -> list[Layer]:
    """Every layer that can be read: a damaged one is missed where it is shown, not elsewhere."""
    readable = [*readers.own_layers().values()]
    for layer_id in layer_ids(data_root()):
        with suppress(ShapesMissing):
            readable.append(tables.layer(layer_id))
    return readable


def assets() -> Mapping[str, bytes]:
    """Content of every file by its hashed name; the ending tells the media type."""
    return {**_files(), **{str(cloud.key[0]): cloud.value for cloud in _served.now().kept()}}


@cache.once_without_rows
def _files() -> Mapping[str, bytes]:
    named = {f"{layer.layer_id}.json": _layer_json(layer.layer_id) for layer in readable_layers()}
    map_parts = [f"map/script/{part}" for part in SCRIPT_PARTS]
    named |= {"map.js": _script(map_parts).encode(), "map.css": _style().encode()}
    named |= {"chart.js": _script(CHART_PARTS).encode(), "chart.css": _chart_style().encode()}
    return {_hashed(name, content): content for name, content in named.items()}


def file_of(name: str) -> str:
    """Hashed file name of a layer (by id), or of a script or style sheet such as "map.js"."""
    return _hashed_names()[name]


def path_of(name: str) -> str:
    """Path of a layer's file (by id) or of one such as "map.js", as seen from a page of the app."""
    if PART in name or name in readers.own_layers():
        return serve(f"{name}.json", _layer_json(name))
    return f"{ROUTE}/{file_of(name)}"


def cloud_path(cloud: Cloud) -> str:
    """Path of a cloud's file, which is served from now on."""
    return serve(f"{cloud.name}.bin", cloud.content)


@cache.once
def words_path() -> str:
    """Path of the file with what the script says in the language that is spoken, served from now on."""
    said = {**words(), "names": _names_in_language()}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return serve(f"{languages.current()}.json", text.encode())


def _names_in_language() -> dict[str, str]:
    """What the language calls places of the layers, by their ids; states also by their English names.

    The files of the shapes are the same for all readers, and their names English.
    """
    if languages.translated() is None:
        return {}
    places, found = tables.gazetteer(), {}
    for shape in (shape for layer in readable_layers() for shape in layer.shapes):
        if shape.place_id in places:
            found[shape.place_id] = places.name(shape.place_id)
            if shape.parent and (state := places.state_name(shape.place_id)):
                found[shape.parent] = state
    return found


@cache.once
def periods_path(words: tuple[tuple[str, str], ...]) -> str:
    """Path of the words of a map's periods, code and words of each: they travel once, not with each map."""
    return serve("periods.json", json.dumps(words, ensure_ascii=False).encode())


def serve(name: str, content: bytes) -> str:
    """Path of a file of this name, as seen from a page of the app, which is served from now on."""
    hashed = _hashed(name, content)
    _served.now().keep((hashed,), content)
    return f"{ROUTE}/{hashed}"


@cache.once_without_rows
def _hashed_names() -> Mapping[str, str]:
    names = {}
    for hashed in _files():
        stem, _, ending = hashed.rsplit(".", 2)
        names[stem if ending == "json" else f"{stem}.{ending}"] = hashed
    return names


def _layer_json(layer_id: str) -> bytes:
    text = json.dumps(encoded(geometry_of(layer_id)), ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _script(parts: Sequence[str]) -> str:
    """The parts of a script as one module: a browser asks once, and no bundler is needed."""
    joined = "\n".join(read_script(WIDGETS / f"{part}.js") for part in parts)
    without_imports = re.sub(r"^import [^;]*;\n", "", joined, flags=re.MULTILINE)
    return re.sub(r"^export (?!async function draw)", "", without_imports, flags=re.MULTILINE)


def _style() -> str:
    """The style sheet, led by the palette's colours for light and dark ground."""
    light, dark = (asdict(palette.GROUND[theme]) for theme in palette.THEMES)
    colours = "".join(
        f"--{name.replace('_', '-')}:light-dark({light[name]},{dark[name]});" for name in light
    )
    return f".atlas{{{colours}}}\n{_sheet('map/tip.css')}{_sheet('map/map.css')}"


def _chart_style() -> str:
    return f".chart{{{declare_colours()}}}\n{_sheet('map/tip.css')}{_sheet('chart/chart.css')}"


def _sheet(name: str) -> str:
    return (WIDGETS / name).read_text(encoding="utf-8")


def _hashed(name: str, content: bytes) -> str:
    stem, ending = name.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
