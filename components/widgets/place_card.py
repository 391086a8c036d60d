"""The card of the place that was touched on a map; beside the map, so that it covers nothing of it."""

from collections.abc import Callable, Mapping

import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content.elements import markup
from components.content.places.place_card import describe_card
from components.language.messages import gettext
from components.widgets import prose


def show_card(
    place_id: str, facts: Mapping[str, object], on_close: Callable[[], None] | None = None
) -> None:
    """Name of the place, a few facts, and the way to its page with how much is known there.

    Args:
        facts: by their names.
        on_close: lets go of the place; without it the card has no button for that.
    """
    card = describe_card(place_id)
    with st.container(border=True, key="place_card"):
        prose.show_html(Markup('<h2 class="lz-finding">{}</h2>').format(card.title))
        if facts:
            prose.show_definitions(dict(facts))
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.show_link("place", markup.literal(card.way), id=place_id)
            if on_close:
                st.button(gettext("Close"), key="place_close", type="tertiary", on_click=on_close)
