"""Long lists: the filter in words, the count, pages, and the rows as a file."""

import pandas as pd
import streamlit as st

from components import cached, downloads, filters, markup, sources
from data.choices import CaseChoice

PAGE_LENGTH = 20


def says_itself(choice: CaseChoice, count: int) -> None:
    """The choice in a sentence, with the number of rows it gives."""
    names = {code: package.short_title for code, package in cached.programmes().items()}
    sentence = choice.sentence(names, cached.vocabulary(), cached.gazetteer())
    noun = "case study" if count == 1 else "case studies"
    markup.paragraph(f"{count:,} {noun}. {sentence}", "lz-sentence")


def page_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the page the visitor is on."""
    pages = -(-len(rows) // PAGE_LENGTH)
    first = (filters.page_number("page", pages) - 1) * PAGE_LENGTH
    if pages > 1:
        last = min(first + PAGE_LENGTH, len(rows))
        st.caption(f"Showing {first + 1:,} to {last:,} of {len(rows):,}")
    return rows.iloc[first : first + PAGE_LENGTH]


def download(rows: pd.DataFrame) -> None:
    """All rows of the list as CSV, with names of places and sources beside the codes."""
    places = cached.gazetteer()
    keys = zip(rows["package_id"], rows["source_id"], strict=True)
    named = rows.assign(
        place=[places.full_name(one) for one in rows["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
    )
    downloads.csv(named, "case-studies", "Download this list (CSV)")
