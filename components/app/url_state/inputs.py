"""One function for each kind of widget whose choice is in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from components.app.url_state import visit
from components.app.url_state.state import Words
from components.app.url_state.visit import Understand
from components.language.messages import gettext

NO_LIMIT = ""
FEW = 10
ON = "yes"
MOST_LETTERS = 200
MOST_DIGITS = 6


def choose_one(
    key: str,
    label: str,
    options: Mapping[str, str],
    everything: str | None = None,
    understand: Understand | None = None,
    explained: str | None = None,
    tell_default: bool = False,
) -> str | None:
    """A select box whose choice is in the address under ``key``.

    Args:
        options: label of each code.
        everything: words for “no limit”, the default; without it the first option is the default.
        understand: turns a word of the address into a code, or None.
        tell_default: the address names the default, too, because it could not be known without it.
    """
    labels = {**({NO_LIMIT: everything} if everything else {}), **options}
    codes = list(labels)
    untold = None if tell_default else codes[0]
    understand = _among(codes, understand or visit.by_code_or_label(options))
    chosen = _single(key, label, codes, codes[0], untold, understand)
    name = visit.widget(key, chosen)
    st.selectbox(
        label, codes, key=name, format_func=labels.__getitem__, help=explained,
        # A phone would open its keyboard over a list that fits on its screen.
        filter_mode="fuzzy" if len(codes) > FEW else None,
        on_change=visit.take, args=(key, key, name, lambda code: _told(code, untold)),
    )  # fmt: skip
    return None if chosen == NO_LIMIT else chosen


def switch(
    key: str,
    label: str,
    options: Mapping[str, str],
    known: Mapping[str, str] | None = None,
    outdates: Sequence[str] = (),
    carried: bool = False,
) -> str:
    """A row of buttons of which one is always chosen; the first is the default.

    Args:
        known: options that are not offered now; if the address asks for one, the caller says why not.
        outdates: keys of choices that mean nothing any more when another button is pressed.
        carried: whether the menu takes the choice along to other pages.
    """
    codes = list(options)
    understand = visit.by_code_or_label({**(known or {}), **options})
    chosen = _single(key, label, codes, codes[0], codes[0], understand, carried)
    name = visit.widget(key, chosen)
    st.segmented_control(
        label, codes, key=name, format_func=options.__getitem__, required=True, width="stretch",
        on_change=_press, args=(key, name, codes[0], outdates),
    )  # fmt: skip
    return chosen


def _press(key: str, name: str, default: str, outdated: Sequence[str]) -> None:
    """Take a choice over, and forget what meant something only beside the one before."""
    before = visit.current().words(key)
    visit.take(key, key, name, lambda code: _told(code, default))
    if visit.current().words(key) != before:
        visit.choose({other: () for other in outdated})


def flag(key: str, label: str) -> bool:
    """A switch that is off unless the address or the visitor turns it on."""
    is_on = ON in visit.read(key, label, lambda word: word if word == ON else None)
    visit.correct(key, (ON,) if is_on else ())
    name = visit.widget(key, is_on)
    say = _told_on
    st.toggle(label, key=name, on_change=visit.take, args=(key, key, name, say))
    return is_on


def _told_on(is_on: bool) -> Words:
    return (ON,) if is_on else ()


def choose_latest(key: str, label: str, options: Mapping[str, str]) -> str:
    """A select box over ordered options, the last one first, which is the default; no box for one.

    Args:
        options: label of each code, such as those of periods, oldest first.
    """
    codes = list(options)[::-1]
    if len(codes) > 1:
        return str(choose_one(key, label, {code: options[code] for code in codes}))
    return _single(key, label, codes, codes[0], codes[0], visit.by_code_or_label(options))


def move_to(key: str, options: Mapping[str, str], code: str) -> None:
    """Choose an option of :func:`choose_latest`, as by its box; for a slider elsewhere on the page."""
    if code in options:
        visit.choose({key: _told(code, list(options)[-1])})


def enter_words(key: str, label: str, hint: str) -> str:
    """A search box whose text is in the address."""
    text = next(iter(visit.read(key, label, lambda word: word[:MOST_LETTERS])), "")
    visit.correct(key, _told_text(text))
    name = visit.widget(key, text)
    st.text_input(
        label, key=name, placeholder=hint, max_chars=MOST_LETTERS,
        on_change=visit.take, args=(key, key, name, _told_text),
    )  # fmt: skip
    return text


def _told_text(text: str) -> Words:
    return (text,) if text.strip() else ()


def page_number(key: str, pages: int, of: str = "") -> int:
    """Which page of a long list, 1 for the first; nothing is drawn if there is only one.

    Args:
        of: says which list it is; another list begins at its first page.
    """
    state = visit.current()
    if key not in state.unheard and state.lists.get(key, of) != of:
        visit.correct(key, ())
    asked = visit.read(key, gettext("Page"), lambda word: _page(word, pages))
    number = int(next(iter(asked), "1"))
    visit.correct(key, _told_page(number))
    _remember_list(key, of)
    if pages > 1:
        slot = f"{key}:number"
        name = visit.widget(slot, number)
        st.pagination(pages, key=name, on_change=visit.take, args=(key, slot, name, _told_page))
    return number


def _page(word: str, pages: int) -> str | None:
    is_number = word.isascii() and word.isdecimal() and len(word) <= MOST_DIGITS
    return word if is_number and 1 <= int(word) <= max(1, pages) else None


def _told_page(number: int) -> Words:
    return _told(str(number), "1")


def _remember_list(key: str, of: str) -> None:
    state = visit.current()
    if state.lists.get(key) != of:
        visit.store(replace(state, lists=MappingProxyType({**state.lists, key: of})))


def choose_several(
    key: str, label: str, options: Mapping[str, str], most: int, hint: str, explained: str
) -> Words:
    """A box in which up to ``most`` options are chosen; the menu takes the choice along.

    What is not among the options now is put aside until it is.
    """
    asked = visit.read(key, label, visit.by_code_or_label(options))
    if visit.current().is_new:
        asked = (*asked, *_out_of_store(key, options))
    chosen = tuple(dict.fromkeys(asked))[:most]
    visit.correct(key, chosen, carried=True)
    name = visit.widget(key, list(chosen))
    st.multiselect(
        label, list(options), key=name, format_func=options.__getitem__, max_selections=most,
        placeholder=hint, help=explained,
        # It would mark as many as there is room for, whichever come first.
        select_all=False,
        on_change=visit.take, args=(key, key, name, tuple),
    )  # fmt: skip
    return chosen


def _out_of_store(key: str, options: Mapping[str, str]) -> Words:
    """What was put aside and can be chosen again; what cannot be chosen any more is put aside."""
    state = visit.current()
    everything = (*state.words(key), *state.aside.get(key, ()))
    away = tuple(word for word in everything if word not in options)
    visit.store(replace(state, aside=MappingProxyType({**state.aside, key: away})))
    return tuple(word for word in state.aside.get(key, ()) if word in options)


def toggle(key: str, code: str, most: int) -> None:
    """Choose an option of :func:`choose_several`, or take it away; for clicks elsewhere on the page."""
    picked = visit.current().words(key)
    if code in picked:
        visit.choose({key: visit.without(picked, code)})
    elif len(picked) < most:
        visit.choose({key: (*picked, code)})


def _among(codes: Sequence[str], understand: Understand) -> Understand:
    """Understand only what can be chosen: not every place that is known is one of the options."""

    def understood(word: str) -> str | None:
        code = understand(word)
        return code if code in codes else None

    return understood


def _single(
    key: str,
    label: str,
    codes: Sequence[str],
    default: str,
    untold: str | None,
    understand: Understand,
    carried: bool = False,
) -> str:
    """What is chosen of some codes; the address has no words for the code that is ``untold``."""
    asked = next(iter(visit.read(key, label, understand)), default)
    chosen = asked if asked in codes else default
    visit.correct(key, _told(chosen, untold), carried)
    return chosen


def _told(code: str, untold: str | None) -> Words:
    return () if code == untold else (code,)
