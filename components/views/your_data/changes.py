"""What would change on the site, figure by figure, with the pages on which it stands."""

import streamlit as st

from components.app import frame
from components.content import data_changes, markup, navigation
from components.language import numbers
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.your_data.work import Work
from components.widgets import data_grid, downloads, prose


def show_changes(work: Work) -> None:
    """How much changes in each table, on which pages, and every figure old and new."""
    st.header(gettext("What would change"), anchor=False)
    told = data_changes.by_table(work.changes)
    if not told:
        st.info(gettext("Nothing: what you gave says the same as what is published."))
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
    _show_figures(work)


def _show_pages(pages: list[str]) -> None:
    st.caption(gettext("These pages show it; each opens as it is now."))
    titles = {entry.page: entry.title for entry in navigation.MENU}
    with st.container(horizontal=True):
        for page in dict.fromkeys(pages):
            frame.show_link(page, gettext(titles[page]))


def _show_figures(work: Work) -> None:
    table = data_changes.shown(work.changes, frame.link_maker())
    count = len(work.changes.rows)
    if count > data_changes.MOST_SHOWN:
        st.caption(
            gettext(
                "The first {shown} of {count} changes; the file has them all.",
                shown=data_changes.MOST_SHOWN,
                count=count,
            )
        )
    page = gettext(data_changes.PAGE)
    opens = st.column_config.LinkColumn(page, display_text=gettext("Open"))
    data_grid.draw_table(table.shown, table.about, columns={page: opens})
    downloads.offer_csv(table.rows, table.name, gettext_noop("All changes (CSV)"))
    st.caption(
        ngettext(
            "A row that is new or goes stands there once, by its figure or its name.",
            "Rows that are new or go stand there once each, by their figure or their name.",
            count,
        )
    )
