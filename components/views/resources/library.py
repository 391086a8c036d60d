"""Publications, films, toolkits and dated items, with links that leave the site and may be dead."""

from functools import partial

import pandas as pd
import streamlit as st

from components.content import publications
from components.facts import tables
from components.widgets import downloads, facet_bar, prose
from data import export
from data.library import LibraryChoice


def choose() -> LibraryChoice:
    """Which items to list, with the number each further choice would leave."""
    facets = publications.facets()
    choice = LibraryChoice(**facet_bar.read_facets(facets))
    facet_bar.draw_facets(facets, partial(tables.library().counts, choice))
    return choice


def says_itself(choice: LibraryChoice, count: int) -> None:
    """The choice in a sentence, with the number of items it gives, and which programme has none."""
    names = tables.programme_names()
    noun = "item" if count == 1 else "items"
    prose.show_paragraph(
        f"{count:,} {noun}. {choice.sentence(names, tables.vocabulary())}", "lz-sentence"
    )
    st.caption(publications.WARNING)
    there = set(tables.library().items["package_id"])
    for one in choice.programmes or names:
        if one not in there:
            st.caption(f"No list of publications or news of {names[one]} was collected.")


def item_list(items: pd.DataFrame) -> None:
    """The items, one under the other, in the order given."""
    prose.show_html(publications.listed(tuple(items.index.tolist())))


def download(items: pd.DataFrame, choice: LibraryChoice) -> None:
    """The whole list as a file."""
    downloads.file(
        "resources-and-news.csv",
        "text/csv",
        "Download this list (CSV)",
        lambda: export.to_csv(publications.as_file(items, choice)),
    )
