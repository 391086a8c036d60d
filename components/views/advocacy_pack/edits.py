"""What the visitor changed in the proposal: taken out, put in, moved, reworded.

The address says it, so that a link reopens the same pack. But who ticks quickly is faster than the
address: the browser still sends the one before. So what was done here since then counts, until an
address comes that nobody here wrote: a link, or Back.
"""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from components.app import basket, url_state
from components.brief import choice as choices
from components.brief.pack import Item
from components.language.messages import gettext

KEYS = ("without", "item", "order", "words")
KEPT, TOLD, ACTED = "pack_edits", "pack_edits_told", "pack_acted"

Edits = Mapping[str, tuple[str, ...]]


def read_edits() -> Edits:
    """The edits that count now, by key of the address."""
    asked = {key: url_state.asked_for(key, str) for key in KEYS}
    is_newest_here = st.session_state.pop(ACTED, False) or asked == st.session_state.get(TOLD)
    if KEPT not in st.session_state or not is_newest_here:
        st.session_state[KEPT] = {**asked, "words": _unfolded(asked["words"])}
    return _kept()


def _unfolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Headings as a link says them; one that cannot be read is said by :func:`say_unknown_edits`."""
    try:
        return choices.unfold_words(words)
    except ValueError:
        return ()


def _kept() -> dict[str, tuple[str, ...]]:
    known: Edits = st.session_state.get(KEPT, {})
    return {key: known.get(key, ()) for key in KEYS}


def say_unknown_edits(known: Collection[str]) -> None:
    """Say which of the edits that a link asks for name nothing of this pack; see :func:`read_edits`."""
    for key in KEYS:
        url_state.say_unknown(
            key,
            gettext("A part of the pack"),
            lambda word: word if _is_known(word, known) else None,
        )


def _is_known(word: str, known: Collection[str]) -> bool:
    """Whether a word of the address names something of this pack; folded headings, whether they open."""
    if word.startswith(choices.FOLDED_SIGN):
        return bool(_unfolded((word,)))
    return word.partition(choices.WORDS_SIGN)[0] in known


def change_edits(changes: Mapping[str, Sequence[str]]) -> None:
    """Let these be the edits under some keys."""
    st.session_state[KEPT] = {**_kept(), **{key: tuple(told) for key, told in changes.items()}}


def act_on_edits(changes: Mapping[str, Sequence[str]] | None = None) -> None:
    """The same for an act of the visitor's, which is newer than any address."""
    change_edits(changes or {})
    st.session_state[ACTED] = True
    url_state.note_act()


def write_to_address(query: Mapping[str, Sequence[str]]) -> None:
    """Put the edits into the address, as far as it can hold them."""
    told = {key: tuple(query.get(key, ())) for key in KEYS}
    for key, words in told.items():
        if words != url_state.asked_for(key, str):
            url_state.keep(key, words)
    st.session_state[TOLD] = told


def box_key(item: Item) -> str:
    """Key of an item's box."""
    return f"pack_in:{item.item_id}"


def tick_item(item: Item) -> None:
    """Put an item into the pack or take it out, as its box now says."""
    is_in, known = st.session_state[box_key(item)], _kept()
    without = [one for one in known["without"] if one != item.item_id]
    added = [one for one in known["item"] if one != item.item_id]
    if is_in and not item.usual:
        added.append(item.item_id)
    if not is_in:
        basket.replace_items([one for one in basket.read_items() if one != item.item_id])
        if item.usual:
            without.append(item.item_id)
    act_on_edits({"without": without, "item": added})


def move_item_up(item_id: str, above: str, shown: list[str]) -> None:
    """Put an item before the one of its kind that stands above it in the pack.

    Args:
        shown: ids of its kind in the order they had when the page was drawn.
    """
    known = _kept()["order"]
    rank = {one: place for place, one in enumerate(known)}
    now = sorted(shown, key=lambda one: rank.get(one, len(rank)))
    now.remove(item_id)
    now.insert(now.index(above), item_id)
    act_on_edits({"order": [*(one for one in known if one not in now), *now]})


def write_heading(item_id: str, key: str, proposed: str) -> None:
    """Keep a heading that was typed, whole; an empty one, or the proposed one, is none."""
    typed = " ".join(st.session_state[key].split())
    others = [word for word in _kept()["words"] if word.partition(choices.WORDS_SIGN)[0] != item_id]
    mine = [f"{item_id}{choices.WORDS_SIGN}{typed}"] if typed and typed != proposed else []
    act_on_edits({"words": [*others, *mine]})
