"""What the page of the advocacy pack draws: choose, tick, see, take along."""

import streamlit as st

from components.brief import kept_packs
from components.content import markup
from components.views.advocacy_pack import choose, contents, files, visitors_pack


def show_pack() -> None:
    """What the pack is about, what is in it, how it looks, and the files."""
    if missing := choose.what_is_missing():
        st.info(missing, icon=":material/search_off:")
        return
    choice = choose.read_choice()
    proposal = kept_packs.proposal(choice.place, choice.theme, choice.until, choice.added)
    choice = choose.clean_choice(choice, proposal)
    pack = visitors_pack.compose_pack(choice)
    st.header(markup.literal(pack.title), anchor=False)
    inside, outside = st.columns([5, 4])
    with inside:
        contents.show_contents(choice, proposal, pack)
    with outside:
        files.show_files(pack)
    files.show_sources(pack)
    choose.show_opener()
