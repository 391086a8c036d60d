"""Words on the screen: escaped HTML, paragraphs, facts, small tables and the sources under them."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content.elements import block_html, html_tables, markup, sources
from components.content.figure_pages import figure_links


def show_html(html: Markup) -> None:
    """Draw escaped HTML; a figure in it leads to its own address."""
    st.html(str(figure_links.placed(html, frame.address_of_reading)))


def show_paragraph(text: str, css: str = "") -> None:
    """Draw a paragraph in which each glossary word explains itself on hover and focus."""
    show_html(Markup('<p class="{}">{}</p>').format(css, markup.explained(text)))


def show_definitions(facts: Mapping[str, object]) -> None:
    """Draw names with their texts; what is missing is left out."""
    show_html(markup.definition_list(facts))


def show_sources(package_id: str, source_ids: Iterable[str], remark: str = "") -> None:
    """One line that names each source once, with its link; the full list opens below if it is long."""
    named = sources.block(package_id, source_ids, remark)
    if named.lines:
        show_html(block_html.html_of(named))


def show_table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[html_tables.Cells],
    totals: Iterable[html_tables.Cells] = (),
) -> None:
    """Draw a :func:`html_tables.table`."""
    show_html(html_tables.table(caption, heads, rows, totals))
