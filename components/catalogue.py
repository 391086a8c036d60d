"""The catalogue of tables: what is in each, from whom, what is missing, how to cite it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st
from markupsafe import Markup

from components import cached, downloads, markup, notices, twins
from data import periods
from data.catalog import Package, Table
from data.problems import DataProblem

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


@dataclass(frozen=True)
class Listed:
    """A list as it travels, and as a file holds it."""

    shown: pa.Table
    rows: pd.DataFrame


def tables(package_id: str) -> None:
    """Every table of a package: what a row is, its columns, and its files."""
    package = cached.catalog().package(package_id)
    markup.paragraph(str(package.descriptor.get("description", "")))
    if package.tables:
        downloads.package(package_id)
    for table in package.tables.values():
        _table(package_id, table)


def _table(package_id: str, table: Table) -> None:
    try:
        rows = len(cached.package_table(package_id, table.name))
        described = _columns(package_id, table.name)
    except DataProblem as error:
        notices.data_problem(error.problems)
        return
    with st.expander(f"{table.title} · {rows:,} rows"):
        markup.paragraph(table.description)
        twins.draw(
            described,
            f"Columns of the table {table.title}: meaning, type, filled and empty cells, range",
        )
        downloads.table(package_id, table)


@cached.once
def _columns(package_id: str, name: str) -> pa.Table:
    return twins.whole(cached.columns(package_id, name).rename(columns=str.capitalize))


def sources(package_id: str) -> None:
    """Every document and page a package was read from."""
    package = cached.catalog().package(package_id)
    if "sources" not in package.tables:
        st.info("This package names its sources in its description.")
        _described_sources(package)
        return
    listed = _sources(package_id)
    st.caption(
        f"{len(listed.rows):,} sources. Old addresses may no longer answer; titles and dates are kept."
    )
    twins.draw(
        listed.shown,
        f"{len(listed.rows)} sources with publisher, date, kind, address and licence",
        columns={"Address": st.column_config.LinkColumn(display_text="open ↗")},
    )
    downloads.csv(listed.rows, f"{package_id}-sources")


@cached.once
def _sources(package_id: str) -> Listed:
    rows = cached.package_table(package_id, "sources")
    words = cached.vocabulary()
    kinds = [words.label("source_kinds", kind) for kind in rows["kind"]]
    dated = [periods.label(when) if pd.notna(when) else "no date" for when in rows["published"]]
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
    return Listed(twins.whole(shown), shown)


def _described_sources(package: Package) -> None:
    for source in package.descriptor.get("sources", ()):
        markup.paragraph(str(source.get("title", source.get("path", ""))))


def definitions(package_id: str) -> None:
    """Every indicator of a package: what is counted, of what, and with which caution."""
    package = cached.catalog().package(package_id)
    if "indicators" not in package.tables:
        st.info("This package has no indicators.")
        return
    listed = _definitions(package_id)
    st.caption(f"{len(listed.rows):,} indicators.")
    twins.draw(listed.shown, "Indicators with meaning, unit, theme and cautions")
    downloads.csv(listed.rows, f"{package_id}-indicators")


@cached.once
def _definitions(package_id: str) -> Listed:
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
    return Listed(twins.whole(shown), shown)


def gaps() -> None:
    """What each programme and context package says of its own holes and contradictions."""
    for package in (*cached.catalog().programmes, *cached.catalog().contexts):
        st.subheader(package.title, anchor=False)
        for title, key in GAPS.items():
            if sentences := package.about.get(key):
                _list(title, sentences)


def _list(title: str, sentences: list[str]) -> None:
    items = Markup("").join(
        Markup("<li>{}</li>").format(markup.explained(one)) for one in sentences
    )
    markup.show(Markup("<h4>{}</h4><ul>{}</ul>").format(title, items))


def glossary() -> None:
    """Each word of the field in plain words."""
    meanings = cached.vocabulary().glossary
    markup.definitions({term: meanings[term] for term in sorted(meanings, key=str.lower)})


def licences_and_citation() -> None:
    """Terms of each package, and a sentence to cite it with."""
    for package in cached.catalog().packages():
        licences = Markup("; ").join(licence(one) for one in package.descriptor.get("licenses", ()))
        markup.show(
            Markup("<h4>{}</h4><p>{}</p>").format(package.title, licences or "No licence stated.")
        )
        st.code(
            APP_CITATION.format(title=package.title, version=package.version),
            language=None,
            wrap_lines=True,
        )


def licence(stated: Mapping[str, str]) -> Markup:
    """A licence by its title, with a link to its text."""
    name = stated.get("title") or stated.get("name", "")
    path = stated.get("path", "")
    if not path.startswith("https://"):
        return Markup("{}").format(name)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} ↗</a>').format(
        path, name
    )
