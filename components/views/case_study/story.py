"""The page of one case study around what is said of it: two columns, and what a pack takes."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import basket, frame
from components.content.elements.blocks import Page
from components.content.figure_pages import sharing
from components.language.messages import gettext
from components.widgets import blocks, prose


def show_story(case: pd.Series, page: Page) -> None:
    """The story beside its place and its facts; one below the other on a phone."""
    story, around = st.columns([3, 2], gap="large")
    with story:
        blocks.show_sections(page.main)
        basket.show_button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "story")
        where = frame.link_maker()("case_study", story=case["case_id"])
        links = sharing.draw_links(page.title, f"{page.title} {where}")
        prose.show_html(Markup('<p class="lz-share">{} {}</p>').format(gettext("Send it:"), links))
    with around:
        blocks.show_sections(page.aside)
