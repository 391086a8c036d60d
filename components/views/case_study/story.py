"""The page of one case study: what happened, what came of it, how sure we are, where it was."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import basket
from components.content import case_facts
from components.widgets import map, prose
from data.shapes import ShapesMissing

MAP_HEIGHT = 300


def whole(case: pd.Series) -> None:
    """The story beside its place and its facts; one below the other on a phone."""
    story, around = st.columns([3, 2], gap="large")
    with story:
        _section("What happened", case["summary"])
        _section("What came of it", case["outcome"])
        if case["key_figures"]:
            st.subheader("Key figures", anchor=False)
            _bullets(case["key_figures"])
        st.subheader(case_facts.HOW_SURE, anchor=False)
        prose.show_html(case_facts.how_sure(case))
        prose.show_sources(case["package_id"], [case["source_id"], *case["other_source_ids"]])
        basket.button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "story")
    with around:
        _small_map(case)
        st.subheader("At a glance", anchor=False)
        prose.show_definitions(case_facts.facts(case))


def _small_map(case: pd.Series) -> None:
    try:
        map.show(
            case_facts.drawn_map(case["case_id"]),
            key="case_map",
            selected=case_facts.district_of(case),
            height=MAP_HEIGHT,
        )
    except ShapesMissing:
        st.caption("The map cannot be drawn: its shapes are missing.")


def _section(title: str, text: str) -> None:
    st.subheader(title, anchor=False)
    prose.show_paragraph(text)


def _bullets(items: Iterable[str]) -> None:
    listed = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    prose.show_html(Markup("<ul>{}</ul>").format(listed))
