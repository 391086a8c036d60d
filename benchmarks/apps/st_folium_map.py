"""The usual way: folium rebuilds the map and st_folium sends it; served by `usual.py`."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.apps.made_up import COLOURS, INDICATORS, classes, geojson
from components.facts import assets

folium.Map.default_js = [("leaflet", assets.address("leaflet/leaflet.js"))]
folium.Map.default_css = [("leaflet", assets.address("leaflet/leaflet.css"))]

shapes = st.cache_resource(geojson)()
chosen = st.radio("Indicator", INDICATORS)
found = classes(chosen, len(shapes["features"]))
by_id = {one["id"]: place for one, place in zip(shapes["features"], found, strict=True)}


def style(feature: dict) -> dict:
    """The look of one district."""
    colour = COLOURS[by_id[feature["id"]]]
    return {"fillColor": colour, "fillOpacity": 1, "weight": 0.6, "color": "#8b959e"}


drawn = folium.Map(location=(23.5, 82), zoom_start=5, tiles=None)
folium.GeoJson(shapes, style_function=style).add_to(drawn)
st_folium(drawn, height=500, use_container_width=True, returned_objects=[])
