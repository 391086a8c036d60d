"""The map that every contender draws: 250 districts in five classes, one of two made-up figures."""

import random

import streamlit as st

from data.catalog import data_root
from data.shapes import Layer, read_layer

LAYER = "india_districts"
INDICATORS = ("First", "Second")
COLOURS = ("#cddfec", "#94bbd7", "#5a93c0", "#2f6a9d", "#12406f")


def layer() -> Layer:
    """The districts."""
    return read_layer(data_root(), LAYER)


def classes(indicator: str, count: int) -> list[int]:
    """A class for each district, new at every run.

    Streamlit does not send again what the browser already has: figures that come back would look
    lighter than figures a visitor sees for the first time.
    """
    turn = st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    dice = random.Random(f"{indicator} {turn}")
    return [dice.randrange(len(COLOURS)) for _ in range(count)]


def geojson() -> dict:
    """The districts as other libraries take them, with the decimals of the TopoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": shape.place_id,
                "properties": {"name": shape.name, "id": shape.place_id},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [[[round(lon, 3), round(lat, 3)] for lon, lat in ring]]
                        for ring in shape.rings
                    ],
                },
            }
            for shape in layer().shapes
        ],
    }
