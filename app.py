"""The entry: `streamlit run app.py` serves the pages and, beside them, our own addresses."""

import streamlit as st

from components import server
from components.app import frame

app = st.App(
    "components/app/shell.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=frame.say_page_failed,
    exception_handlers=server.handlers(),
)
