"""Words on the screen: escaped HTML, paragraphs, facts, small tables and the sources under them."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from components.content import html_tables, markup, sources
from components.widgets import prose


def show_html(html: Markup) -> None:
    """Draw escaped HTML."""
    st.html(str(html))


def show_paragraph(text: str, css: str = "") -> None:
    """Draw a paragraph in which each glossary word explains itself on hover and focus."""
    show_html(Markup('<p class="{}">{}</p>').format(css, markup.explained(text)))


def show_definitions(facts: Mapping[str, object]) -> None:
    """Draw names with their texts; what is missing is left out."""
    show_html(markup.definition_list(facts))


def show_sources(package_id: str, source_ids: Iterable[str], remark: str = "") -> None:
    """One line that names each source once, with its link; the full list opens below if it is long."""
    known = sources._known()
    ids = dict.fromkeys(one for one in source_ids if isinstance(one, str))
    lines = [known[package_id, one].line for one in ids]
    if not lines:
        return
    if len(lines) <= 2:
        joined = Markup("; ").join(lines)
        prose.show_html(
            Markup('<p class="lz-source"><b>Source:</b> {}. {}</p>').format(joined, remark)
        )
        return
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in lines)
    prose.show_html(
        Markup(
            '<details class="lz-source"><summary>{} sources</summary><ul>{}</ul></details>'
        ).format(len(lines), items)
    )
    if remark:
        prose.show_html(Markup('<p class="lz-source">{}</p>').format(remark))


def show_table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[html_tables.Cells],
    totals: Iterable[html_tables.Cells] = (),
) -> None:
    """Draw a :func:`table`."""
    prose.show_html(html_tables.table(caption, heads, rows, totals))
