"""From one case study on: to its neighbours in the list, to others like it, and to its place."""

import difflib

import pandas as pd
import streamlit as st

from components.app import frame, notices
from components.content import navigation
from components.content.elements import markup
from components.facts import tables
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from components.views.learning_zone import listing
from components.widgets import cards, facets, paging
from data.choices import CaseChoice
from data.letters import begin_small

TITLE_LENGTH = 60


def say_not_found(asked: str | None) -> None:
    """Say that there is no such case, show those with a similar address, and the way to the list."""
    if asked:
        cases = tables.stories().rows
        near = difflib.get_close_matches(asked, list(cases["case_id"]), 3, cutoff=0.5)
        notices.say_unknown("case study", asked, near)
        cards.show_case_list(cases[cases["case_id"].isin(near)])
    else:
        st.info(gettext("Choose a case study in the Learning Zone."))
    frame.show_link("learning_zone", gettext("All case studies"))


def show_neighbours(case: pd.Series, choice: CaseChoice) -> None:
    """Where the case stands in the list it was chosen from, with the one before and the next."""
    ids = listing.find_case_ids(choice)
    query = facets.address_query(choice)
    with st.container(horizontal=True, key="neighbours"):
        if case["case_id"] not in ids:
            frame.show_link("learning_zone", gettext("All case studies"))
            return
        at = ids.index(case["case_id"])
        page = paging.page_with(at)
        back = {"page": str(page)} if page > 1 else {}
        frame.show_link("learning_zone", _place_in_list(at, len(ids), choice), **query, **back)
        for label, to in (
            (gettext("← Previous: {title}"), at - 1),
            (gettext("Next: {title} →"), at + 1),
        ):
            if 0 <= to < len(ids):
                title = shorten_to_words(_title(ids[to]), TITLE_LENGTH)
                link = label.format(title=markup.literal(title))
                frame.show_link("case_study", link, story=ids[to], **query)


def _title(case_id: str) -> str:
    case = tables.stories().case(case_id)
    return "" if case is None else str(case["title"])


def _place_in_list(at: int, count: int, choice: CaseChoice) -> str:
    if choice.is_everything:
        return gettext(
            "↑ Back to all {count} case studies; this is number {number}",
            count=count,
            number=at + 1,
        )
    return gettext(
        "↑ Back to the {count} case studies; this is number {number}", count=count, number=at + 1
    )


def show_links(case: pd.Series) -> None:
    """Links to the case's place on the map, to cases of its theme and from its state."""
    places = tables.gazetteer()
    where, name = navigation.choice_of_place(case["place_id"]), places.name(case["place_id"])
    theme = case["themes"][0]
    label = tables.vocabulary().label("themes", theme)
    with st.container(horizontal=True, key="ways_on"):
        frame.show_link(
            "coverage",
            gettext("{place} on the map", place=name),
            programme=case["package_id"],
            **where,
        )
        frame.show_link(
            "learning_zone",
            gettext("All cases about {theme}", theme=begin_small(label)),
            theme=theme,
        )
        if state := where["state"]:
            frame.show_link(
                "learning_zone",
                gettext("All cases from {place}", place=places.name(state)),
                state=state,
            )
