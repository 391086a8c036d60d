"""The frame around every page: menu, settings, heading, footer, and all ways from page to page."""

import logging
from collections.abc import Callable, Sequence
from copy import copy
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st
from markupsafe import Markup

from components.app import frame_scripts, language, menu, notices, private_preview, url_state
from components.content import failures, navigation
from components.content.about_data import completeness, left_out
from components.content.elements import markup
from components.content.figure_pages import corrections, figure_links
from components.facts import assets, readers, touches
from components.facts.readers import PreviewEnded
from components.facts.untranslated import is_english
from components.language.messages import gettext
from components.language.shortening import split_sentences
from data import languages
from data.letters import run_from_right
from data.problems import Busy, DataProblem

PAGES = "frame:pages"

log = logging.getLogger(__name__)


def run_page() -> None:
    """Show the page whose address the visitor opened; say it if one of its tables is damaged."""
    is_there = private_preview.begin_run()
    spoken = language.begin_run()
    if not is_there:
        private_preview.say_ended()
        return
    notices.forget_room()
    # In a frame on another site there is one view, and no way to the others.
    page = st.navigation(
        _menu(),
        position="hidden" if st.context.is_embedded else "top",
    )
    st.set_page_config(_tab_title(page.title), layout="wide", initial_sidebar_state="collapsed")
    _style()
    switch = st.container(key="languages", horizontal=True)
    body = st.container(key="page")
    # Streamlit's name of the first page is empty.
    here = page.url_path or navigation.MENU[0].page
    foot = st.container(key="page_footer")
    with foot:
        # Drawn before the page, so that it is there also if the page stops early.
        show_footer()
    with body:
        private_preview.show_banner()
        notices.say_data_problems(left_out.on_page(here))
        try:
            with url_state.on_page(page.url_path):
                language.follow_address(spoken)
                page.run()
        except DataProblem as problem:
            notices.say_data_problems(problem.problems)
        finally:
            with foot:
                st.html(str(_way_to_light_version(here)))
        _show_way_to_correct(page.title, page.url_path)
    with switch:
        _show_languages(here, spoken)
    _carry(here)
    frame_scripts.run()


def _menu() -> dict[str, list[st.Page]]:
    """The pages under the headings of the menu, in its order; those by themselves under none.

    Streamlit has one place for pages without a heading, so each of them stands under its own name there.
    """
    found: dict[str, list[st.Page]] = {}
    pages = _pages()
    for entry in navigation.MENU:
        group = gettext(entry.group) if entry.group else ""
        # Copies: a run notes in one that it ran it, and whoever is quick begins the next before that.
        found.setdefault(group, []).append(copy(pages[entry.page]))
    return found


def say_page_failed(error: Exception) -> bool:
    """Say in plain words that a page failed, and log the details; True: there is no more to say."""
    if isinstance(error, Busy):
        st.warning(gettext(failures.BUSY, seconds=failures.BUSY_SECONDS), icon=":material/report:")
        return True
    if isinstance(error, PreviewEnded):
        readers.read_from_now(None)
        private_preview.say_ended()
        return True
    if readers.current():
        log.error("A page of a private preview failed at %s.", readers.places_of(error))
    else:
        log.error("A page failed.", exc_info=error)
    st.error(gettext(failures.FAILED))
    return True


def show_header(title: str, lead: str) -> None:
    """The heading of a page, and one line that says what it holds; English ones are marked as that."""
    with st.container(key="page_header"):
        if is_english(title):
            st.html(Markup("<h1>{}</h1>").format(markup.plain(title)))
        else:
            st.title(markup.literal(run_from_right(title)), anchor=False)
        if any(map(is_english, split_sentences(lead))):
            st.html(Markup("<p>{}</p>").format(markup.plain_by_sentence(lead)))
        else:
            st.markdown(markup.literal(lead))
    notices.make_room()


def name_tab(title: str) -> None:
    """Name the browser's tab after the one thing that a page shows."""
    st.set_page_config(_tab_title(title))


def show_footer() -> None:
    """What stands under every page: age of the data, licences, borders, the way to the sources."""
    st.caption(navigation.footer_words())
    if status := completeness.say_status():
        st.caption(status)
        correct = gettext("About the languages: correct a text")
        show_link("about_data", correct, section="languages")
    show_link("about_data", gettext("Sources, known gaps and how to cite"))


def _way_to_light_version(page: str) -> Markup:
    """For slow lines and old machines: the same thing, or the same list, in the same tab."""
    chosen = {key: words[0] for key, words in url_state.current().chosen.items() if words}
    named = navigation.path_of(page, chosen)
    path = named if named.count("/") == 1 else navigation.path_of_page(page)
    return Markup('<p class="lz-meta lz-foot"><a href="{}" target="_self">{}</a></p>').format(
        address_of_document(f"read/{path}".rstrip("/")),
        gettext("Light version: the same without scripts"),
    )


