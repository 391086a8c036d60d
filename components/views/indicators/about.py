"""What the figure means: definition, unit, direction, fraction, source, checks and cautions."""

import streamlit as st

from components.content import indicator_facts
from components.content.indicator import Scene
from components.widgets import prose


def indicator(scene: Scene) -> None:
    """The facts beside a figure, and the long ones in a drawer."""
    worded = indicator_facts.worded(scene.choice)
    prose.show_html(worded.facts)
    prose.show_sources(scene.indicator.package_id, worded.source_ids)
    with st.expander("How it was checked, which borders, how state values are made"):
        prose.show_html(worded.more)
