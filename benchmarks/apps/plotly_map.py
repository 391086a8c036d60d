"""Plotly's map with its shapes in the figure, as its documentation shows it."""

import plotly.graph_objects as go
import streamlit as st

from benchmarks.apps.made_up import COLOURS, INDICATORS, classes, geojson

EMPTY = {"version": 8, "sources": {}, "layers": []}

shapes = st.cache_resource(geojson)()
chosen = st.radio("Indicator", INDICATORS)
ids = [one["id"] for one in shapes["features"]]
scale = [[place / (len(COLOURS) - 1), colour] for place, colour in enumerate(COLOURS)]
drawn = go.Figure(
    go.Choroplethmap(
        geojson=shapes,
        locations=ids,
        z=classes(chosen, len(ids)),
        colorscale=scale,
        showscale=False,
    )
)
drawn.update_layout(
    map={"style": EMPTY, "center": {"lat": 23.5, "lon": 82}, "zoom": 3.6},
    margin={"l": 0, "r": 0, "t": 0, "b": 0},
    height=500,
)
st.plotly_chart(drawn)
