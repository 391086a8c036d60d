"""The sections of a page as a static page draws them: nothing to sort, to move or to open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch

from markupsafe import Markup

from components.content.elements.blocks import (
    Block,
    Drawer,
    File,
    Grid,
    Heading,
    Link,
    Map,
    Note,
    Page,
    Picture,
    Section,
    Sources,
    Table,
    Text,
)
from components.content.maps import map_pictures
from components.language import numbers


def of_page(page: Page) -> tuple[Section, ...]:
    """All sections of a page; one that only held a map without shapes is left out."""
    return tuple(section for section in map(of_section, page.sections) if section.blocks)


def of_section(section: Section) -> Section:
    """One section."""
    return replace(section, blocks=tuple(_drawn(section.blocks)))


def drawing(drawn: Iterable[Section]) -> Markup | None:
    """The first drawing in some sections, for link previews."""
    blocks = (block for section in drawn for block in section.blocks)
    return next((block.svg for block in blocks if isinstance(block, Picture)), None)


def _drawn(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from static(block)


@singledispatch
def static(block: Block) -> Iterator[Block]:
    """The blocks that stand for one on a static page: most stand for themselves."""
    yield block


@static.register
def _(block: Map) -> Iterator[Block]:
    if picture := map_pictures.of_map(block):
        yield picture


@static.register
def _(block: Sources) -> Iterator[Block]:
    if block.lines:
        yield block


@static.register
def _(block: Drawer) -> Iterator[Block]:
    yield Heading(block.title)
    yield from _drawn(block.blocks)


@static.register
def _(block: Table) -> Iterator[Block]:
    heads = tuple(sorted(block.shown.column_names, key=lambda name: name != block.row_head))
    columns = [_cells(block, name)[: block.most_rows] for name in heads]
    numeric = frozenset(at for at, name in enumerate(heads) if name in block.units)
    yield Grid(block.about, heads, tuple(zip(*columns, strict=True)), numeric)
    if block.most_rows is not None and block.most_rows < block.shown.num_rows:
        yield Note(block.beyond)


def _cells(table: Table, name: str) -> list[Text | Link | File]:
    """A column whose cells lead to the figures that they are, if they are any."""
    cells = _column(table, name)
    if name not in table.figures:
        return [*cells]
    paths = zip(cells, table.figures[name], strict=True)
    return [Link(path, cell) if path and cell else cell for cell, path in paths]


def _column(table: Table, name: str) -> list[str]:
    cells = table.shown.column(name).to_pylist()
    unit = table.units.get(name)
    if unit:
        return ["" if cell is None else numbers.format_value(cell, unit) for cell in cells]
    return ["" if cell is None else str(cell) for cell in cells]
