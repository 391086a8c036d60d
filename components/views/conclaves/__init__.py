"""What the page of conclaves and conventions draws: all of them, or one."""

import pandas as pd
import streamlit as st

from components.app import frame, notices, url_state
from components.content.conclaves import gathering_page
from components.content.programmes import statements
from components.facts import tables
from components.language.messages import gettext
from components.views.conclaves import gathering, gatherings, timeline
from components.widgets import headings, paging, programme_statements
from components.widgets.source_list import SourceList
from data.gatherings import GatheringChoice


def show_conclaves() -> None:
    """One gathering if the address asks for it, all of them otherwise."""
    asked = url_state.from_address("event")
    if asked is None:
        _show_all()
        return
    events = tables.gatherings().events
    found = events[events["event_id"] == asked]
    if found.empty:
        frame.show_header(
            gettext("Gathering"), gettext("A conclave or convention, with its source.")
        )
        gathering.say_not_found(asked)
        return
    _show_one(found.iloc[0])


def _show_one(event: pd.Series) -> None:
    page = gathering_page.describe_gathering(event)
    frame.name_tab(page.title)
    frame.show_header(page.title, page.lead)
    gathering.show_gathering(event, page)
    frame.show_link("conclaves", gettext("All gatherings"))


def _show_all() -> None:
    frame.show_header(
        gettext("Where people met, and what came of it"),
        gettext(
            "Conclaves and conventions: members of community organisations learn from one another, "
            "join forces, and speak with those in office."
        ),
    )
    with st.expander(gettext("What the gatherings were for, who came and what they brought")):
        named = SourceList("statements")
        programme_statements.show_others(statements.GATHERINGS, headings.PAGE, named)
        named.show_list()
    choice = gatherings.choose_gatherings()
    known = tables.gatherings()
    events, outcomes = known.matching(choice), known.came_of(choice)
    gatherings.show_choice(choice, events, outcomes)
    if not choice.is_everything:
        frame.show_link("conclaves", gettext("Show all gatherings"))
    if events.empty:
        notices.say_nothing_found("", gettext("Take away a filter."))
        return
    _show_chosen(choice, events, outcomes)


def _show_chosen(choice: GatheringChoice, events: pd.DataFrame, outcomes: pd.DataFrame) -> None:
    """The gatherings on a time line, maps and a list; or what came of them."""
    views = {code: gettext(label) for code, label in gatherings.VIEWS.items()}
    if url_state.switch("view", gettext("What to show"), views) == "gatherings":
        timeline.show_timeline(events)
        gatherings.show_maps(events, choice)
        paging.show_page(events, str(choice), gatherings.show_events)
        gatherings.show_download(events, choice, "gatherings")
    else:
        gatherings.show_outcome_matrix(choice)
        paging.show_page(outcomes, str(choice), gatherings.show_outcomes)
        gatherings.show_download(outcomes, choice, "outcomes")