def show_link(page: str, label: str, /, **query: str | list[str] | None) -> None:
    """A link to a page of the menu, with the choices it opens with; None is left out.

    A bare link takes along what the menu does.
    """
    asked = _chosen(query)
    # A link that asks for something says the language itself; a bare one takes it along with the rest.
    opens_with = {**_spoken(), **asked} if asked else _carried(page)
    # A label of Streamlit's cannot carry its language, but it can say it.
    sign = f" :small[{gettext('in English')}]" if is_english(markup.read_literal(label)) else ""
    st.page_link(_pages()[page], label=label + sign, query_params=opens_with)


def open_page(page: str, /, **query: str | list[str] | None) -> None:
    """Leave for a page of the menu, with the choices it opens with; None is left out."""
    url_state.leave()
    st.switch_page(_pages()[page], query_params={**_spoken(), **_chosen(query)})


def link_maker() -> Callable[..., str]:
    """A function that gives whole addresses of pages in the visitor's language.

    Also later, when the file that they stand in is asked for.
    """
    root, spoken = _root(), {key: words[0] for key, words in _spoken().items()}

    def link(page: str, /, **query: str | Sequence[str]) -> str:
        asked = {**query, **spoken}
        return f"{root}/{page}{'?' if asked else ''}{urlencode(asked, doseq=True)}"

    return link


def _show_way_to_correct(title: str, page: str) -> None:
    """“Something wrong?”, with the address of the view as it is."""
    chosen = {**url_state.current().chosen, **_spoken()}
    query = f"?{urlencode(chosen, doseq=True)}" if chosen else ""
    said = corrections.block_of_page(title, f"{_root()}/{page}{query}")
    st.html(str(said.html))


def address_of_document(path: str) -> str:
    """The whole address of a static page or a figure, by its path, in the visitor's language."""
    # The pages that stand still have no digits of their own.
    return f"{_root()}/{quote(languages.below(path), safe='/:')}"


def address_of_reading(path: str) -> str:
    """The whole address of a figure, or of a static page by its path below the static pages."""
    is_figure = path.startswith(f"{figure_links.FOLDER}/")
    return address_of_document(path if is_figure else f"read/{path}")


def address_of_file(path: str) -> str:
    """The whole address of a file of the site, by its path."""
    return f"{_root()}/{quote(path)}"


def _root() -> str:
    """Address of the site: every page is one step below it, and it may itself stand below a path."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}" if here.netloc else ""


def _show_languages(page: str, spoken: str) -> None:
    """Links to the same view in each language, in its own name and script; none in a frame elsewhere."""
    if st.context.is_embedded:
        return
    view = {key: list(words) for key, words in url_state.current().chosen.items()}
    for code, name in language.offer_languages().items():
        query = {**view, url_state.LANGUAGE: [code]}
        st.page_link(_pages()[page], label=name, query_params=query, disabled=code == spoken)


def _pages() -> dict[str, st.Page]:
    """Every page by its address, named in the reader's language, for the menu and for links.

    Each visitor has their own: they can be changed. To make them looks for fifteen files, which every run
    of a page and each of its links would do again.
    """
    spoken = languages.current()
    kept: tuple[str, dict[str, st.Page]] | None = st.session_state.get(PAGES)
    if kept is None or kept[0] != spoken:
        kept = spoken, {entry.page: _page(entry) for entry in navigation.MENU}
        st.session_state[PAGES] = kept
    return kept[1]


def _page(entry: navigation.Entry) -> st.Page:
    return st.Page(
        # From the folder of the script that Streamlit runs.
        f"../../pages/{entry.page}.py",
        title=gettext(entry.title),
        default=entry is navigation.MENU[0],
        visibility="visible" if entry.in_menu else "hidden",
    )


def _style() -> None:
    """Bring the style along where the start page is Streamlit's own, which does not have it."""
    if not touches.is_on("index_html"):
        sheets = "".join(assets.content(name).decode() for name in assets.styles())
        st.html(f"<style>{sheets}</style>")


def _carry(here: str) -> None:
    """Let the menu lead to other pages with what was chosen on this one."""
    if not touches.is_on("menu"):
        return
    spoken = _spoken()
    others = [one for one in navigation.MENU if one.page != here and (spoken or _taken_along(one))]
    if others:
        with st.container(key=menu.LINKS):
            for entry in others:
                show_link(entry.page, gettext(entry.title))


def _carried(page: str) -> dict[str, list[str]]:
    entry = next(entry for entry in navigation.MENU if entry.page == page)
    return {**_spoken(), **_taken_along(entry)}


def _taken_along(entry: navigation.Entry) -> dict[str, list[str]]:
    """What was chosen on the pages before and is chosen on this one, too."""
    words = url_state.carried(entry.carries) if entry.carries else ()
    return {entry.carries: list(words)} if entry.carries and words else {}


def _spoken() -> dict[str, list[str]]:
    """The language as the address says it; nothing where it says none."""
    words = url_state.current().words(url_state.LANGUAGE)
    return {url_state.LANGUAGE: list(words)} if words else {}


def _chosen(query: dict[str, str | list[str] | None]) -> dict[str, str | list[str]]:
    return {key: value for key, value in query.items() if value is not None}


def _tab_title(title: str) -> str:
    return (
        navigation.APP_NAME
        if title == gettext(navigation.MENU[0].title)
        else f"{title} · {navigation.APP_NAME}"
    )
