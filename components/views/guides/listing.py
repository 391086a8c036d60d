"""The guided stories as cards, each with a picture drawn from its figures."""

import streamlit as st

from components.app import frame
from components.content import guide_html, guides, markup
from components.content.guides import ToldGuide
from components.language.messages import gettext, ngettext
from components.widgets import prose


def show_all() -> None:
    """A card for each guided story."""
    told = [one for one in map(guides.tell, guides.titles()) if one]
    if not told:
        st.info(gettext("No guided story can be told: the tables name none, or lack its figures."))
        return
    for column, one in zip(st.columns(max(3, len(told))), told, strict=False):
        with column, st.container(border=True, height="stretch", key=f"guided-{one.guide_id}"):
            _show_card(one)


def _show_card(told: ToldGuide) -> None:
    if told.picture:
        prose.show_html(guide_html.draw_image(told.picture, f"{told.guide_id}-0"))
    frame.show_link("guides", markup.literal(told.title), guide=told.guide_id)
    prose.show_paragraph(told.lead)
    count = ngettext("{count} step", "{count} steps", len(told.steps))
    prose.show_paragraph(count, "lz-meta")
