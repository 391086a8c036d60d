"""Case studies as cards, each with an honest label of its evidence."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import basket, frame
from components.content import case_labels, markup
from components.language.shortening import shorten_to_words
from components.widgets import prose
from data.search import BEGIN, Excerpt

SUMMARY_LENGTH = 220
Query = Mapping[str, str | list[str]]


def case_list(
    cases: pd.DataFrame, query: Query | None = None, excerpts: Mapping[str, Excerpt] | None = None
) -> None:
    """One card per case, in the order given.

    Args:
        query: the filter that a case's page should know, for its previous and next.
        excerpts: where the words of a search stand, by case id.
    """
    for _, case in cases.iterrows():
        with st.container(border=True, key=f"case-{case['case_id']}"):
            case_card(case, query=query, excerpt=(excerpts or {}).get(case["case_id"]))


def case_card(
    case: pd.Series,
    reason: str = "",
    query: Query | None = None,
    excerpt: Excerpt | None = None,
) -> None:
    """Title with link, evidence label, place and theme, and the first or the found words."""
    title = markup.literal_marked(excerpt.title if excerpt else case["title"])
    frame.link("case_study", title, story=case["case_id"], **(query or {}))
    found_in_text = excerpt is not None and BEGIN in excerpt.text
    text = (
        excerpt.text
        if excerpt and found_in_text
        else shorten_to_words(case["summary"], SUMMARY_LENGTH)
    )
    lines = [
        case_labels.labels(case["case_id"]),
        Markup('<p class="lz-summary">{}</p>').format(markup.marked(text)),
    ]
    if excerpt and excerpt.aside:
        lines.append(Markup('<p class="lz-meta">{}</p>').format(markup.marked(excerpt.aside)))
    if reason:
        lines.append(Markup('<p class="lz-source">Alike: {}</p>').format(reason))
    prose.show_html(Markup("").join(lines))
    basket.button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "card")
