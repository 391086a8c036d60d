"""What is said beside a search for indicators: how it was understood, and where else there is something."""

from collections.abc import Mapping

import streamlit as st

from components.app import frame
from components.content.indicators import indicator_search
from components.facts import searches
from components.language.messages import gettext, ngettext
from data import search


def show_how_understood(package_id: str, words: str) -> None:
    """Say it where no indicator has all the words themselves."""
    found = indicator_search.search_in(package_id, words[: search.LONGEST_SEARCH])
    if not found.bands:
        return
    if min(found.bands) == search.NEAR:
        st.caption(gettext("No figure has these words; these are near in meaning."))
    elif found.only_some_words and len(found.asked) > 1:
        st.caption(gettext("No figure has all the words; these have some of them."))


def show_elsewhere(package_id: str, titles: Mapping[str, str], words: str) -> None:
    """The ways to figures of others, and to stories, that have the words."""
    others = {
        other: indicator_search.matching(other, words)
        for other in titles
        if other != package_id and indicator_search.has_all_words(other, words)
    }
    stories = len(searches.search_everything(words).ids("case"))
    if not others and not stories:
        return
    with st.container(horizontal=True, key="indicators_elsewhere"):
        for other, keys in others.items():
            frame.show_link(
                "indicators",
                ngettext(
                    "{package}: {count} figure",
                    "{package}: {count} figures",
                    len(keys),
                    package=titles[other],
                ),
                indicator=keys[0],
                q=words,
            )
        if stories:
            frame.show_link("learning_zone", gettext("Stories: {count}", count=stories), q=words)
