"""The map through our own component, alone on a page; served by `own.py`."""

import streamlit as st

from benchmarks.apps.made_up import COLOURS, INDICATORS, LAYER, classes, layer
from components.content.maps import prepared_map
from components.figures.maps.map_figure import Legend, LegendEntry, MapArea, MapFigure
from components.widgets import map

chosen = st.radio("Indicator", INDICATORS)
shapes = layer().shapes
found = classes(chosen, len(shapes))
areas = tuple(
    MapArea(
        one.place_id, one.name, "value", place, place, parent=one.parent, value_text=f"{place} %"
    )
    for one, place in zip(shapes, found, strict=True)
)
legend = Legend(
    tuple(LegendEntry(f"{place} %", "value", place) for place in range(len(COLOURS))), chosen
)
figure = MapFigure("made-up", "Map", LAYER, None, None, areas, (), legend, "", "", "", "")
map.show_map(prepared_map.prepare_map(figure), key="map", height=500)
