"""What the frame does in the browser: the scripts of its folders, as one component.

A message takes the script of its component along. Alone each of these would be an element more in every run,
and a short one so small that it is sent each time; together they are sent once, and each further run only
names them.
"""

import streamlit as st

from components.app import language, menu, streamlit_words
from components.facts import touches
from components.facts.scripts import join_scripts

_scripts = st.components.v2.component(
    "frame",
    js=join_scripts(
        {
            "language": language.SCRIPT,
            "menu": menu.SCRIPT,
            "streamlit_words": streamlit_words.SCRIPT,
        }
    ),
)


def run() -> None:
    """Mark the page with its language, let the menu take choices along, and translate Streamlit's words."""
    data: dict[str, object] = {"language": language.describe_page()}
    if touches.is_on("menu"):
        data["menu"] = {}
    if touches.is_on("streamlit_words"):
        data["streamlit_words"] = streamlit_words.describe_words()
    _scripts(key="frame", data=data)
