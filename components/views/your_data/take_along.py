"""What an editor takes along: the package, the report, and how the owner of a site publishes it."""

from dataclasses import replace

import streamlit as st

from components.content.about_data import data_changes, data_report, your_data
from components.content.elements import markup
from components.language.messages import gettext
from components.views.your_data.templates import in_this_language
from components.views.your_data.work import Work
from components.widgets import downloads, prose
from data.checks import outputs
from data.checks.choice import Choice


def offer_package(work: Work) -> None:
    """What is taken along as a Data Package and as a patch, a report, and the way to publish."""
    if work.choice is None:
        return
    report, chosen = work.report, work.choice[-1]
    choice = replace(chosen, report=chosen.report.with_confirmed(work.confirmed))
    st.header(gettext("Take it along"), anchor=False)
    if not report.tables:
        st.info(gettext("There is nothing to take along yet: no sheet could be read as a table."))
        return
    if report.problems or report.questions:
        st.caption(
            markup.literal(
                gettext(
                    "Rows that cannot be used, and those that wait for an answer, are not in it."
                )
            )
        )
    if refusals := choice.report.refusals:
        st.warning(data_report.say_refusals(refusals), icon=":material/report:")
    if doubts := choice.report.unconfirmed:
        st.warning(your_data.say_unconfirmed(len(doubts)), icon=":material/report:")
    _offer_files(work, choice)
    prose.show_paragraph(gettext(data_report.PUBLISHING))
    name = report.package.package_id
    st.code(f"python -m data.adopt {name}.zip", language=None)
    if len(choice.changes.rows):
        prose.show_paragraph(gettext(data_report.PATCHING))
        st.code(f"git apply {name}.patch", language=None)


def _offer_files(work: Work, choice: Choice) -> None:
    report = work.report
    name = report.package.package_id
    stays = data_changes.only(work.changes, work.left)
    with st.container(horizontal=True):
        downloads.offer_file(
            f"{name}.zip",
            "application/zip",
            gettext("Data Package (ZIP)"),
            in_this_language(lambda: outputs.package_zip(choice.report)),
            icon=":material/folder_zip:",
            key="your_data_package",
        )
        if len(choice.changes.rows):
            downloads.offer_file(
                f"{name}.patch",
                "text/x-diff",
                gettext("Patch for git"),
                in_this_language(lambda: data_report.write_patch_file(choice)),
                icon=":material/description:",
                key="your_data_patch",
            )
        downloads.offer_file(
            f"{name}-report.txt",
            "text/plain",
            gettext("Report of this check (text)"),
            in_this_language(lambda: data_report.write_report(work.files, report, choice, stays)),
            icon=":material/description:",
            key="your_data_report",
        )
