"""The floor: nothing but one widget and what it says."""

import streamlit as st

from benchmarks.apps.made_up import INDICATORS

chosen = st.radio("Indicator", INDICATORS)
st.title(f"{chosen} indicator")
