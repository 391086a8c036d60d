"""Blocks of a page on the screen."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import singledispatch
from typing import Any

import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content import navigation
from components.content.elements import block_html, html_tables, markup
from components.content.elements.blocks import (
    Block,
    Cards,
    Drawer,
    File,
    Grid,
    Heading,
    Items,
    Link,
    Map,
    Note,
    Section,
    Sources,
    Table,
    Text,
)
from components.facts.untranslated import is_english
from components.language.messages import gettext, gettext_noop
from components.widgets import cards, data_grid, headings, map, prose

COLUMNS = "columns"
# Fewer cards are not wider.
ACROSS = 3
NO_SHAPES = gettext_noop("The map cannot be drawn: its shapes are missing.")


def show_sections(sections: Iterable[Section]) -> None:
    """Draw sections one below the other."""
    for section in sections:
        show_section(section)


def show_section(section: Section) -> None:
    """Draw a heading and the blocks under it."""
    if section.anchor:
        st.header(section.title, anchor=section.anchor)
    elif section.title:
        headings.show_heading(section.title)
    show_blocks(section.blocks)


def show_blocks(blocks: Iterable[Block], under: int = headings.SECTION) -> None:
    """Draw blocks one below the other; `under` is the level of the heading that they stand under."""
    for block in blocks:
        if isinstance(block, Heading):
            headings.show_heading(block.text, under)
        else:
            show_block(block)


@singledispatch
def show_block(block: Block) -> None:
    """Draw one block; one that is made of words alone is drawn as it is on a static page."""
    prose.show_html(block_html.html_of(block))


@show_block.register
def _(block: Heading) -> None:
    headings.show_heading(block.text, headings.SECTION)


@show_block.register
def _(block: Note) -> None:
    if is_english(block.text):
        prose.show_html(block_html.html_of(block))
    else:
        st.caption(markup.literal(block.text))


@show_block.register
def _(block: Sources) -> None:
    if block.lines:
        prose.show_html(block_html.html_of(block))


@show_block.register
def _(block: Items) -> None:
    said = (item for item in block.items if not isinstance(item, Link))
    if texts := tuple(_way_to(one) if isinstance(one, File) else one for one in said):
        prose.show_html(block_html.text_list(texts))
    links = [item for item in block.items if isinstance(item, Link)]
    if links:
        with st.container(horizontal=block.css == COLUMNS):
            for link in links:
                show_link(link)


def _way_to(file: File) -> Markup:
    # In a tab of its own: the visitor's session stays where it is.
    way = Markup('<a href="{}" target="_blank">{}</a>')
    return way.format(frame.address_of_file(file.file), file.label)


def show_link(link: Link) -> None:
    """Draw a way to another page, with its remark in brackets."""
    page, query = (link.page, link.query) if link.page else navigation.in_app(link.path)
    label = link.label
    if link.remark:
        label = gettext("{page} ({remark})", page=link.label, remark=link.remark)
    frame.show_link(page, markup.literal(label), **query)


@show_block.register
def _(block: Cards) -> None:
    if not block.is_row:
        for card in block.cards:
            with st.container(border=True):
                cards.show_card(card)
        return
    across = max(ACROSS, len(block.cards))
    for column, card in zip(st.columns(across), block.cards, strict=False):
        with column, st.container(border=True, height="stretch"):
            cards.show_card(card)


@show_block.register
def _(block: Grid) -> None:
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    prose.show_html(html_tables.table(block.caption, block.heads, rows))


def _cell(cell: Text | Link | File) -> Text:
    return cell if isinstance(cell, str) else cell.label


@show_block.register
def _(block: Table) -> None:
    shown, linked = data_grid.with_addresses(block.shown, next(iter(block.figures.values()), ()))
    show_table(replace(block, shown=shown), columns=linked)


def show_table(table: Table, *, is_tall: bool = False, **more: Any) -> None:
    """Draw a table to sort and to search; `more` as :func:`data_grid.draw_table`."""
    data_grid.draw_table(table.shown, table.about, table.units, is_tall=is_tall, **more)


@show_block.register
def _(block: Map) -> None:
    if block.prepared is None:
        st.caption(gettext(NO_SHAPES))
        return
    key = f"map_{block.figure.figure_id}"
    map.show_map(block.prepared, key=key, selected=block.marked, height=block.height)


@show_block.register
def _(block: Drawer) -> None:
    show_drawer(block)


def show_drawer(drawer: Drawer) -> AbstractContextManager[object]:
    """Draw blocks that are shown when they are asked for; what stands below them goes into the answer."""
    inside = st.expander(drawer.title, expanded=drawer.is_open)
    with inside:
        show_blocks(drawer.blocks)
    return inside
