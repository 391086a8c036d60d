"""Made-up villages on a canvas of our map; served by `points.py`. VILLAGES says how many."""

import os

import numpy as np
import pandas as pd
import shapely
import streamlit as st

from benchmarks.apps.made_up import LAYER
from components.content.maps import map_files, prepared_map
from components.facts import tables
from components.figures.maps.cloud import Cloud, CloudView, packed
from components.figures.maps.map_figure import Legend, MapFigure
from components.widgets import map

KINDS = ("water", "school", "health", "land")
COUNT = int(os.environ.get("VILLAGES", "22404"))


@st.cache_resource
def villages(count: int) -> Cloud:
    """So many points, spread evenly over the districts and, within one, over its box."""
    layer = tables.layer(LAYER)
    dice = np.random.default_rng(1)
    parts = []
    for number, shape in enumerate(layer.shapes):
        wanted = (count * (number + 1)) // len(layer.shapes) - (count * number) // len(layer.shapes)
        parts.append(_inside(shape.rings, shape.place_id, wanted, dice))
    table = pd.concat(parts, ignore_index=True)
    table["kind"] = dice.choice(KINDS, len(table))
    return packed("villages", table, KINDS, layer, map_files.projection_for(LAYER))


def _inside(rings: tuple, place_id: str, wanted: int, dice: np.random.Generator) -> pd.DataFrame:
    area = shapely.Polygon(max(rings, key=len))
    shapely.prepare(area)
    west, south, east, north = area.bounds
    lons, lats = np.empty(0), np.empty(0)
    while len(lons) < wanted:
        x, y = dice.uniform(west, east, 2 * wanted + 9), dice.uniform(south, north, 2 * wanted + 9)
        hit = shapely.contains_xy(area, x, y)
        lons, lats = np.concatenate([lons, x[hit]]), np.concatenate([lats, y[hit]])
    return pd.DataFrame({"lon": lons[:wanted], "lat": lats[:wanted], "place_id": place_id})


cloud = villages(COUNT)
kind = st.radio("Work", ("everything", *KINDS), horizontal=True)
names = {shape.place_id: shape.name for shape in tables.layer(LAYER).shapes}
place = st.selectbox("District", ["", *names], format_func=lambda one: names.get(one, "All"))
kinds = KINDS if kind == "everything" else (kind,)
figure = MapFigure(
    "villages", f"{COUNT:,} made-up villages", LAYER, None, None, (), (), Legend((), "Villages"),
    "", "", "", "", focus_id=place or None, cloud=CloudView(cloud, kinds, place or None),
)  # fmt: skip
map.show_map(prepared_map.prepare_map(figure), key="map", height=560)
