"""What an editor is asked: how unusual cells are read, and whether doubtful figures are right."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from components.content.about_data import data_questions, your_data
from components.content.elements import markup
from components.facts import readers
from components.language.messages import gettext, ngettext
from components.views.your_data.work import Work, keep_work, read_work
from components.widgets import prose
from data.checks.repairs import DONE, KEEP, Repair


def ask_repairs(work: Work) -> None:
    """Ask how cells are meant and whether doubtful figures are right; her answers are checked anew."""
    report = work.report
    asked = [one for one in report.repairs if not one.is_certain and one.ways]
    certain = [one for one in report.repairs if one.is_certain and one.ways]
    if asked or certain:
        st.header(gettext("What was understood"), anchor=False)
        with st.form("your_data_answers", border=False):
            if asked:
                _ask(asked)
            if certain:
                _list_certain(certain)
            if st.form_submit_button(
                gettext("Check again with these answers"), type="primary", icon=":material/check:"
            ):
                _take_answers(work, asked, certain)
    _confirm_doubts(work)


def _ask(repairs: Sequence[Repair]) -> None:
    st.caption(
        gettext(
            "Only you can know how these are meant. Nothing is taken over until you have answered."
        )
    )
    for repair in repairs:
        ways = data_questions.ways_of(repair)
        names = list(ways)
        st.radio(
            markup.literal(data_questions.say_repair(repair)),
            names,
            index=names.index(repair.chosen) if repair.chosen in ways else None,
            format_func=lambda name, ways=ways: markup.literal(ways[name]),
            key=_key(repair.repair_id),
            help=markup.literal(repair.problem.remedy),
        )


def _list_certain(repairs: Sequence[Repair]) -> None:
    """Repairs that can mean one thing only, done unless somebody takes them back."""
    label = ngettext(
        "{count} repair that can mean one thing only", "{count} repairs that can mean one thing only",
        len(repairs),
    )  # fmt: skip
    with st.expander(label, expanded=len(repairs) <= 5):
        st.caption(gettext("They are done. Take the tick away to leave the cells as they are."))
        for repair in repairs:
            st.checkbox(
                markup.literal(data_questions.say_repair(repair)),
                value=repair.chosen != KEEP,
                key=_key(repair.repair_id),
            )
            prose.show_paragraph(data_questions.say_examples(repair), "lz-source")


def _take_answers(work: Work, asked: Sequence[Repair], certain: Sequence[Repair]) -> None:
    answers = dict(work.answers)
    for repair in asked:
        if chosen := st.session_state.get(_key(repair.repair_id)):
            answers[repair.repair_id] = chosen
    for repair in certain:
        is_taken = st.session_state.get(_key(repair.repair_id), True)
        answers[repair.repair_id] = DONE if is_taken else KEEP
    keep_work(replace(work, answers=MappingProxyType(answers)))
    st.rerun()


def _confirm_doubts(work: Work) -> None:
    """Figures that look wrong: each with its row, to be ticked by who compared it with its source."""
    report = work.report
    if not report.doubts:
        return
    st.header(gettext("What looks doubtful"), anchor=False)
    waiting = report.unconfirmed[: your_data.FIRST]
    listed = [one for one in report.doubts if one in waiting or report.is_confirmed(one)]
    if listed:
        st.caption(
            gettext(
                "Compare each of these figures with its source. Tick it if it is right; mend it in your "
                "sheet if it is not. Until all are ticked the package cannot be published."
            )
        )
    for doubt in listed:
        name = report.asked[doubt]
        st.checkbox(
            gettext("These figures are right: {doubt}", doubt=your_data.say_problem(doubt)),
            value=report.is_confirmed(doubt),
            key=_key(name),
            on_change=_take_tick,
            args=(name,),
        )
        if row := your_data.row_of(report, doubt):
            with st.expander(gettext("The row")):
                prose.show_definitions(row)
    if more := len(report.unconfirmed) - len(waiting):
        st.caption(
            ngettext(
                "{count} more is in the list of everything, and stands here when these are ticked.",
                "{count} more are in the list of everything, and stand here when these are ticked.",
                more,
            )
        )
    for doubt in [one for one in report.doubts if one not in report.asked][: your_data.FIRST]:
        st.caption(your_data.say_problem(doubt))


@readers.hide_cells()
def _take_tick(name: str) -> None:
    """Keep a tick before the page is drawn, which says further up how many are missing."""
    work = read_work()
    is_right = st.session_state.get(_key(name), False)
    others = work.confirmed - {name}
    keep_work(replace(work, confirmed=others | {name} if is_right else others))


def _key(name: str) -> str:
    # A key is a part of the page: it does not repeat what stands in a cell.
    return f"your_data:{hashlib.sha256(name.encode()).hexdigest()[:16]}"
