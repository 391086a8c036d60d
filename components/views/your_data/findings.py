"""What was recognised in the files, and what has to be mended."""

import streamlit as st

from components.content.about_data import data_report, your_data
from components.content.elements import markup
from components.facts import tables
from components.language.messages import gettext, ngettext
from components.views.your_data.templates import XLSX, in_this_language
from components.views.your_data.work import Work
from components.widgets import downloads, prose
from data.checks import outputs


def show_recognised(work: Work) -> None:
    """What each sheet was taken for."""
    report = work.report
    st.header(gettext("What was recognised"), anchor=False)
    st.caption(markup.literal(your_data.say_programme(report, tables.programmes())))
    if said := data_report.say_country(report):
        st.caption(markup.literal(said))
    heads, rows = your_data.recognised(work.files, report)
    prose.show_table(gettext("Your sheets, and the tables they were taken for"), heads, rows)
    for sentence in your_data.set_apart(report):
        st.caption(markup.literal(sentence))


def show_problems(work: Work) -> None:
    """How many problems of which kind there are, the first ones with their cells, and files of all."""
    report = work.report
    st.header(gettext("What has to be mended"), anchor=False)
    say = st.success if report.is_clean and not report.unconfirmed else st.warning
    say(markup.literal(your_data.say_outcome(report)))
    if counted := your_data.counted(report):
        prose.show_table(
            gettext("Everything that is told, by kind"),
            [gettext("What became of it"), gettext("How often"), gettext("The first one")],
            counted,
        )
    count, heads, rows = your_data.first_told(report)
    if rows:
        caption = ngettext(
            "{shown} problem, with its cell",
            "The first {shown} of {count} problems, each with its cell",
            count,
            shown=len(rows),
        )
        prose.show_table(caption, heads, rows)
    if counted:
        _offer_all(work)


def _offer_all(work: Work) -> None:
    report, uploads = work.report, [one.upload for one in work.files]
    with st.container(horizontal=True):
        downloads.offer_file(
            "problems.csv",
            "text/csv",
            gettext("All of it as a list (CSV)"),
            in_this_language(lambda: outputs.problems_csv(report)),
        )
        downloads.offer_file(
            "marked.xlsx",
            XLSX,
            gettext("Your sheets with the cells marked (xlsx)"),
            in_this_language(lambda: outputs.marked_workbook(report, uploads)),
        )
