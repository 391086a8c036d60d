import json
from pathlib import Path

import pytest

from data.shapes import Layer, ShapesMissing, layer_ids, read_layer

DATA = Path(__file__).parents[2] / "data"
# Two unit squares side by side that share one border; the right one has a hole.
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 2], [2, 0], [0, -2], [-2, 0]],
        [[3, 1], [0, 0], [0, 0], [0, 0]],
    ],
    "objects": {
        "squares": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "Polygon",
                    "arcs": [[0, 2], [3]],
                    "properties": {"code": 2, "called": "B"},
                },
                {
                    "type": "MultiPolygon",
                    "arcs": [[[0, 1]]],
                    "properties": {"code": 1, "called": "A"},
                },
            ],
        }
    },
}
LAYER = {
    "country": "X", "level": "district", "object": "squares", "id_property": "code",
    "name_property": "called", "vintage": 2011,
}  # fmt: skip


@pytest.fixture
def root(tmp_path) -> Path:
    folder = tmp_path / "boundaries"
    folder.mkdir()
    resources = [{"name": "squares", "path": "squares.topojson", "layer": LAYER}, {"name": "notes"}]
    package = {
        "name": "boundaries",
        "resources": resources,
        "sources": [{"title": "A survey"}],
        "licenses": [{"name": "ODbL-1.0"}],
    }
    (folder / "datapackage.json").write_text(json.dumps(package))
    (folder / "squares.topojson").write_text(json.dumps(TOPOLOGY))
    return tmp_path


def test_a_layer_is_decoded_and_in_reading_order(root):
    layer = read_layer(root, "squares")
    assert isinstance(layer, Layer)
    assert (layer.country_id, layer.level, layer.vintage) == ("X", "district", "2011")
    assert layer.attribution == "A survey (ODbL-1.0)"
    assert [(shape.place_id, shape.name) for shape in layer.shapes] == [("1", "A"), ("2", "B")]
    left, right = layer.shapes
    assert left.rings == (((11, 20), (11, 21), (10, 21), (10, 20), (11, 20)),)
    assert right.rings[0] == ((11, 20), (11, 21), (12, 21), (12, 20), (11, 20))
    assert len(right.rings) == 2


def test_an_arc_can_be_walked_backwards(root):
    topology = json.loads(json.dumps(TOPOLOGY))
    topology["objects"]["squares"]["geometries"][0]["arcs"] = [[~2, ~0]]
    (root / "boundaries" / "squares.topojson").write_text(json.dumps(topology))
    right = read_layer(root, "squares").shapes[1]
    assert right.rings == (((11, 20), (12, 20), (12, 21), (11, 21), (11, 20)),)


def test_only_resources_with_a_layer_are_layers(root):
    assert layer_ids(root) == ("squares",)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda folder: (folder / "squares.topojson").unlink(),
            "squares.topojson: The file is missing",
        ),
        (lambda folder: (folder / "squares.topojson").write_text("{"), "The file is damaged"),
        (lambda folder: (folder / "squares.topojson").write_bytes(b"\xff"), "The file is damaged"),
        (lambda folder: (folder / "squares.topojson").write_text("{}"), "not the TopoJSON"),
        (
            lambda folder: (folder / "datapackage.json").unlink(),
            "datapackage.json: The file is missing",
        ),
    ],
)
def test_a_damaged_layer_says_what_where_and_what_to_do(root, damage, message):
    damage(root / "boundaries")
    with pytest.raises(ShapesMissing, match=message) as caught:
        read_layer(root, "squares")
    assert caught.value.problem.what and caught.value.problem.file and caught.value.problem.remedy


def test_an_unknown_layer_is_said(root):
    with pytest.raises(ShapesMissing, match="no layer “circles”"):
        read_layer(root, "circles")


@pytest.mark.parametrize("layer_id", layer_ids(DATA))
def test_every_layer_of_the_project_has_named_closed_shapes(layer_id):
    layer = read_layer(DATA, layer_id)
    assert layer.shapes and layer.attribution
    assert len({shape.place_id for shape in layer.shapes}) == len(layer.shapes)
    for shape in layer.shapes:
        assert shape.name
        assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in shape.rings)
