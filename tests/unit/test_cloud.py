"""Very many points in one file: what goes in comes out, close enough and in the right place."""

import numpy as np
import pandas as pd
import pytest

from components.content.maps import map_files
from components.figures.maps.cloud import FINER, CloudView, packed
from components.figures.maps.projection import fitted
from data.shapes import Layer, Shape

KINDS = ("small", "large")


def square(place_id: str, west: float) -> Shape:
    ring = ((west, 20.0), (west + 1, 20.0), (west + 1, 21.0), (west, 21.0), (west, 20.0))
    return Shape(place_id, place_id, "", (ring,))


LAYER = Layer("l", "X", "district", "2011", False, "", (square("a", 70.0), square("b", 71.0)))
PROJECTION = fitted([LAYER])


def rows(*given: tuple[float, float, str, str]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["lon", "lat", "place_id", "kind"])


def unpacked(content: bytes) -> tuple[np.ndarray, ...]:
    """Starts, x, y and kinds, as the browser reads them."""
    count, places = np.frombuffer(content, "<u4", 2)
    starts = np.frombuffer(content, "<u4", places + 1, 8)
    begin = 4 * (places + 3)
    x, y = (np.frombuffer(content, "<u2", count, begin + part * 2 * count) for part in (0, 1))
    return starts, x, y, np.frombuffer(content, "u1", count, begin + 4 * count)


def test_points_are_sorted_by_place_and_stay_where_they_are():
    table = rows(
        (71.5, 20.5, "b", "large"), (70.25, 20.75, "a", "small"), (71.1, 20.9, "b", "small")
    )
    starts, x, y, kinds = unpacked(packed("v", table, KINDS, LAYER, PROJECTION).content)
    assert list(starts) == [0, 1, 3]
    assert sorted(kinds[1:]) == [0, 1]
    wanted = [PROJECTION(lon, lat) for lon, lat in zip(table["lon"], table["lat"], strict=True)]
    found = {(round(a / FINER), round(b / FINER)) for a, b in zip(x, y, strict=True)}
    assert all(min(abs(a - c) + abs(b - d) for c, d in found) <= 1 for a, b in wanted)


def test_five_bytes_a_point():
    table = rows(*[(70.5, 20.5, "a", "small")] * 1000)
    assert len(packed("v", table, KINDS, LAYER, PROJECTION).content) == 5000 + 4 * 5


def test_no_points_is_a_file_too():
    starts, *columns = unpacked(packed("v", rows(), KINDS, LAYER, PROJECTION).content)
    assert list(starts) == [0, 0, 0]
    assert all(len(column) == 0 for column in columns)


@pytest.mark.parametrize("wrong", [("nowhere", "small"), ("a", "huge")])
def test_a_place_or_kind_that_is_not_known_is_said(wrong):
    with pytest.raises(ValueError, match="not known"):
        packed("v", rows((70.5, 20.5, *wrong)), KINDS, LAYER, PROJECTION)


def test_the_file_is_served_under_a_name_of_its_content():
    cloud = packed("villages", rows((70.5, 20.5, "a", "small")), KINDS, LAYER, PROJECTION)
    path = map_files.cloud_path(cloud)
    assert path.startswith("geo/villages.") and path.endswith(".bin")
    assert map_files.assets()[path.rpartition("/")[2]] == cloud.content
    assert CloudView(cloud, ("large",)).within is None
