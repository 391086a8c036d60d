"""What goes into a pack: every item with a box, its place in the order, and its heading to change."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st
from markupsafe import Markup

from components.brief import describe, kept_packs, limits, unknowns
from components.brief.choice import PackChoice
from components.brief.pack import Ask, Chart, Headline, Item, Outcome, Pack, Picture, Story
from components.brief.proposal import Proposal
from components.content.elements import markup
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.views.advocacy_pack import asks, edits, lengths
from components.widgets import prose

TOGETHER = gettext_noop("Map and comparison")
ASKS = gettext_noop("What we ask")
SAID = gettext_noop("What was asked or promised")
KINDS: Mapping[type[Item], str] = MappingProxyType(
    {
        Picture: gettext_noop("Title of the map"),
        Chart: gettext_noop("Title of the chart"),
        Story: gettext_noop("Title of a case study"),
    }
)


def show_contents(choice: PackChoice, proposal: Proposal, pack: Pack) -> None:
    """All parts of the proposal, each item with its box; what is missing is said."""
    parts: tuple[tuple[str, Sequence[Item]], ...] = (
        (gettext_noop("Key figures"), proposal.headlines),
        (TOGETHER, [one for one in (proposal.picture, proposal.chart) if one]),
        (ASKS, describe.all_asks(proposal, choice)),
        (gettext_noop("What people did"), proposal.stories),
        (SAID, proposal.said),
    )
    for title, items in parts:
        if items:
            st.subheader(gettext(title), anchor=False)
            # In every file a map stands before a comparison, so there is nothing to move.
            reworded = [describe.reworded(item, choice) for item in items]
            _part(reworded, choice, can_move=title != TOGETHER)
        if title == ASKS:
            if few := unknowns.say_few_asks(len(proposal.asks)):
                st.caption(few)
            asks.show_asks(choice, proposal)
        if title == SAID:
            asks.show_promises(choice, proposal)
    if pack.missing:
        st.subheader(gettext("What is not known"), anchor=False)
        listed = Markup("").join(Markup("<li>{}</li>").format(one) for one in pack.missing)
        prose.show_html(Markup("<ul>{}</ul>").format(listed))
    show_headings(choice, proposal, pack)


def _part(items: Sequence[Item], choice: PackChoice, can_move: bool) -> None:
    """The items in their order; one that is taken out keeps its place, so that nothing jumps away
    under the pointer of somebody who ticks quickly."""
    rank = {item: place for place, item in enumerate(choice.order)}
    shown = sorted(items, key=lambda one: rank.get(one.item_id, len(rank)))
    ids = [item.item_id for item in shown]
    above: str | None = None
    for one in shown:
        is_in = describe.is_in(one, choice)
        _row(one, is_in, ids, above if can_move and is_in else None)
        above = one.item_id if is_in else above


def _row(item: Item, is_in: bool, ids: list[str], above: str | None) -> None:
    key = edits.box_key(item)
    # Only where it has to change: a value that is set while the visitor ticks would untick her box.
    if st.session_state.get(key) != is_in:
        st.session_state[key] = is_in
    text, button = st.columns([5, 1], vertical_alignment="top", gap="xsmall")
    with text:
        st.checkbox(
            markup.literal(_label(item)),
            key=key,
            on_change=edits.tick_item,
            args=(item,),
            wrap=True,
        )
    if above:
        button.button(
            gettext("Move up"),
            key=f"pack_up:{item.item_id}",
            on_click=edits.move_item_up,
            args=(item.item_id, above, ids),
            type="tertiary",
        )


def _label(item: Item) -> str:
    """What an item is, in a line or two."""
    match item:
        case Headline():
            return gettext(
                "{figure}: {value} ({where}, {period})",
                figure=item.heading,
                value=item.value,
                where=item.where,
                period=item.when,
            )
        case Picture():
            return gettext("Map. {heading}", heading=item.heading)
        case Chart():
            return gettext("Chart. {heading} ({period})", heading=item.heading, period=item.when)
        case Story():
            return gettext(
                "{heading} ({where_and_when}; {near}). {evidence}.",
                heading=item.heading,
                where_and_when=item.where_and_when,
                near=item.near,
                evidence=item.evidence,
            )
        case Outcome():
            return gettext(
                "{heading}: {text} ({gathering}; {near})",
                heading=item.heading,
                text=item.text,
                gathering=item.gathering,
                near=item.near,
            )
        case Ask():
            return lists.join_parts(one for one in (item.heading, item.office, item.by_when) if one)
        case _:
            return item.heading


def show_headings(choice: PackChoice, proposal: Proposal, pack: Pack) -> None:
    """Boxes in which the title and the headings can be changed."""
    with st.expander(gettext("Change headings")):
        own = choice.own_id("title")
        proposed = describe.proposed_title(kept_packs.facts(), choice, proposal)
        _heading(own, gettext("Title of the pack"), pack.title, proposed, choice)
        for item in pack.items():
            if isinstance(item, Picture | Chart | Story):
                first = _proposed(item.item_id, proposal)
                _heading(item.item_id, gettext(KINDS[type(item)]), item.heading, first, choice)


def _proposed(item_id: str, proposal: Proposal) -> str:
    every = (proposal.picture, proposal.chart, *proposal.stories)
    return next(item.heading for item in every if item is not None and item.item_id == item_id)


def _heading(item_id: str, label: str, now: str, proposed: str, choice: PackChoice) -> None:
    key, length = f"pack_words:{item_id}", limits.longest(item_id)
    # What was typed stays whole, however much of it goes into the files.
    shown = dict(choice.words).get(item_id, "") or now
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.text_input(label, key=key, on_change=edits.write_heading, args=(item_id, key, proposed))
    lengths.say_length(shown, length)
