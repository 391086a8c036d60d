"""Workbooks to fill in, in the reader's language."""

from collections.abc import Callable

import streamlit as st

from components.content.about_data import your_data
from components.facts import readers, tables
from components.language.messages import gettext
from components.views.your_data import work
from components.widgets import downloads, prose
from data import languages
from data.checks import templates

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_templates() -> None:
    """A workbook for a whole programme, and one for each table."""
    with st.expander(gettext("Templates to fill in"), icon=":material/description:"):
        prose.show_paragraph(
            gettext(
                "Each has lists to choose from, a sheet that explains every column and, where a programme of "
                "that country has one, a worked row. "
                "You can change them as you like; what counts is the row with the names of the columns."
            )
        )
        left, right = st.columns(2)
        with left:
            country = str(
                st.selectbox(
                    gettext("Places of"),
                    countries(),
                    format_func=tables.gazetteer().name,
                    key="your_data_template_country",
                )
            )
        with right:
            table = str(
                st.selectbox(
                    gettext("Table"),
                    templates.PROGRAMME_TABLES,
                    format_func=your_data.name_table,
                    key="your_data_template_table",
                )
            )
        base = work.site_base()
        with st.container(horizontal=True):
            downloads.offer_file(
                f"{table}.xlsx",
                XLSX,
                gettext("Template of this table (xlsx)"),
                in_this_language(lambda: templates.table_template(table, base, country)),
                key="your_data_template_one",
            )
            downloads.offer_file(
                "programme.xlsx",
                XLSX,
                gettext("Template of a whole programme (xlsx)"),
                in_this_language(lambda: templates.programme_template(base, country)),
                key="your_data_template_all",
            )


def countries() -> list[str]:
    """Ids of the countries that have places, those of a programme first."""
    known = [one.place_id for one in tables.gazetteer().places.values() if one.level == "country"]
    own = [one for one in tables.countries().values() if one in known]
    return list(dict.fromkeys([*own, *known]))


def in_this_language(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when it is asked for, in the language of now; its faults quote no cell."""
    code = languages.spoken().code

    def made() -> bytes:
        with readers.hide_cells(), languages.speaking(code):
            return make()

    return made
