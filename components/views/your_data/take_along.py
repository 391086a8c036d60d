"""What an editor takes along: the package, the report, and how the owner of a site publishes it."""

import streamlit as st

from components.content import data_report, markup
from components.language.messages import gettext
from components.views.your_data.templates import in_this_language
from components.views.your_data.work import Work
from components.widgets import downloads, prose
from data.checks import outputs


def offer_package(work: Work) -> None:
    """The rows that can be used as a Data Package, a report of the check, and the way to publish."""
    report = work.report
    st.header(gettext("Take it along"), anchor=False)
    if not report.tables:
        st.info(gettext("There is nothing to take along yet: no sheet could be read as a table."))
        return
    if not report.is_clean:
        st.caption(
            markup.literal(
                gettext(
                    "Rows that cannot be used, and those that wait for an answer, are not in it."
                )
            )
        )
    name = report.package.package_id
    with st.container(horizontal=True):
        downloads.offer_file(
            f"{name}.zip",
            "application/zip",
            gettext("Data Package (ZIP)"),
            in_this_language(lambda: outputs.package_zip(report)),
            icon="folder_zip",
            key="your_data_package",
        )
        downloads.offer_file(
            f"{name}-report.txt",
            "text/plain",
            gettext("Report of this check (text)"),
            in_this_language(
                lambda: data_report.write_report(work.files, report, work.changes, work.compared)
            ),
            icon="description",
            key="your_data_report",
        )
    prose.show_paragraph(gettext(data_report.PUBLISHING))
    st.code(f"python -m data.adopt {name}.zip", language=None)
