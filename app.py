"""The entry: `streamlit run app.py` serves the pages and, beside them, our own addresses."""

import streamlit as st

from components import frame, site

app = st.App(
    "components/shell.py",
    routes=site.routes(),
    middleware=site.middleware(),
    lifespan=site.lifespan,
    on_script_error=frame.page_failed,
    exception_handlers=site.handlers(),
)
