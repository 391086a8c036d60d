"""What would change on the site, figure by figure, with the pages on which it stands."""

import streamlit as st

from components.app import frame
from components.content import navigation
from components.content.about_data import data_changes
from components.content.elements import markup
from components.language import numbers
from components.language.messages import gettext
from components.views.your_data.ticks import ask_ticks
from components.views.your_data.work import Work, choose_rows
from components.widgets import prose


def show_changes(work: Work) -> Work:
    """How much changes in each table, on which pages, and every figure old and new, to be ticked.

    Returns:
        the work with what is taken along; without it if that cannot be found out.
    """
    st.header(gettext("What would change"), anchor=False)
    if work.changes.rows.empty:
        st.info(gettext("Nothing: what you gave says the same as what is published."))
        return choose_rows(work)
    work = choose_rows(work)
    if work.choice:
        choice = work.choice[-1]
        _show_counts(data_changes.by_table(choice.changes))
        if choice.stranded:
            st.warning(data_changes.say_stranded(choice.stranded), icon=":material/report:")
    ask_ticks(work)
    return work


def _show_counts(told: list[data_changes.TableChanges]) -> None:
    if not told:
        st.info(gettext("Nothing, for you take nothing along."))
        return
    heads = [gettext("Table"), gettext("Rows added"), gettext("Changed"), gettext("Removed")]
    rows = [
        (one.table, *map(numbers.format_number, (one.added, one.changed, one.removed)))
        for one in told
    ]
    prose.show_table(gettext("Rows that would change, by table"), heads, rows)
    for one in told:
        if one.removes_most:
            st.warning(markup.literal(data_changes.say_removed(one)), icon=":material/report:")
    _show_pages([page for one in told for page in one.pages])


def _show_pages(pages: list[str]) -> None:
    st.caption(gettext("These pages show it; each opens as it is now."))
    titles = {entry.page: entry.title for entry in navigation.MENU}
    with st.container(horizontal=True):
        for page in dict.fromkeys(pages):
            frame.show_link(page, gettext(titles[page]))
