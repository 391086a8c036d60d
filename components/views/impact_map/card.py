"""The card of the place that was touched: its figures, its nearest stories, and the way to its page."""

import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content import navigation
from components.content.elements import markup
from components.content.impact_maps import impact, impact_place
from components.content.places import place_card
from components.language.messages import gettext
from components.views.impact_map import choose
from components.widgets import prose
from data.choices import ImpactChoice


def show_card(choice: ImpactChoice, place_id: str) -> None:
    """What is known of a place in a view; beside the map, so that it covers nothing."""
    told = impact_place.describe_place(choice, place_id)
    with st.container(border=True, key="impact_card"):
        prose.show_html(Markup('<h2 class="lz-finding">{}</h2>').format(told.title))
        prose.show_definitions(told.facts)
        if side := impact_place.side_in_words(impact.view_of(choice), place_id):
            prose.show_paragraph(side, "lz-meta")
        _show_stories(told)
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.show_link("place", markup.literal(place_card.say_way(place_id)), id=place_id)
            st.button(
                gettext("Close"), key="impact_close", type="tertiary", on_click=choose.leave_place
            )


def _show_stories(told: impact_place.PlaceOnMap) -> None:
    if not told.stories:
        return
    heading = (
        gettext("Stories told of this place: {count}", count=told.counted)
        if told.has_own_stories
        else gettext("No story of this place; the nearest:")
    )
    prose.show_html(Markup("<h3>{}</h3>").format(heading))
    for link in told.stories:
        page, asked = navigation.in_app(link.path)
        label = gettext("{title} ({remark})", title=link.label, remark=link.remark)
        frame.show_link(page, markup.literal(label), **asked)
