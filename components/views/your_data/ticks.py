"""Which of the changes are taken along: whole tables, and row by row."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.app import frame
from components.content.about_data import data_changes
from components.content.elements import markup
from components.facts import readers
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.your_data.templates import in_this_language
from components.views.your_data.work import Work, keep_work, read_work
from components.widgets import data_grid, downloads
from data import export
from data.checks.choice import RowKey

TAKE = gettext_noop("Take along")
# Which table of ticks is drawn, of which check, and what had no tick when it began.
DRAWN = "your_data:drawn"
FIND = "your_data_find"


def ask_ticks(work: Work) -> None:
    """A tick for each table and kind of change, one for each row, and all changes as a file."""
    st.subheader(gettext("What to take along"), anchor=False)
    told = data_changes.groups(work.changes, work.left)
    st.caption(data_changes.say_taken(told))
    for group in told:
        key = f"your_data:take:{group.table}:{group.change}"
        st.session_state[key] = group.taken == group.count
        st.checkbox(
            markup.literal(data_changes.say_group(group)),
            key=key,
            on_change=_tick_group,
            args=(key, group.table, group.change),
        )
    _ask_rows(work)
    downloads.offer_file(
        "changes.csv",
        "text/csv",
        gettext("All changes (CSV)"),
        in_this_language(lambda: export.to_csv(data_changes.in_file(work.changes, work.left))),
    )


def _ask_rows(work: Work) -> None:
    wanted = st.text_input(
        gettext("Find rows among them"),
        key=FIND,
        max_chars=200,
        on_change=_draw_anew,
    )
    count, keys, shown = data_changes.by_row(work.changes, wanted, frame.link_maker())
    if not count:
        st.info(gettext("No row that changes has these letters."))
        return
    key, drawn = _drawn(work)
    take, page = gettext(TAKE), gettext(data_changes.PAGE)
    shown.insert(0, take, [key not in drawn for key in keys])
    about = ngettext(
        "{count} row that changes: as it is now and with your data",
        "{count} rows that change: each as it is now and with your data",
        count,
    )
    st.caption(about)
    data_grid.draw_ticks(
        shown,
        about,
        {page: st.column_config.LinkColumn(page, display_text=gettext("Open"))},
        key=key,
        on_change=_tick_rows,
        args=(key, take, keys, drawn),
    )
    if count > len(keys):
        st.caption(
            gettext(
                "The first {shown} of {count} rows; find others by their letters. The file has them all.",
                shown=len(keys),
                count=count,
            )
        )
    st.caption(gettext("A row that is new or goes is shown by its figure or its name."))


def _drawn(work: Work) -> tuple[str, frozenset[RowKey]]:
    """The key of the table of ticks, and what had no tick when it began: it remembers the others itself."""
    number, checked, left = st.session_state.get(DRAWN, (0, None, work.left))
    if checked is not work.checked:
        number += 1
    key = f"your_data:rows:{number}"
    if key not in st.session_state:
        left = work.left
    st.session_state[DRAWN] = (number, work.checked, left)
    return key, left


@readers.hide_cells()
def _draw_anew() -> None:
    """The table of ticks begins anew: its own memory would speak against what is ticked elsewhere."""
    if DRAWN in st.session_state:
        number, checked, left = st.session_state[DRAWN]
        st.session_state[DRAWN] = (number + 1, checked, left)


@readers.hide_cells()
def _tick_group(key: str, table: str, change: str) -> None:
    work = read_work()
    keys = data_changes.keys_of(work.changes, table, change)
    left = work.left - keys if st.session_state[key] else work.left | keys
    keep_work(replace(work, left=left))
    _draw_anew()


@readers.hide_cells()
def _tick_rows(key: str, take: str, keys: Sequence[RowKey], drawn: frozenset[RowKey]) -> None:
    work = read_work()
    edited = st.session_state[key]["edited_rows"]
    ticks = {at: cells[take] for at, cells in edited.items() if take in cells}
    keep_work(replace(work, left=data_changes.after_ticks(work.left, keys, drawn, ticks)))
