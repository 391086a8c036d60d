"""The search of the home page: a village, a district, a right or a story, told apart by kind."""

import streamlit as st

from components.app import frame, notices, url_state
from components.content import navigation
from components.content.villages import found_villages
from components.facts import searches, tables, villages
from components.language.messages import gettext
from components.widgets import cards, headings, search_results, village_search

# What an address of earlier asks for by the name of a village alone.
VILLAGE = "village"
FEW = 3
# What can be looked through without a word.
LOOK_AROUND = ("learning_zone", "guides", "coverage", "indicators")


def show_search() -> None:
    """The box, and what was found: stories first, then the other kinds, then villages."""
    words = url_state.enter_words(
        "q",
        gettext("Find a village, a district, a right or a story"),
        gettext("In any script and spelling; after a village its district, with a comma"),
    )
    words = words or url_state.from_address(VILLAGE) or ""
    if words.strip():
        _show_found(words)


def _show_found(words: str) -> None:
    search_results.show_how_understood(words)
    found = searches.search_everything(words)
    stories = found.ids("case")
    _show_stories(words, stories)
    search_results.show_elsewhere(words)
    if found.records:
        _offer_villages(words)
        return
    village_search.show_found(words)
    named = found_villages.find(words)
    if not named or not named.hits:
        notices.say_nothing_found("", gettext("Try another spelling, or one word alone."))
        _offer_lists()


def _offer_lists() -> None:
    """The ways to look around without a word."""
    with st.container(horizontal=True, key="look_around"):
        for entry in navigation.MENU:
            if entry.page in LOOK_AROUND:
                frame.show_link(entry.page, gettext(entry.title))


def _offer_villages(words: str) -> None:
    """Villages behind a button: most who ask for something else do not mean them."""
    if villages.layers():
        with st.expander(gettext("Villages of this name, or of one like it")):
            village_search.show_found(words)


def _show_stories(words: str, case_ids: list[str]) -> None:
    """The best stories as cards, and the way to all of them."""
    if not case_ids:
        return
    headings.show_heading(gettext("Case studies: {count}", count=len(case_ids)))
    rows = tables.stories().rows.set_index("case_id", drop=False)
    for column, case_id in zip(st.columns(FEW), case_ids[:FEW], strict=False):
        with column, st.container(border=True, height="stretch"):
            cards.show_case_card(rows.loc[case_id])
    if len(case_ids) > FEW:
        label = gettext("All {count} case studies", count=len(case_ids))
        frame.show_link("learning_zone", label, q=words)
