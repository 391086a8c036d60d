"""The guided stories as cards, each with a picture drawn from its figures."""

import streamlit as st

from components.app import frame
from components.content.elements import markup
from components.content.guided_stories import guide_html, guides
from components.content.guided_stories.guides import Introduction
from components.language.messages import gettext, ngettext
from components.widgets import prose


def show_all() -> None:
    """A card for each guided story."""
    found = [guides.introduce(guide_id) for guide_id in guides.titles()]
    if not found:
        st.info(gettext("No guided story can be told: the tables name none, or lack its figures."))
        return
    for column, one in zip(st.columns(max(3, len(found))), found, strict=False):
        with column, st.container(border=True, height="stretch", key=f"guided-{one.guide_id}"):
            _show_card(one)


def _show_card(one: Introduction) -> None:
    if one.picture:
        prose.show_html(guide_html.draw_image(one.picture, f"{one.guide_id}-0"))
    frame.show_link("guides", markup.literal(one.title), guide=one.guide_id)
    prose.show_paragraph(one.lead)
    count = ngettext("{count} step", "{count} steps", one.length)
    prose.show_paragraph(count, "lz-meta")
