"""The one place where the address of the browser is read and written, and widgets get their keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from components.app import notices
from components.app.url_state.state import LANGUAGE, AddressState, Query, Words, bounded

Understand = Callable[[str], str | None]
Say = Callable[[Any], Sequence[str]]

STATE, DRAWN = "@address", "@drawn"


@contextmanager
def on_page(page: str) -> Iterator[None]:
    """Run a page: first follow its address, in the end write what was chosen, all at once.

    One act of a visitor so becomes one step for Back, whatever else it changes on the page.
    """
    _arrive(page)
    try:
        yield
    except Exception:
        # What the visitor chose stands in the address also where the page fails. Not for what Streamlit
        # raises to end a run early, which is no Exception: the next run writes it.
        settle()
        raise
    settle()


def current() -> AddressState:
    """What the visitor chose on the page she is on."""
    state: AddressState | None = st.session_state.get(STATE)
    if state is None:
        state = AddressState().arrive("", bounded(_query()))
        store(state)
    return state


def asked_language() -> str | None:
    """The language that the address asks for, or else the page this visitor comes from."""
    before = st.session_state.get(STATE, AddressState()).words(LANGUAGE)
    asked = (st.query_params.get(LANGUAGE), *before)
    return next((word for word in asked if word), None)


def store(state: AddressState) -> None:
    """Let this be what the visitor chose."""
    st.session_state[STATE] = state


def _query() -> Query:
    return {key: tuple(st.query_params.get_all(key)) for key in st.query_params}


def _arrive(page: str) -> None:
    before = st.session_state.get(STATE, AddressState())
    asked = _query()
    # What this visitor chose herself may be longer.
    query = asked if asked == before.shown else bounded(asked)
    after = before.arrive(page, query)
    store(after)
    if after is not before and query != asked:
        notices.say_address_cut()
    if page != before.page:
        _forget_widgets()
        # A link that said no language: at once, not only when the page is drawn.
        settle()
    elif after is not before:
        # After a link to the page it comes from, the browser still has the address before.
        _write(after)


def settle() -> None:
    """Write into the address what was chosen since it was written; at the end of a part that ran."""
    state = current()
    if state.is_new:
        _write(state)


def _write(state: AddressState) -> None:
    st.query_params.from_dict({key: list(words) for key, words in state.chosen.items()})
    store(state.told())


def choose(changes: Mapping[str, Sequence[str]]) -> None:
    """Choose something under some keys; nothing stands for the default."""
    store(current().choose(changes))


def keep(key: str, words: Sequence[str]) -> None:
    """Choose something under a key that a page shows without a widget of this package."""
    choose({key: words})


def only_here(act: Callable[[str], None]) -> Callable[[str], None]:
    """The act of a widget, as long as the visitor is on the page that drew it.

    Who has pressed a link still sees the page before, and may touch its map.
    """
    page = current().page

    def act_here(word: str) -> None:
        if current().page == page:
            act(word)

    return act_here


def note_act() -> None:
    """Let the address be written at the end of this run, for acts that change it indirectly."""
    store(replace(current(), is_new=True))


def correct(key: str, words: Sequence[str], carried: bool = False) -> None:
    """Put the words of a key right without an act of the visitor's.

    Args:
        carried: whether the menu takes the choice along to other pages.
    """
    state = current().correct(key, words)
    if carried and state.carried.get(key, ()) != tuple(words):
        state = replace(state, carried=MappingProxyType({**state.carried, key: tuple(words)}))
    store(state)


def carried(key: str) -> Words:
    """What the menu takes along under a key."""
    return current().carried.get(key, ())


def leave() -> None:
    """Forget that the address was to be written, before the visitor is led elsewhere."""
    store(replace(current(), is_new=False))


def read(key: str, label: str, understand: Understand) -> Words:
    """Codes of what is chosen under a key; what came by the address and is unknown is said."""
    state = current()
    understood = {word: understand(word) for word in state.words(key)}
    unknown = [word for word, code in understood.items() if code is None]
    if unknown and key in state.unheard:
        notices.say_ignored(label, unknown)
    return tuple(dict.fromkeys(code for code in understood.values() if code is not None))


def say_unknown(key: str, label: str, understand: Understand) -> None:
    """Drop what the address asks for under a key and nobody can understand, and say so."""
    correct(key, read(key, label, understand))


def unasked(key: str, label: str, why: str) -> None:
    """Drop what nobody can choose now; say so if the address asked for it."""
    state = current()
    if key in state.unheard:
        notices.say_ignored(label, state.words(key), why)
    correct(key, ())


def came_by_link(key: str) -> bool:
    """Whether the words of a key came with the address, and no widget has taken them over yet."""
    return key in current().unheard


def from_address(key: str) -> str | None:
    """A single word of the address, such as the case a page shows; None if there is none."""
    words = current().words(key)
    return words[-1] if words else None


def asked_for(key: str, understand: Understand) -> Words:
    """What the address asks for under a key, for a page that shows no widget for it."""
    codes = (understand(word) for word in current().words(key))
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def by_code_or_label(options: Mapping[str, str]) -> Understand:
    """Understand a code or its label, in small or large letters."""
    by_label = {label.casefold(): code for code, label in options.items()}
    return lambda word: word if word in options else by_label.get(word.casefold())


def widget(slot: str, value: object, hidden: bool = False) -> str:
    """The key of the widget that shows a choice, with the value it has to show.

    Args:
        hidden: whether it stands in a box that may be closed. Such a widget is
            not changed but replaced by another one, under another key: a browser that does not hear
            of the change, or not in time, goes on sending the old value, to which nobody listens then.
    """
    drawn = st.session_state.setdefault(DRAWN, {})
    name = _name(slot)
    if name in st.session_state and st.session_state[name] == value:
        drawn.setdefault(slot, 0)
        return name
    if hidden and name in st.session_state:
        drawn[slot] = drawn.get(slot, 0) + 1
        name = _name(slot)
    drawn.setdefault(slot, 0)
    st.session_state[name] = value
    return name


def is_drawn(slot: str) -> bool:
    """Whether a choice was shown since the visitor came to this page."""
    return slot in st.session_state.get(DRAWN, {})


def take(key: str, slot: str, name: str, say: Say) -> None:
    """Take a choice over from the widget that was just changed, for ``on_change``.

    Args:
        name: key of the widget; one that is no longer drawn is not listened to.
        say: the words of the address for the widget's value.
    """
    if name == _name(slot):
        choose({key: say(st.session_state[name])})


def _name(slot: str) -> str:
    number = st.session_state.get(DRAWN, {}).get(slot, 0)
    return f"{slot}@{number}" if number else slot


def _forget_widgets() -> None:
    """Streamlit keeps a widget's value for its key, but a widget of another page is another one."""
    names = [_name(slot) for slot in st.session_state.get(DRAWN, {})]
    for name in names:
        st.session_state.pop(name, None)
    st.session_state[DRAWN] = {}


def without(words: Iterable[str], code: str) -> Words:
    """The words but one."""
    return tuple(word for word in words if word != code)
