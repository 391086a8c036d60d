import json
import math
import re
from itertools import pairwise
from pathlib import Path

import pytest

from components.figures.maps.projection import (
    LONGEST_SIDE,
    MARGIN,
    Projection,
    encoded,
    fitted,
    projected,
)
from data.shapes import Layer, Shape, layer_ids, read_layer

DATA = Path(__file__).parents[2] / "data"


def square(left: float, bottom: float, side: float = 1.0):
    right, top = left + side, bottom + side
    return ((left, bottom), (left, top), (right, top), (right, bottom), (left, bottom))


def layer_of(*shapes: Shape) -> Layer:
    return Layer("squares", "X", "district", "2011", False, "A survey (ODbL-1.0)", shapes)


def shape(place_id, *rings, parent="North"):
    return Shape(place_id, place_id.upper(), parent, rings)


SQUARES = layer_of(
    shape("a", square(70, 20)), shape("b", square(71, 20)), shape("c", square(70, 34, 2))
)


def corners(path: str) -> list[list[tuple[int, int]]]:
    """Absolute corners of each ring of SVG path data."""
    rings = []
    for start, steps in re.findall(r"M([\d ]+)(?:l([-\d ]+))?z", path):
        x, y = map(int, start.split())
        ring = [(x, y)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def area(ring) -> float:
    closed = [*ring, ring[0]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed))) / 2


def test_everything_lies_in_the_box_and_fills_it():
    projection = fitted([SQUARES])
    assert max(projection.width, projection.height) == LONGEST_SIDE
    points = [corner for one in projected(SQUARES, projection).outlines
              for ring in corners(one.path) for corner in ring]  # fmt: skip
    assert all(
        MARGIN - 1 <= x <= projection.width - MARGIN + 1
        and MARGIN - 1 <= y <= projection.height - MARGIN + 1
        for x, y in points
    )


def test_north_is_up_and_east_is_right():
    projection = fitted([SQUARES])
    (west, south), (east, north) = projection(70, 20), projection(71, 21)
    assert east > west and north < south


def test_areas_are_true_to_those_on_the_globe():
    projection = fitted([SQUARES])
    drawn = {
        one.place_id: area(corners(one.path)[0]) for one in projected(SQUARES, projection).outlines
    }
    band = [
        math.sin(math.radians(top)) - math.sin(math.radians(low))
        for low, top in ((20, 21), (34, 36))
    ]
    assert drawn["c"] / drawn["a"] == pytest.approx(2 * band[1] / band[0], rel=0.01)


def test_neighbours_keep_a_common_border():
    outlines = projected(SQUARES, fitted([SQUARES])).outlines
    left, right = (set(corners(one.path)[0]) for one in outlines[:2])
    assert len(left & right) == 2


def test_layers_fitted_together_lie_on_each_other():
    states = layer_of(shape("n", square(70, 20, 16), parent=""))
    projection = fitted([SQUARES, states])
    assert projected(SQUARES, projection).projection == projected(states, projection).projection


def test_an_island_too_small_to_draw_is_left_out_but_a_place_never_is():
    crumb = square(70.5, 20.5, 0.0001)
    layer = layer_of(shape("a", square(70, 20, 10), crumb), shape("tiny", crumb))
    whole, tiny = projected(layer, fitted([layer])).outlines
    assert len(corners(whole.path)) == 1
    assert tiny.path.startswith("M") and tiny.room == 0


def test_the_label_lies_inside_a_crooked_place():
    hook = ((0, 10), (0, 13), (10, 13), (10, 20), (13, 20), (13, 10), (0, 10))
    layer = layer_of(shape("hook", hook))
    outline = projected(layer, fitted([layer])).outlines[0]
    x, y = outline.label_at
    ring = corners(outline.path)[0]
    crossings = sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
    )
    assert crossings % 2 == 1
    assert outline.room > 0


def test_no_shape_at_all_is_an_error():
    with pytest.raises(ValueError, match="empty"):
        fitted([layer_of()])


def test_encoding_keeps_one_entry_a_place():
    layer = layer_of(shape("a", square(70, 20)), shape("b", square(71, 20), parent="<East>"))
    columns = encoded(projected(layer, fitted([layer])))
    assert columns["parents"] == ["<East>", "North"]
    assert columns["parent"] == [1, 0]
    for name in ("ids", "names", "parent", "boxes", "labels", "paths"):
        assert len(columns[name]) == 2
    assert json.loads(json.dumps(columns))["attribution"] == "A survey (ODbL-1.0)"


@pytest.mark.parametrize("country", ["IN", "PK"])
def test_real_districts_lie_within_their_states(country):
    layers = [layer for layer in (read_layer(DATA, one) for one in layer_ids(DATA))
              if layer.country_id == country]  # fmt: skip
    projection = fitted(layers)
    assert isinstance(projection, Projection)
    states = {one.name: one.box for layer in layers if layer.level == "state" and not layer.context
              for one in projected(layer, projection).outlines}  # fmt: skip
    districts = [one for layer in layers if layer.level == "district"
                 for one in projected(layer, projection).outlines]  # fmt: skip
    assert len(districts) > 100
    for one in districts:
        left, top, wide, tall = states[one.parent]
        assert left - 2 <= one.box[0] and one.box[0] + one.box[2] <= left + wide + 2
        assert top - 2 <= one.box[1] and one.box[1] + one.box[3] <= top + tall + 2
