"""Case studies as cards, each with an honest label of its evidence."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.app import basket, frame
from components.content import navigation
from components.content.cases import case_labels
from components.content.elements import markup
from components.content.elements.blocks import Card
from components.widgets import prose
from data.search import Excerpt

Query = Mapping[str, str | list[str]]


def show_case_list(
    cases: pd.DataFrame, query: Query | None = None, excerpts: Mapping[str, Excerpt] | None = None
) -> None:
    """One card per case, in the order given.

    Args:
        query: the filter that a case's page should know, for its previous and next.
        excerpts: where the words of a search stand, by case id.
    """
    for _, case in cases.iterrows():
        with st.container(border=True, key=f"case-{case['case_id']}"):
            show_case_card(case, query=query, excerpt=(excerpts or {}).get(case["case_id"]))


def show_case_card(
    case: pd.Series, query: Query | None = None, excerpt: Excerpt | None = None
) -> None:
    """Title with link, the first or the found words, then place, evidence label and themes."""
    show_card(case_labels.card(case, excerpt=excerpt), query)


def show_card(card: Card, query: Query | None = None, spot: str = "card") -> None:
    """A title with its way, what is said of it, and the button that puts it aside for a pack.

    Args:
        spot: tells its button from that of the same card elsewhere on the page.
    """
    page, asked = navigation.in_app(card.link.path)
    frame.show_link(page, markup.literal_marked(card.link.label), **asked, **(query or {}))
    prose.show_html(card.said)
    basket.show_button(card.item, card.place_id, card.theme, spot)
