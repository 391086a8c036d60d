"""What the page of the advocacy pack draws: choose, tick, see, take along."""

import streamlit as st

from components.app import frame
from components.brief import kept_packs
from components.content.elements import markup
from components.language.messages import gettext
from components.views.advocacy_pack import choose, contents, files, visitors_pack, written


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("What do you put on the table?"),
        gettext(
            "Choose a place, a theme and who will read it. We propose what the tables hold; you tick, "
            "change and take it along as a brief, slides, a picture and tables, each with its sources."
        ),
    )


def show_pack() -> None:
    """What the pack is about, what is in it, how it looks, and the files."""
    if missing := choose.what_is_missing():
        st.info(missing, icon=":material/search_off:")
        return
    choice = choose.read_choice()
    proposal = kept_packs.proposal(
        choice.place, choice.theme, choice.audience, choice.until, choice.added
    )
    choice = choose.clean_choice(choice, proposal)
    pack = visitors_pack.compose_pack(choice)
    st.header(markup.literal(pack.title), anchor=False)
    written.show_waiting()
    inside, outside = st.columns([5, 4])
    with inside:
        contents.show_contents(choice, proposal, pack)
    with outside:
        files.show_files(pack)
    files.show_sources(pack)
    choose.show_opener()
