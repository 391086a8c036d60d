"""The screen and the static page of a thing say the same: what is described of it, and nothing else.

A page is described once, as blocks. Here the description is compared, sentence by sentence and figure
by figure, with what the real page drew from it on the screen and on the static page.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import chain, count

import html5lib
import pyarrow as pa
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.content import home_page, publications
from components.content.about_data import what_changed
from components.content.cases import case_page
from components.content.conclaves import gathering_page
from components.content.elements import block_html, data_table
from components.content.elements.blocks import (
    Block,
    Card,
    Cards,
    Drawer,
    File,
    Grid,
    Heading,
    Items,
    Link,
    Map,
    Note,
    Page,
    Picture,
    Section,
    Sources,
    Table,
    Words,
)
from components.content.indicators import indicator_page, indicator_table
from components.content.places import place_page
from components.content.programmes import aims_page
from components.facts import tables
from components.facts.indicators import catalogue
from components.figures.maps import message
from components.language import numbers
from components.server import rendering, static_pages
from components.server.static_pages import indicators
from components.server.static_pages.sections import of_page
from components.server.ways import OnTheSite
from components.views.indicators import figure
from components.widgets import blocks, data_grid, paging
from data import library
from data.library import LibraryChoice

Query = Mapping[str, str | list[str]]
OURS = "described"
# Tags that stand inside a sentence, and signs that only Streamlit's Markdown needs.
INLINE = re.compile(r"</?(?:a|abbr|b|i|span|sup)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
ESCAPED = re.compile(r"\\(?=[^\w\s])|\N{WORD JOINER}")
FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")
SPACE, BRACKETS = re.compile(r"\s+"), re.compile(r"[()·]")


@dataclass(frozen=True)
class Address:
    """One thing: what is described of it, and where the screen and the static page say it.

    Attributes:
        screens: the pages of the app, one after the other, that draw all of it.
        path: its static page.
        around: kinds of blocks that make a section which the static page adds.
    """

    described: Callable[[], tuple[Section, ...]]
    page: str
    screens: tuple[Query, ...]
    path: str
    around: tuple[type, ...] = (Picture, Items)

    def __str__(self) -> str:
        return self.path or self.page


def of_case(name: str) -> Address:
    def described() -> tuple[Section, ...]:
        return case_page.describe_case(tables.stories().case(name)).sections

    return Address(described, "case_study", ({"story": name},), f"cases/{name}")


def of_gathering(name: str) -> Address:
    def described() -> tuple[Section, ...]:
        event = tables.gatherings().events.set_index("event_id", drop=False).loc[name]
        return gathering_page.describe_gathering(event).sections

    return Address(described, "conclaves", ({"event": name},), f"gatherings/{name}")


def of_place(name: str) -> Address:
    def described() -> tuple[Section, ...]:
        return place_page.describe_place(tables.gazetteer().find(name)).sections

    return Address(described, "place", ({"id": name},), f"places/{name}")


def of_indicator(name: str) -> Address:
    def described() -> tuple[Section, ...]:
        scene = indicators.openings(catalogue()[name])[0]
        figures = indicator_table.list_figures(scene.choice).section
        return (*indicator_page.describe_indicator(scene.choice).sections, figures)

    screen = {"indicator": name, "view": "table"}
    other_groups = (Picture, Grid, Note, Sources)
    return Address(described, "indicators", (screen,), f"indicators/{name}", other_groups)


def of_home() -> Address:
    def described() -> tuple[Section, ...]:
        programmes = map(home_page.describe_programme, tables.programmes())
        return (
            *programmes,
            home_page.describe_newest(),
            home_page.describe_newest_changes(),
        )

    return Address(described, "home", ({},), static_pages.HOME, (Picture, Items, Words))


def of_aims(name: str) -> Address:
    def described() -> tuple[Section, ...]:
        return aims_page.describe_aims(name).sections

    return Address(described, "aims", ({"programme": name},), f"aims/{name}")


def of_publications(path: str, kinds: tuple[str, ...]) -> Address:
    choice = LibraryChoice(kinds=kinds)
    items = tables.library().matching(choice)
    pages = range(1, -(-len(items) // paging.PAGE_LENGTH) + 1)

    def described() -> tuple[Section, ...]:
        listed = Section("", (publications.describe_items(items),))
        return publications.describe_choice(choice, items), listed

    screens = tuple({"kind": list(kinds), "page": str(one)} for one in pages)
    return Address(described, "resources", screens, path)


def of_changes() -> Address:
    screen = {"section": what_changed.PATH}
    return Address(what_changed.describe_changes, "about_data", (screen,), what_changed.PATH)


def some(names: Iterable[str], how_many: int) -> list[str]:
    """So many of the names, from the first to the last."""
    every = list(names)
    return every[:: max(1, len(every) // how_many)][:how_many]


def kinds_of_publications() -> tuple[str, ...]:
    there = tables.library().counts(LibraryChoice(), "kinds")
    return tuple(one for one in tables.vocabulary().ids("resource_kinds") if one in there)


ADDRESSES = [
    of_home(),
    *map(of_case, some(static_pages.KINDS["cases"].names(), 5)),
    *map(of_gathering, some(static_pages.KINDS["gatherings"].names(), 5)),
    *map(of_place, ("IN-BR", "PK-S", *some(static_pages.KINDS["places"].names(), 4))),
    *map(of_indicator, some(static_pages.KINDS["indicators"].names(), 4)),
    *map(of_aims, static_pages.KINDS["aims"].names()),
    of_changes(),
    of_publications("news", (library.NEWS,)),
    of_publications("resources", kinds_of_publications()),
]


@dataclass
class Said:
    """Lines of text; what stands on maps apart from the rest."""

    lines: list[str] = field(default_factory=list)
    on_maps: list[str] = field(default_factory=list)

    def figures(self) -> set[str]:
        return set(FIGURE.findall(together(self.lines)))


def plain(text: str) -> str:
    """A sentence as it is compared: without what sets a remark apart, brackets on the screen, a dot
    on a static page."""
    return SPACE.sub(" ", BRACKETS.sub("", html.unescape(text))).strip().casefold()


def together(lines: Iterable[str]) -> str:
    return "\n".join(map(plain, lines))


def lines_of(markup: str) -> list[str]:
    """The sentences of a piece of HTML."""
    return [one for one in TAG.sub("\n", INLINE.sub("", markup)).split("\n") if one.strip()]


def described(sections: Iterable[Section]) -> Said:
    """What a description says."""
    said = Said()
    for section in sections:
        said.lines += [section.title] if section.title else []
        for block in section.blocks:
            (said.on_maps if isinstance(block, Map) else said.lines).extend(texts(block))
    return said


@singledispatch
def texts(block: object) -> Iterator[str]:
    """The sentences of a block."""
    yield from lines_of(str(block_html.html_of(block)))


@texts.register
def _(block: Heading) -> Iterator[str]:
    yield block.text


@texts.register
def _(block: Items) -> Iterator[str]:
    for item in block.items:
        yield from texts(item) if isinstance(item, Link | File) else lines_of(str(item))


@texts.register
def _(block: File) -> Iterator[str]:
    yield block.label


@texts.register
def _(block: Link) -> Iterator[str]:
    yield f"{block.label} {block.remark}"


@texts.register
def _(block: Cards) -> Iterator[str]:
    for card in block.cards:
        yield from texts(card)


@texts.register
def _(block: Card) -> Iterator[str]:
    yield block.link.label
    yield from lines_of(str(block.said))


@texts.register
def _(block: Grid) -> Iterator[str]:
    yield block.caption
    yield from block.heads
    for row in block.rows:
        for cell in row:
            yield from texts(cell) if isinstance(cell, Link) else lines_of(str(cell))


@texts.register
def _(block: Table) -> Iterator[str]:
    yield block.about
    yield from block.shown.column_names
    for column in block.shown.columns:
        yield from (str(cell) for cell in column.to_pylist() if cell not in (None, ""))


def cut(thing: Section | Drawer) -> Section | Drawer:
    """What a static page has room for, with the sentence that says so."""
    return replace(thing, blocks=tuple(chain.from_iterable(map(cut_block, thing.blocks))))


def cut_block(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Drawer):
        return (cut(block),)
    if not isinstance(block, Table):
        return (block,)
    written = write_numbers(block)
    if (block.most_rows or block.shown.num_rows) < block.shown.num_rows:
        return replace(written, shown=written.shown.slice(0, block.most_rows)), Note(block.beyond)
    return (written,)


def write_numbers(table: Table) -> Table:
    """The table with its numbers as they are read: on a screen the browser writes them."""
    shown = table.shown
    for name, unit in table.units.items():
        if name in shown.column_names:
            cells = shown.column(name).to_pylist()
            said = [None if cell is None else numbers.format_value(cell, unit) for cell in cells]
            shown = shown.set_column(
                shown.column_names.index(name), name, pa.array(said, pa.string())
            )
    return replace(table, shown=shown)


@texts.register
def _(block: Drawer) -> Iterator[str]:
    yield block.title
    for one in block.blocks:
        yield from texts(one)


@texts.register
def _(block: Map) -> Iterator[str]:
    yield block.figure.title
    yield block.figure.source_text
    yield block.figure.border_sentence


@pytest.fixture
def marked(monkeypatch) -> None:
    """What the screen draws from blocks stands in containers that a test finds."""
    order = count()

    def within(draw: Callable[..., object]) -> Callable[..., object]:
        def drawn(*things: object, **more: object) -> object:
            with st.container(key=f"{OURS}-{next(order)}"):
                return draw(*things, **more)

        return drawn

    for name in (
        "show_section",
        "show_blocks",
        "show_block",
        "show_drawer",
        "show_link",
        "show_table",
    ):
        monkeypatch.setattr(blocks, name, within(getattr(blocks, name)))
    # The finding above the figures of an indicator looks as it does above a chart.
    monkeypatch.setattr(figure, "show_words_above", within(figure.show_words_above))


def on_screen(at: AppTest) -> Said:
    """What a page drew from blocks."""
    said = Said()
    read(at._tree, said, is_ours=False)
    return said


def read(block, said: Said, is_ours: bool) -> None:
    for child in block.children.values():
        ours = is_ours or f"-{OURS}-" in str(getattr(child.proto, "id", ""))
        if ours and child.type == "bidi_component":
            # What every map says is in a file of its own, which the browser asks for once.
            said.on_maps += [*words(child), *message.words().values()]
        elif ours:
            said.lines += words(child)
        if hasattr(child, "children"):
            read(child, said, ours)


def words(element) -> list[str]:
    """The sentences of one element; buttons, and words for paper alone, are no part of what is said."""
    if element.type == "html" and "lz-on-paper" not in element.proto.body:
        return lines_of(element.proto.body)
    if element.type in ("caption", "subheader", "header", "markdown"):
        return [ESCAPED.sub("", element.value)]
    if element.type in ("page_link", "expander"):
        return [ESCAPED.sub("", element.proto.label)]
    if element.type == "dataframe":
        sent = pa.ipc.open_stream(element.proto.arrow_data.data).read_all()
        # A static page has links instead of a column of addresses.
        addresses = [one for one in sent.column_names if one == data_table.head(data_grid.FIGURE)]
        sent = sent.drop_columns(addresses)
        return list(texts(Table(element.proto.alt, sent)))
    return [str(element.proto)] if element.type == "bidi_component" else []


def on_static_page(address: Address, sections: tuple[Section, ...]) -> Said:
    """What a static page says, but for ways on and drawings that it adds to the described sections."""
    own = of_page(Page("", "", sections))
    document = static_pages.find(address.path)
    page = rendering.page(document, OnTheSite(), rendering.head(document, ""), ())
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    said = Said()
    drawn = [one for one in tree.find(".//main") if one.tag == "section"]
    for section, element in zip(document.sections, drawn, strict=True):
        is_around = all(isinstance(one, address.around) for one in section.blocks)
        if section in own or not is_around:
            for figure in element.findall("figure"):
                said.on_maps += lines_of(source(figure))
                element.remove(figure)
            said.lines += lines_of(source(element))
    return said


def source(element) -> str:
    return html5lib.serialize(element, quote_attr_values="always", omit_optional_tags=False)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_the_screen_and_the_static_page_say_what_is_described_and_nothing_else(
    address, open_page, marked
):
    sections = address.described()
    screen = Said()
    for query in address.screens:
        shown = on_screen(open_page(address.page, **query))
        screen.lines += shown.lines
        screen.on_maps += shown.on_maps
    static = on_static_page(address, sections)
    for said, wanted in (screen, described(sections)), (static, described(map(cut, sections))):
        assert wanted.lines
        assert missing(wanted, said) == []
        assert missing(said, wanted, often=False) == []
        assert said.figures() == wanted.figures()


def test_a_heading_is_drawn_alone_as_it_is_among_others(monkeypatch):
    drawn = []
    monkeypatch.setattr(blocks.headings, "show_heading", lambda *said: drawn.append(said))
    blocks.show_block(Heading("Aims"))
    blocks.show_blocks([Heading("Aims")])
    assert drawn == [("Aims", blocks.headings.SECTION)] * 2


def missing(wanted: Said, said: Said, often: bool = True) -> list[str]:
    """Sentences that are wanted and not said, or not as often.

    What is said of maps must be said, wherever on them; each map says more in its own way.
    """
    there, here = together(wanted.lines), together(said.lines)
    lost = [
        one
        for one in map(plain, wanted.lines)
        if here.count(one) < (there.count(one) if often else 1)
    ]
    on_maps = map(plain, wanted.on_maps) if often else ()
    return lost + [one for one in on_maps if one not in together(said.on_maps)]
