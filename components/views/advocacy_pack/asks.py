"""The asks of a pack to change: what, which office, by when; and the visitor's own."""

import streamlit as st

from components.brief import asks, limits, testimony
from components.brief.choice import PackChoice
from components.brief.pack import Ask
from components.brief.proposal import Proposal
from components.content.elements import markup
from components.language.messages import gettext
from components.views.advocacy_pack import edits, lengths


def show_asks(choice: PackChoice, proposal: Proposal) -> None:
    """Boxes for each ask that is proposed, then for those that the visitor adds."""
    with st.expander(gettext("Change what we ask, or add your own")):
        for ask in proposal.asks:
            _show_ask(ask, choice)
        for place, kind in enumerate(asks.OWN, start=1):
            own = Ask(
                item_id=choice.own_id(f"point:{kind}"), heading="", kind=kind, office="", by_when=""
            )
            _show_ask(own, choice, gettext("Your own ask {number}", number=place))


def _show_ask(ask: Ask, choice: PackChoice, title: str = "") -> None:
    if ask.english:
        st.caption(gettext("in English"))
    _box(ask.item_id, title or gettext("What we ask"), ask.heading, choice, is_long=True)
    written = dict(choice.words).get(ask.item_id, "")
    if not (ask.heading or written):
        return
    left, right = st.columns(2)
    with left:
        _box(asks.office_id(choice, ask.kind), gettext("Which office"), ask.office, choice)
    with right:
        _box(asks.time_id(choice, ask.kind), gettext("By when"), ask.by_when, choice)
    _box(asks.answer_id(choice, ask.kind), gettext("What was answered, and by whom"), "", choice)


def show_promises(choice: PackChoice, proposal: Proposal) -> None:
    """A box for what came of each promise; it goes into the pack's own file, so the next pack has it."""
    promises = [one for one in proposal.said if one.kind == "commitment"]
    if not promises:
        return
    with st.expander(gettext("What came of the promises")):
        for one in promises:
            st.caption(markup.literal(f"{one.gathering}: {one.text}"))
            _box(testimony.came_id(one.item_id), gettext("What came of it"), "", choice)


def _box(name: str, label: str, proposed: str, choice: PackChoice, is_long: bool = False) -> None:
    key = f"pack_words:{name}"
    now = dict(choice.words).get(name, "") or proposed
    if st.session_state.get(key) != now:
        st.session_state[key] = now
    draw = st.text_area if is_long else st.text_input
    draw(label, key=key, on_change=edits.write_heading, args=(name, key, proposed))
    lengths.say_length(now, limits.longest(name))
