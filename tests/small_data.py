"""A data folder to damage: two made-up programmes in two countries, few real places, square shapes."""

import csv
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from data.describe import describe

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
EXAMPLE = ROOT / "tests" / "fixtures" / "programmes" / "example"
# What a second programme of another country is called, word by word of the first.
OTHER = {
    "example": "neighbour",
    "Example Hills": "Neighbour Valley",
    "Example": "Neighbour",
    "IN-C11-236": "PK17-s-thatta",
    "IN-BR": "PK-S",
    "IN-JH": "PK-P",
    ",IN,": ",PK,",
    '"IN"': '"PK"',
    "india_states": "pakistan_provinces",
    "india_districts": "pakistan_districts",
    ",30,": ",77,",
    ",300,": ",770,",
}
DISTRICTS = {
    "IN-C11-236", "IN-C11-229", "IN-C11-230", "IN-C11-364", "IN-C11-346",
    "PK17-s-thatta", "PK17-s-badin", "PK17-p-attock",
}  # fmt: skip
LAYERS = {
    "india_states": ("IN", "state"),
    "india_districts": ("IN", "district"),
    "pakistan_provinces": ("PK", "state"),
    "pakistan_districts": ("PK", "district"),
}
# Indicators of each country's context.
CONTEXT = 6
Row = dict[str, str]


def build(root: Path) -> Path:
    """Write the folder and return it; `data.checks` finds no problem in it."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(EXAMPLE, root / "programmes" / "example")
    shutil.copytree(DATA / "vocabulary", root / "vocabulary")
    _neighbour(root / "programmes" / "neighbour")
    places = _places(root)
    for country in ("india", "pakistan"):
        _context(root, country, {row["place_id"] for row in places})
    _boundaries(root / "boundaries", places)
    return root


def read(path: Path) -> list[Row]:
    """The rows of a CSV file as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: Iterable[Row]) -> None:
    """Rows as a CSV file."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _neighbour(folder: Path) -> None:
    folder.mkdir(parents=True)
    for path in EXAMPLE.iterdir():
        text = path.read_text(encoding="utf-8")
        for word, other in OTHER.items():
            text = text.replace(word, other)
        (folder / path.name).write_text(text, encoding="utf-8")


def _copy(source: Path, folder: Path, name: str, keep: Callable[[Row], bool]) -> list[Row]:
    rows = [row for row in read(source / f"{name}.csv") if keep(row)]
    folder.mkdir(parents=True, exist_ok=True)
    if rows:
        write(folder / f"{name}.csv", rows)
    return rows


def _describe(source: Path, folder: Path) -> None:
    shutil.copy(source / "datapackage.json", folder)
    text = json.dumps(describe(folder), ensure_ascii=False)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _places(root: Path) -> list[Row]:
    source, folder = DATA / "places", root / "places"
    rows = [
        {**row, "drawn_as": ""}
        for row in read(source / "places.csv")
        if row["level"] in ("country", "state") or row["place_id"] in DISTRICTS
    ]
    known = {row["place_id"] for row in rows}
    folder.mkdir(parents=True)
    write(folder / "places.csv", rows)
    for name in ("aliases", "successors"):
        _copy(source, folder, name, lambda row: row["place_id"] in known)
    _copy(source, folder, "sources", lambda _row: True)
    _describe(source, folder)
    return rows


def _context(root: Path, country: str, places: set[str]) -> None:
    source, folder = DATA / "context" / country, root / "context" / country
    folder.mkdir(parents=True)
    values = [row for row in read(source / "values.csv") if row["place_id"] in places]
    kept = set(list(dict.fromkeys(row["indicator_id"] for row in values))[:CONTEXT])
    write(folder / "values.csv", (row for row in values if row["indicator_id"] in kept))
    _copy(source, folder, "indicators", lambda row: row["indicator_id"] in kept)
    _copy(source, folder, "sources", lambda _row: True)
    _describe(source, folder)


def _boundaries(folder: Path, places: list[Row]) -> None:
    folder.mkdir()
    resources = []
    for name, (country, level) in LAYERS.items():
        shown = [one for one in places if (one["country_id"], one["level"]) == (country, level)]
        (folder / f"{name}.topojson").write_text(json.dumps(_squares(shown)))
        about = {
            "country": country, "level": level, "object": "squares", "id_property": "id",
            "name_property": "name", "parent_property": "parent", "vintage": 2011,
        }  # fmt: skip
        path = f"{name}.topojson"
        resources.append({"name": name, "path": path, "format": "topojson", "layer": about})
    head = {"name": "boundaries", "title": "Squares", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(head))


def _squares(places: list[Row]) -> dict[str, object]:
    """One square a place, side by side."""
    names = {row["place_id"]: row["name"] for row in read(DATA / "places" / "places.csv")}
    geometries = [
        {
            "type": "Polygon",
            "arcs": [[position]],
            "properties": {
                "id": one["place_id"],
                "name": one["name"],
                "parent": names.get(one["parent_id"], "") if one["level"] == "district" else "",
            },
        }
        for position, one in enumerate(places)
    ]
    arcs = [[[2 * n, 0], [0, 1], [1, 0], [0, -1], [-1, 0]] for n in range(len(places))]
    return {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [70, 25]},
        "arcs": arcs,
        "objects": {"squares": {"type": "GeometryCollection", "geometries": geometries}},
    }
