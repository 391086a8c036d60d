"""What goes into a pack: every item with a box, its place in the order, and its heading to change."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from components import markup
from components.brief import describe
from components.brief.choice import PackChoice
from components.brief.describe import Proposal
from components.brief.limits import TITLE_LENGTH
from components.brief.pack import Chart, Headline, Item, Pack, Picture, Point, Said, Story
from components.pack import choose, store


def show(choice: PackChoice, proposal: Proposal, pack: Pack) -> None:
    """All parts of the proposal, each item with its box; what is missing is said."""
    parts: tuple[tuple[str, Sequence[Item]], ...] = (
        ("Key figures", proposal.headlines),
        ("Map and comparison", [one for one in (proposal.picture, proposal.chart) if one]),
        ("Points to raise", proposal.points),
        ("What people did", proposal.stories),
        ("What was asked or promised", proposal.said),
    )
    for title, items in parts:
        if items:
            st.subheader(title, anchor=False)
            _part(items, choice, pack)
    if pack.missing:
        st.subheader("What is not known", anchor=False)
        listed = Markup("").join(Markup("<li>{}</li>").format(one) for one in pack.missing)
        markup.show(Markup("<ul>{}</ul>").format(listed))
    headings(choice, proposal, pack)


def _part(items: Sequence[Item], choice: PackChoice, pack: Pack) -> None:
    rank = {item: place for place, item in enumerate(choice.order)}
    inside = [one for one in items if describe.is_in(one, choice)]
    inside.sort(key=lambda one: rank.get(one.item_id, len(rank)))
    order = [one.item_id for one in inside]
    for one in (*inside, *(one for one in items if one not in inside)):
        _row(one, order, choice, pack)


def _row(item: Item, order: list[str], choice: PackChoice, pack: Pack) -> None:
    key = choose.box(item)
    st.session_state[key] = item.item_id in order
    text, button = st.columns([5, 1], vertical_alignment="top", gap="xsmall")
    with text:
        st.checkbox(
            markup.literal(_label(item)),
            key=key,
            on_change=choose.tick,
            args=(item, choice),
            wrap=True,
        )
    if item.item_id in order[1:]:
        button.button(
            "Move up",
            key=f"pack_up:{item.item_id}",
            on_click=choose.move_up,
            args=(item, order, choice),
            type="tertiary",
        )


def _label(item: Item) -> str:
    """What an item is, in a line or two."""
    match item:
        case Headline():
            return f"{item.heading}: {item.value} ({item.where}, {item.when})"
        case Picture():
            return f"Map. {item.heading}"
        case Chart():
            return f"Chart. {item.heading} ({item.when})"
        case Story():
            return f"{item.heading} ({item.where_and_when}; {item.near}). {item.evidence}."
        case Said():
            return f"{item.heading}: {item.text} ({item.gathering}; {item.near})"
        case Point():
            return item.heading
        case _:
            return item.heading


def headings(choice: PackChoice, proposal: Proposal, pack: Pack) -> None:
    """Boxes in which the title and the headings can be changed."""
    with st.expander("Change headings"):
        own = choice.own_id("title")
        proposed = describe.proposed_title(store.facts(), choice, proposal)
        _heading(own, "Title of the pack", pack.title, proposed, choice)
        for item in pack.items():
            if isinstance(item, Picture | Chart | Story | Point):
                first = _proposed(item.item_id, proposal)
                _heading(item.item_id, _kind(item), item.heading, first, choice)


def _kind(item: Item) -> str:
    kinds: dict[type[Item], str] = {
        Picture: "Title of the map",
        Chart: "Title of the chart",
        Story: "Title of a case study",
        Point: "Point to raise",
    }
    return kinds[type(item)]


def _proposed(item_id: str, proposal: Proposal) -> str:
    every = (proposal.picture, proposal.chart, *proposal.points, *proposal.stories)
    return next(one.heading for one in every if one is not None and one.item_id == item_id)


def _heading(item_id: str, label: str, now: str, proposed: str, choice: PackChoice) -> None:
    key = f"pack_words:{item_id}"
    st.session_state[key] = now
    keep: Callable[[], None] = partial(choose.write, item_id, key, proposed, choice)
    st.text_input(
        label, key=key, on_change=keep, max_chars=TITLE_LENGTH if now != proposed else None
    )
