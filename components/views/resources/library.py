"""Publications, films, toolkits and dated items, with links that leave the site and may be dead."""

from functools import partial

import pandas as pd

from components.content import publications
from components.facts import tables
from components.language.messages import gettext
from components.widgets import blocks, downloads, facet_bar
from data import export
from data.library import LibraryChoice


def choose_items() -> LibraryChoice:
    """Which items to list, with the number each further choice would leave."""
    facets = publications.facets()
    choice = LibraryChoice(**facet_bar.read_facets(facets))
    with facet_bar.open_bar():
        facet_bar.draw_facets(facets, partial(tables.library().counts, choice))
    return choice


def show_items(items: pd.DataFrame) -> None:
    """The items, one under the other, in the order given."""
    blocks.show_block(publications.describe_items(items))


def show_download(items: pd.DataFrame, choice: LibraryChoice) -> None:
    """The whole list as a file."""
    downloads.offer_file(
        "resources-and-news.csv",
        "text/csv",
        gettext("Download this list (CSV)"),
        lambda: export.to_csv(publications.as_file(items, choice)),
    )
