"""Serves `own_map.py` with the addresses of the app where the component finds its shapes."""

import streamlit as st

from benchmarks.apps.files import routes

app = st.App("own_map.py", routes=routes())
