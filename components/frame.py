"""The frame around every page: menu, settings, heading, footer, and all ways from page to page."""

import logging
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from components import cached, filters, lost, menu, notices
from components.figures.one_at_a_time import Busy
from data import periods
from data.problems import DataProblem

APP_NAME = "Learning Zone"

LICENCES = "Words and tables: CC BY 4.0. Boundaries: ODbL. Code: MIT."
BORDERS = "Borders and names on the maps express no opinion on the status of any territory."
FAILED = (
    "Something went wrong on this page. The fault has been written down for the people who look "
    "after the site; the other pages still work."
)

PAGES = "frame:pages"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One page of the app.

    Attributes:
        page: file name without ending, in `pages/`; it is the page's address, too.
        title: what the menu and the browser's tab say.
        in_menu: False for a page that shows one thing and is reached by a link to that thing.
        carries: key of the choice that the way to it takes along from page to page.
    """

    page: str
    title: str
    in_menu: bool = True
    carries: str | None = None


MENU = (
    Entry("home", "Home"),
    Entry("learning_zone", "Case studies"),
    Entry("case_study", "Case study", in_menu=False),
    Entry("coverage", "Where they worked", carries="programme"),
    Entry("federations", "Federations", carries="programme"),
    Entry("indicators", "Need and gaps", carries="pin"),
    Entry("place", "Place", in_menu=False),
    Entry("conclaves", "Gatherings"),
    Entry("aims", "Results", carries="programme"),
    Entry("resources", "Publications"),
    Entry("advocacy_pack", "Advocacy pack"),
    Entry("about_data", "About the data"),
)


def run() -> None:
    """Show the page whose address the visitor opened; say it if one of its tables is damaged."""
    # In a frame on another site there is one view, and no way to the others.
    menu = "hidden" if st.context.is_embedded else "top"
    page = st.navigation([copy(one) for one in _pages().values()], position=menu)
    st.set_page_config(_tab_title(page.title), layout="wide", initial_sidebar_state="collapsed")
    body = st.container(key="page")
    # Drawn before the page, so that it is there also if the page stops early.
    footer()
    with body:
        notices.data_problem(lost.on_page(page.url_path or MENU[0].page))
        try:
            with filters.on_page(page.url_path):
                page.run()
        except DataProblem as problem:
            notices.data_problem(problem.problems)
    _carry(page.url_path)


def page_failed(error: Exception) -> bool:
    """Say in plain words that a page failed, and log the details; True: there is no more to say."""
    if isinstance(error, Busy):
        st.warning(notices.BUSY, icon=":material/report:")
        return True
    log.error("A page failed.", exc_info=error)
    st.error(FAILED)
    return True


def header(title: str, lead: str) -> None:
    """The heading of a page, and one line that says what it holds."""
    with st.container(key="page_header"):
        st.title(title, anchor=False)
        st.markdown(lead)


def name_tab(title: str) -> None:
    """Name the browser's tab after the one thing that a page shows."""
    st.set_page_config(_tab_title(title))


def footer() -> None:
    """What stands under every page: age of the data, licences, borders, the way to the sources."""
    with st.container(key="page_footer"):
        st.caption(footer_words())
        link("about_data", "Sources, known gaps and how to cite")


@cached.once
def footer_words() -> str:
    """Age of the data, licences and borders in a few sentences."""
    return " ".join([*_date_of_data(), LICENCES, BORDERS])


def link(page: str, label: str, /, **query: str | list[str] | None) -> None:
    """A link to a page of the menu, with the choices it opens with; None is left out.

    A bare link takes along what the menu does.
    """
    st.page_link(_pages()[page], label=label, query_params=_chosen(query) or _carried(page))


def go(page: str, /, **query: str | list[str] | None) -> None:
    """Leave for a page of the menu, with the choices it opens with; None is left out."""
    filters.leave()
    st.switch_page(_pages()[page], query_params=_chosen(query))


def addresses() -> Callable[..., str]:
    """A function that gives whole addresses of pages, also later, when its file is asked for."""
    # Every page is one step below the site, which may itself stand below a path.
    root = (st.context.url or "").partition("?")[0].rpartition("/")[0]
    return lambda page, **query: f"{root}/{page}?{urlencode(query)}"


def has(page: str) -> bool:
    """Whether there is such a page."""
    return any(entry.page == page for entry in MENU)


def _pages() -> dict[str, st.Page]:
    """Every page by its address, for links to it. A run needs copies: it notes in them what it ran.

    Each visitor has their own: they can be changed, and a page with many links asks for them often.
    """
    if PAGES not in st.session_state:
        st.session_state[PAGES] = {entry.page: _page(entry) for entry in MENU}
    return st.session_state[PAGES]


def _page(entry: Entry) -> st.Page:
    return st.Page(
        # From the folder of the script that Streamlit runs.
        f"../pages/{entry.page}.py",
        title=entry.title,
        default=entry is MENU[0],
        visibility="visible" if entry.in_menu else "hidden",
    )


def _carry(here: str) -> None:
    """Let the menu lead to other pages with what was chosen on this one."""
    others = [one for one in MENU if one.page != here and _carried(one.page)]
    if others:
        with st.container(key=menu.LINKS):
            for entry in others:
                link(entry.page, entry.title)
    menu.mend()


def _carried(page: str) -> dict[str, list[str]]:
    key = next(entry.carries for entry in MENU if entry.page == page)
    words = filters.carried(key) if key else ()
    return {key: list(words)} if key and words else {}


def _chosen(query: dict[str, str | list[str] | None]) -> dict[str, str | list[str]]:
    return {key: value for key, value in query.items() if value is not None}


def _tab_title(title: str) -> str:
    return APP_NAME if title == MENU[0].title else f"{title} · {APP_NAME}"


def _date_of_data() -> list[str]:
    """A sentence with the day the newest package was made; nothing if no package says it."""
    days = [str(one.descriptor.get("created", ""))[:10] for one in cached.catalog().packages()]
    return [f"Data of {periods.label(max(days))}."] if any(days) else []
