"""What a page is made of: a few kinds of blocks that the screen and the static pages know how to draw.

A block holds plain text, which is escaped when it is drawn, or markup made by our own components.
A :class:`Page` is described once; ``widgets/blocks.py`` draws it on the screen, and
``server/static_pages`` makes of the same page a :class:`Document`, which is drawn as HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pyarrow as pa
from markupsafe import Markup

from components.content.maps.prepared_map import PreparedMap
from components.figures.maps.map_figure import MapFigure
from components.language.numbers import Unit

Text = str | Markup


@dataclass(frozen=True)
class Link:
    """A way to a page, in words.

    Attributes:
        path: the static page, by its path below the static pages, e.g. ``cases/well``; empty for what
            the screen alone has a page of: a static page leads there, where there is a server.
        remark: what helps to choose it.
        page, query: where it leads on the screen, if not to the thing of that path.
    """

    path: str
    label: str
    remark: Text = ""
    page: str = ""
    query: Mapping[str, str | list[str] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class File:
    """A way to a file, by its path below the site, in words."""

    file: str
    label: str


@dataclass(frozen=True)
class Words:
    """A paragraph; `css` names its look. In plain text glossary words explain themselves."""

    kind: ClassVar[str] = "words"
    text: Text
    css: str = ""


@dataclass(frozen=True)
class Note:
    """A remark in small letters: what is missing, or what to be careful about."""

    kind: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Made:
    """Markup that one of our components has made."""

    kind: ClassVar[str] = "made"
    html: Markup


@dataclass(frozen=True)
class Facts:
    """Names with texts and numbers; what is missing is left out; `css` ``lz-strip``: side by side."""

    kind: ClassVar[str] = "facts"
    facts: Mapping[str, object]
    css: str = "lz-facts"


@dataclass(frozen=True)
class Items:
    """A list of texts and links; `css` is ``columns`` for many short ones side by side."""

    kind: ClassVar[str] = "items"
    items: tuple[Text | Link | File, ...]
    css: str = ""


@dataclass(frozen=True)
class Card:
    """A way to one thing, with what it is about, and what a pack takes of it.

    Attributes:
        said: what stands under its title.
        item, place_id, theme: what is put aside for a pack.
    """

    link: Link
    said: Markup
    item: str
    place_id: str
    theme: str


@dataclass(frozen=True)
class Cards:
    """Cards: one below the other, or side by side where there is room."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...]
    is_row: bool = True


@dataclass(frozen=True)
class Grid:
    """A small table: what it says, the heads of its columns, and its rows; the first cell names a row.

    `numeric` are the positions of columns whose cells stand to the right.
    """

    kind: ClassVar[str] = "grid"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Text | Link | File, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A table to sort and to search on the screen; a :class:`Grid` where nothing can be sorted.

    Attributes:
        about: what it holds, in words.
        shown: its rows as they travel.
        units: of its columns of numbers.
        row_head: column that names a row, if it is not the first.
        figures: path of the figure of each cell, "" for none, by the column that leads to them; the
            first column is the one that the rows are about.
        most_rows: for how many a static page has room; None for all.
        beyond: where the others stand, in a sentence.
    """

    kind: ClassVar[str] = "table"
    about: str
    shown: pa.Table
    units: Mapping[str, Unit] = field(default_factory=dict)
    row_head: str = ""
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_rows: int | None = None
    beyond: str = ""


@dataclass(frozen=True)
class Map:
    """A map: to be moved on the screen, a drawing elsewhere.

    Attributes:
        figure: what it shows; the drawing is cut to the figure's focus.
        prepared: the figure as it travels; None if its shapes are missing.
        marked: place to mark as chosen.
        height: of the map on the screen, in pixels.
    """

    kind: ClassVar[str] = "map"
    figure: MapFigure
    prepared: PreparedMap | None
    marked: str | None = None
    height: int | None = None


@dataclass(frozen=True)
class Key:
    """One entry of a map's legend: its colour (none: hatched) and what it means."""

    colour: str
    label: str
    weak: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption, its key, and what must be said beside it.

    `alt` says what it shows where the drawing stands as a file, whose own words are not read aloud.
    """

    kind: ClassVar[str] = "picture"
    svg: Markup
    caption: str
    keys: tuple[Key, ...] = ()
    notes: tuple[Text, ...] = ()
    alt: str = ""


@dataclass(frozen=True)
class Sources:
    """Who says so: each source once, with a link; `ids` of its lines where marks lead to them."""

    kind: ClassVar[str] = "sources"
    lines: tuple[Markup, ...]
    remark: Text = ""
    ids: tuple[str, ...] = ()


Simple = (
    Words | Note | Heading | Made | Facts | Items | Cards | Grid | Table | Map | Picture | Sources
)


@dataclass(frozen=True)
class Drawer:
    """Blocks that the screen shows when they are asked for; they are open where nothing can be opened."""

    kind: ClassVar[str] = "drawer"
    title: str
    blocks: tuple[Simple, ...]
    is_open: bool = False


Block = Simple | Drawer


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; without a title they stand under the heading before them.

    Attributes:
        anchor: name of the section in the address; such a section has a large heading.
        needs_server: whether it is about what only a server answers; a folder of files leaves it out.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    anchor: str = ""
    needs_server: bool = False


@dataclass(frozen=True)
class Page:
    """What is said of one thing, on the screen as on its static page.

    Attributes:
        title: heading of the page.
        lead: one line below the heading.
        main: what it says.
        aside: what stands beside that where there is room, below it elsewhere.
        below: what stands below both.
    """

    title: str
    lead: str
    main: tuple[Section, ...]
    aside: tuple[Section, ...] = ()
    below: tuple[Section, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in the order in which they are read."""
        return (*self.main, *self.aside, *self.below)


@dataclass(frozen=True)
class Document:
    """One static page.

    Attributes:
        path: its place below the static pages, e.g. ``cases/well``; empty for the first page.
        title: heading of the page.
        lead: one line below the heading.
        description: one or two sentences for search results and link previews.
        sections: what it says.
        page, query: where the same thing stands in the app.
        address: where it is found on the site, if not below the static pages.
        about: what schema.org calls it: ``@type`` and its own properties.
        map: drawing that stands in the link preview beside the title.
        script: one of the frame's own files that adds to it; nothing is lost without scripts.
    """

    path: str
    title: str
    lead: str
    description: str
    sections: tuple[Section, ...]
    page: str
    query: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, object] = field(default_factory=dict)
    map: Markup | None = None
    address: str = ""
    script: str = ""
