"""The page of one case study around what is said of it: two columns, and what a pack takes."""

import pandas as pd
import streamlit as st

from components.app import basket
from components.content.blocks import Page
from components.widgets import blocks


def show_story(case: pd.Series, page: Page) -> None:
    """The story beside its place and its facts; one below the other on a phone."""
    story, around = st.columns([3, 2], gap="large")
    with story:
        blocks.show_sections(page.main)
        basket.show_button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "story")
    with around:
        blocks.show_sections(page.aside)
