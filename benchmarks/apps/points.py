"""Serves `points_map.py` with the addresses of the app where the component finds its files."""

import streamlit as st

from benchmarks.apps.files import routes

app = st.App("points_map.py", routes=routes())
