"""The catalogue of tables: what is in each, from whom, what is missing, how to cite it."""

import streamlit as st
from markupsafe import Markup

from components.app import notices
from components.content.about_data import data_catalogue
from components.content.elements import data_table, markup
from components.facts import tables
from components.language import signs
from components.language.messages import gettext, ngettext
from components.widgets import blocks, data_grid, downloads, headings, prose
from data import ordering
from data.catalog import Package
from data.problems import DataProblem
from data.table_schema import Table


def show_tables(package_id: str) -> None:
    """Every table of a package: what a row is, its columns, and its files."""
    package = tables.packages()[package_id]
    prose.show_paragraph(str(package.descriptor.get("description", "")))
    if package.tables:
        downloads.offer_package(package_id)
    for table in package.tables.values():
        _table(package_id, table)


def _table(package_id: str, table: Table) -> None:
    try:
        rows = len(tables.package_table(package_id, table.name))
        described = data_catalogue.columns_of(package_id, table.name)
    except DataProblem as error:
        notices.say_data_problems(error.problems)
        return
    title = gettext(table.title)
    with st.expander(
        ngettext("{title} · {count} row", "{title} · {count} rows", rows, title=title)
    ):
        if table.description:
            prose.show_paragraph(gettext(table.description))
        data_grid.draw_table(
            described,
            gettext(
                "Columns of the table {title}: meaning, type, filled and empty cells, range",
                title=title,
            ),
        )
        downloads.offer_table(package_id, table)


def show_sources(package_id: str) -> None:
    """Every document and page a package was read from."""
    package = tables.catalog().package(package_id)
    if "sources" not in package.tables:
        st.info(gettext("This package names its sources in its description."))
        _described_sources(package)
        return
    listed = data_catalogue.sources_of(package_id)
    st.caption(
        ngettext(
            "{count} source. Old addresses may no longer answer; titles and dates are kept.",
            "{count} sources. Old addresses may no longer answer; titles and dates are kept.",
            len(listed.rows),
        )
    )
    address = st.column_config.LinkColumn(
        display_text=gettext("open {arrow}", arrow=signs.way_out())
    )
    data_grid.show_table(listed, columns={data_table.head("Address"): address})


def _described_sources(package: Package) -> None:
    for source in package.descriptor.get("sources", ()):
        prose.show_paragraph(str(source.get("title", source.get("path", ""))))


def show_definitions(package_id: str) -> None:
    """Every indicator of a package: what is counted, of what, and with which caution."""
    package = tables.catalog().package(package_id)
    if "indicators" not in package.tables:
        st.info(gettext("This package has no indicators."))
        return
    listed = data_catalogue.definitions_of(package_id)
    st.caption(ngettext("{count} indicator.", "{count} indicators.", len(listed.rows)))
    data_grid.show_table(listed)


def show_gaps() -> None:
    """What each programme and context package says of its own holes and contradictions."""
    for described in (*tables.catalog().programmes, *tables.catalog().contexts):
        package = tables.packages()[described.package_id]
        headings.show_heading(package.title)
        for title, key in data_catalogue.GAPS.items():
            if sentences := package.about.get(key):
                _list(gettext(title), sentences)


def _list(title: str, sentences: list[str]) -> None:
    items = Markup("").join(
        Markup("<li>{}</li>").format(markup.explained(sentence)) for sentence in sentences
    )
    headings.show_heading(title, headings.SECTION)
    prose.show_html(Markup("<ul>{}</ul>").format(items))


def show_glossary() -> None:
    """Each word of the field in plain words."""
    meanings = tables.vocabulary().glossary
    prose.show_definitions(
        {
            term: meanings[term]
            for term in sorted(meanings, key=lambda term: ordering.key(term.lower()))
        }
    )


def show_licences() -> None:
    """Terms of each package, and a sentence to cite it with; terms of the layers of villages."""
    if layers := data_catalogue.ground():
        blocks.show_block(layers)
    for package in tables.packages().values():
        licences = markup.join_parts(
            data_catalogue.licence(one) for one in package.descriptor.get("licenses", ())
        )
        headings.show_heading(package.title)
        prose.show_html(Markup("<p>{}</p>").format(licences or gettext("No licence stated.")))
        st.code(
            gettext(data_catalogue.APP_CITATION, title=package.title, version=package.version),
            language=None,
            wrap_lines=True,
        )
