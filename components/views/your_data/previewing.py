"""The private preview of an editor's rows: begun and ended here, read in a tab of its own."""

import logging

import streamlit as st

from components.app import frame
from components.content import failures
from components.content.about_data import private_preview as words
from components.facts import private_previews, readers
from components.language.messages import gettext
from components.views.your_data.work import Work, choose_rows, keep_preview, read_preview, site_base
from components.widgets import prose
from data.checks.report import Report

FAILED = "your_data:preview_failed"
# Well before a preview ends whose desk seems to be closed.
SECONDS_BETWEEN_SIGNS = 45

log = logging.getLogger(__name__)


def offer_preview(work: Work) -> Work:
    """The way to all pages with these rows, for this editor alone.

    Returns:
        the work with what is taken along, which is what a preview shows.
    """
    st.header(gettext("See it on every page"), anchor=False)
    work = choose_rows(work)
    if work.choice is None:
        return work
    report = work.choice[-1].report
    prose.show_paragraph(gettext(words.EXPLAINED))
    shown = read_preview()
    rows = private_previews.find(shown) if shown else None
    if rows is None:
        _offer(gettext(words.BEGIN), report)
        return work
    if rows.report is not report:
        st.warning(gettext(words.CHANGED_SINCE), icon=":material/history:")
    with st.container(horizontal=True):
        if rows.report is not report:
            _offer(gettext(words.BEGIN_ANEW), report)
        st.link_button(
            gettext(words.OPEN),
            frame.address_of_file(f"{private_previews.FOLDER}/{rows.preview_id}/"),
            type="primary",
        )
        st.button(gettext(words.END), icon=":material/close:", on_click=_end, key="your_data_end")
    _give_signs()
    return work


@st.fragment(run_every=SECONDS_BETWEEN_SIGNS)
def _give_signs() -> None:
    """Tell the preview from time to time that its desk is open.

    After a line that was lost for a moment nothing on the desk runs by itself.
    """
    read_preview()


def _offer(label: str, report: Report) -> None:
    st.button(
        label,
        key="your_data_begin",
        on_click=_begin,
        args=(report,),
    )
    if said := st.session_state.pop(FAILED, ""):
        st.warning(gettext(said), icon=":material/report:")


@readers.hide_cells()
def _begin(report: Report) -> None:
    try:
        keep_preview(private_previews.begin(site_base(), report, instead_of=read_preview()))
    except private_previews.NoRoom:
        st.session_state[FAILED] = words.NO_ROOM
    except private_previews.TooLarge:
        st.session_state[FAILED] = words.TOO_LARGE
    except Exception as error:
        # A message of a fault may quote cells: the log gets the places in our code alone.
        log.error("A private preview failed at %s.", readers.places_of(error))
        st.session_state[FAILED] = failures.FAILED


@readers.hide_cells()
def _end() -> None:
    if shown := read_preview():
        private_previews.end(shown)
        keep_preview("")
