"""What is said of the data: parts of the page, known gaps, licences, how to cite."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
from markupsafe import Markup

from components.content.elements import data_table, markup, sources
from components.content.elements.blocks import Grid
from components.content.elements.data_table import DataTable
from components.facts import tables, villages
from components.language import dates, numbers, signs
from components.language.messages import gettext, gettext_noop, ngettext

APP_CITATION = gettext_noop(
    "Learning Zone. {title}, version {version}. Data package compiled by the Learning Zone."
)


# The parts of the page about the data.
SECTIONS = {
    "tables": gettext_noop("Tables"),
    "sources": gettext_noop("Sources"),
    "definitions": gettext_noop("Definitions"),
    "gaps": gettext_noop("Known gaps"),
    "totals": gettext_noop("Totals compared"),
    "glossary": gettext_noop("Glossary"),
    "changes": gettext_noop("What changed"),
    "cite": gettext_noop("Licences and citing"),
    "languages": gettext_noop("About the languages"),
    "site": gettext_noop("About this site"),
}


# What a package says of its own holes, by its title on the page.
GAPS = {
    gettext_noop("What is missing"): "known_gaps",
    gettext_noop("Where sources contradict each other"): "contradictions",
    gettext_noop("Traps"): "traps",
}


# Heads of the table that describes a table.
COLUMN_HEADS = {
    "column": gettext_noop("Column"),
    "title": gettext_noop("Title"),
    "description": gettext_noop("Description"),
    "type": gettext_noop("Type"),
    "filled": gettext_noop("Filled"),
    "empty": gettext_noop("Empty"),
    "smallest": gettext_noop("Smallest"),
    "largest": gettext_noop("Largest"),
}


@tables.once
def columns_of(package_id: str, name: str) -> pa.Table:
    """What each column of a table is called and means, how full it is, and its range."""
    told = tables.columns(package_id, name)
    said = {one: told[one].map(_said) for one in ("title", "description")}
    return data_table.whole(told.assign(**said).rename(columns=COLUMN_HEADS))


def _said(words: str) -> str:
    return gettext(words) if words else ""


@tables.once
def sources_of(package_id: str) -> DataTable:
    rows = tables.package_table(package_id, "sources")
    words = tables.vocabulary()
    kinds = [words.label("source_kinds", kind) for kind in rows["kind"]]
    dated = [
        dates.format_period(when) if pd.notna(when) else gettext("no date")
        for when in rows["published"]
    ]
    shown = pd.DataFrame(
        {
            gettext_noop("Title"): rows["title"],
            gettext_noop("Publisher"): rows["publisher"],
            gettext_noop("Published"): dated,
            gettext_noop("Who is speaking"): kinds,
            gettext_noop("Address"): rows["url"],
            gettext_noop("Licence"): rows["licence"],
            gettext_noop("Note"): rows["note"],
        }
    )
    about = ngettext(
        "{count} source with publisher, date, kind, address and licence",
        "{count} sources with publisher, date, kind, address and licence",
        len(shown),
    )
    return DataTable(data_table.whole(shown), shown, about, f"{package_id}-sources")


@tables.once
def definitions_of(package_id: str) -> DataTable:
    rows, words = tables.package_table(package_id, "indicators"), tables.vocabulary()
    shown = pd.DataFrame(
        {
            gettext_noop("Indicator"): rows["label"],
            gettext_noop("Meaning"): rows["definition"],
            gettext_noop("Unit"): [words.label("units", unit) for unit in rows["unit"]],
            gettext_noop("Theme"): [words.label("themes", theme) for theme in rows["theme"]],
            gettext_noop("Better"): [words.label("directions", way) for way in rows["direction"]],
            gettext_noop("Numerator"): rows["numerator"],
            gettext_noop("Denominator"): rows["denominator"],
            gettext_noop("Checked"): rows["verification"],
            gettext_noop("Take care"): rows["caveat"],
        }
    )
    about = gettext("Indicators with meaning, unit, theme and cautions")
    return DataTable(data_table.whole(shown), shown, about, f"{package_id}-indicators")


def ground() -> Grid | None:
    """The layers that say where villages are: rows, licence, source; None without layers."""
    rows = tuple(
        (
            layer.title,
            numbers.format_number(layer.count),
            layer.licence,
            sources.link(*layer.sources[0]) if layer.sources else layer.credit,
        )
        for layer in villages.layers()
    )
    if not rows:
        return None
    heads = (gettext("Layer"), gettext("Rows"), gettext("Licence"), gettext("Source"))
    return Grid(gettext("Where villages are: ground, not coverage"), heads, rows, frozenset({1}))


def licence(stated: Mapping[str, str]) -> Markup:
    """A licence by its title, with a link to its text."""
    name = stated.get("title") or stated.get("name", "")
    path = stated.get("path", "")
    if not path.startswith("https://"):
        return markup.cell(name)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} {}</a>').format(
        path, markup.cell(name), signs.way_out()
    )
