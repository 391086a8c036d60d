"""What is said of the data: parts of the page, known gaps, licences, how to cite."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
from markupsafe import Markup

from components.content import data_table
from components.content.data_table import DataTable
from components.facts import tables as cached
from components.language import dates

APP_CITATION = (
    "Learning Zone. {title}, version {version}. Data package compiled by the Learning Zone."
)


# The parts of the page about the data.
SECTIONS = {
    "tables": "Tables",
    "sources": "Sources",
    "definitions": "Definitions",
    "gaps": "Known gaps",
    "totals": "Totals compared",
    "glossary": "Glossary",
    "cite": "Licences and citing",
}


# What a package says of its own holes, by its title on the page.
GAPS = {
    "What is missing": "known_gaps",
    "Where sources contradict each other": "contradictions",
    "Traps": "traps",
}


@cached.once
def columns_of(package_id: str, name: str) -> pa.Table:
    return data_table.whole(cached.columns(package_id, name).rename(columns=str.capitalize))


@cached.once
def sources_of(package_id: str) -> DataTable:
    rows = cached.package_table(package_id, "sources")
    words = cached.vocabulary()
    kinds = [words.label("source_kinds", kind) for kind in rows["kind"]]
    dated = [
        dates.format_period(when) if pd.notna(when) else "no date" for when in rows["published"]
    ]
    shown = pd.DataFrame(
        {
            "Title": rows["title"],
            "Publisher": rows["publisher"],
            "Published": dated,
            "Who is speaking": kinds,
            "Address": rows["url"],
            "Licence": rows["licence"],
            "Note": rows["note"],
        }
    )
    about = f"{len(shown)} sources with publisher, date, kind, address and licence"
    return DataTable(data_table.whole(shown), shown, about, f"{package_id}-sources")


@cached.once
def definitions_of(package_id: str) -> DataTable:
    rows, words = cached.package_table(package_id, "indicators"), cached.vocabulary()
    shown = pd.DataFrame(
        {
            "Indicator": rows["label"],
            "Meaning": rows["definition"],
            "Unit": [words.label("units", unit) for unit in rows["unit"]],
            "Theme": [words.label("themes", theme) for theme in rows["theme"]],
            "Better": [words.label("directions", way) for way in rows["direction"]],
            "Numerator": rows["numerator"],
            "Denominator": rows["denominator"],
            "Checked": rows["verification"],
            "Take care": rows["caveat"],
        }
    )
    about = "Indicators with meaning, unit, theme and cautions"
    return DataTable(data_table.whole(shown), shown, about, f"{package_id}-indicators")


def licence(stated: Mapping[str, str]) -> Markup:
    """A licence by its title, with a link to its text."""
    name = stated.get("title") or stated.get("name", "")
    path = stated.get("path", "")
    if not path.startswith("https://"):
        return Markup("{}").format(name)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} ↗</a>').format(
        path, name
    )
