"""What a static page is made of: a few kinds of blocks that one template knows how to draw.

A block holds plain text, which is escaped when it is drawn, or markup made by our own components.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

Text = str | Markup


@dataclass(frozen=True)
class Link:
    """A way to another static page, by its path below the static pages, in words."""

    path: str
    label: str
    remark: Text = ""


@dataclass(frozen=True)
class File:
    """A way to a file, by its path below the site, in words."""

    file: str
    label: str


@dataclass(frozen=True)
class Words:
    """A paragraph; `css` names its look."""

    kind: ClassVar[str] = "words"
    text: Text
    css: str = ""


@dataclass(frozen=True)
class Made:
    """Markup that one of our components has made."""

    kind: ClassVar[str] = "made"
    html: Markup


@dataclass(frozen=True)
class Items:
    """A list of texts and links."""

    kind: ClassVar[str] = "items"
    items: tuple[Text | Link | File, ...]
    css: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: what it says, the heads of its columns, and its rows; the first cell names a row.

    `numeric` are the positions of columns whose cells stand to the right.
    """

    kind: ClassVar[str] = "grid"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Text | Link | File, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Key:
    """One entry of a map's legend: its colour (none: hatched) and what it means."""

    colour: str
    label: str
    weak: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption, its key, and what must be said beside it."""

    kind: ClassVar[str] = "picture"
    svg: Markup
    caption: str
    keys: tuple[Key, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Sources:
    """Who says so: each source once, with a link."""

    kind: ClassVar[str] = "sources"
    lines: tuple[Markup, ...]
    remark: Text = ""


Block = Words | Made | Items | Grid | Picture | Sources


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; without a title they stand under the heading before them."""

    title: str
    blocks: tuple[Block, ...] = ()


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
