"""The source note under every figure: who says so, when, and what to be careful about."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from components.content.elements import markup
from components.content.elements.blocks import Sources
from components.facts import tables
from components.language import dates, lists, signs
from data.ground import Layer
from data.text_cells import text_of


@dataclass(frozen=True)
class Words:
    """A source in words: title and publisher as plain text, a line with date and link, its title alone."""

    title: str
    line: Markup
    short_title: str


@tables.once
def _known() -> dict[tuple[str, str], Words]:
    """Every source in words, by package_id and source_id."""
    rows = tables.sources()
    return {
        key: Words(f"{row['title']} ({row['publisher']})", _line(row), str(row["title"]))
        for key, (_, row) in zip(rows.index, rows.iterrows(), strict=True)
    }


def licence(package_id: str, source_id: str) -> str:
    """The terms of a source as its table says them, else those of its package."""
    known = tables.sources()
    if (package_id, source_id) in known.index:
        said = known.loc[(package_id, source_id), "licence"]
        if isinstance(said, str):
            return said
    licences = tables.packages()[package_id].descriptor.get("licenses", ())
    return lists.join(str(one.get("title", one.get("name", ""))) for one in licences)


def _line(row: pd.Series) -> Markup:
    dated = [dates.format_period(row["published"])] if pd.notna(row["published"]) else []
    # What a document and its publisher are called stays in their language.
    named = markup.plain(f"{row['title']} · {row['publisher']}")
    text = Markup(lists.join(("{}", *["{}"] * len(dated)))).format(named, *dated)
    return link(text, text_of(row["url"]))


def link(text: str, url: str) -> Markup:
    """A text that leads to a web address; without one, or with another address, the text alone."""
    if not url.startswith(("http://", "https://")):
        return escape(text)
    way = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} {}</a>')
    return way.format(url, text, signs.way_out())


def line(package_id: str, source_id: str) -> Markup:
    """Title, publisher and date of a source, linked to its address."""
    return _known()[package_id, source_id].line


def title(package_id: str, source_id: str) -> str:
    """Title and publisher of a source as plain text, for tables and files."""
    return _known()[package_id, source_id].title


def short_title(package_id: str, source_id: str) -> str:
    """Title of a source alone, for the small mark beside a figure."""
    return _known()[package_id, source_id].short_title


def titles(package_id: str, source_ids: Iterable[object]) -> list[str]:
    """Title and publisher of each source in order; "" for what is no id."""
    known = _known()
    return [
        known[package_id, source_id].title if isinstance(source_id, str) else ""
        for source_id in source_ids
    ]


def of_layer(layer: Layer) -> Sources:
    """Who registered the villages of a layer, and the licence."""
    licence = Markup('<bdi lang="en">{}</bdi>').format(layer.licence)
    return Sources(tuple(link(title, url) for title, url in layer.sources), licence)


def block(package_id: str, source_ids: Iterable[object], remark: str = "") -> Sources:
    """The sources of these ids, each once; what is no id is left out."""
    ids = dict.fromkeys(source_id for source_id in source_ids if isinstance(source_id, str))
    return Sources(tuple(line(package_id, source_id) for source_id in ids), remark)
