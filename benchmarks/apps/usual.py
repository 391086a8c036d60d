"""Serves `st_folium_map.py` with the addresses of the app where it finds Leaflet."""

import streamlit as st

from benchmarks.apps.files import routes

app = st.App("st_folium_map.py", routes=routes())
