"""Widgets in, frozen choice out. Every choice is kept in the address, and only here.

The address is the truth: what it asks for is understood (a code, a name, or a known other spelling),
what cannot be understood is said and ignored, and what the visitor then chooses is written back.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import streamlit as st

from components import notices

Understand = Callable[[str], str | None]

NO_LIMIT = ""
FEW = 10
ON = "yes"
SHOWN = "@shown"


def _adopt(key: str, widget: str, label: str, understand: Understand) -> tuple[str, ...] | None:
    """What the address newly asks for; None if the widget already shows it."""
    asked = tuple(st.query_params.get_all(key))
    is_old = asked == st.session_state.get(f"{key}@address") or _has_chosen()
    if is_old and widget in st.session_state:
        return None
    understood = {word: understand(word) for word in asked}
    if unknown := [word for word, code in understood.items() if code is None]:
        notices.ignored(label, unknown)
    st.session_state[f"{key}@meant"] = asked, set(understood.values())
    return tuple(dict.fromkeys(code for code in understood.values() if code is not None))


def _has_chosen() -> bool:
    """Whether the visitor has just changed a widget, which is then newer than any address.

    Who is quick chooses again before the browser has the address of the choice before, and the page
    runs with the address of the choice before that.
    """
    now = st.session_state
    return any(one in now and now[one] != was for one, was in now.get(SHOWN, {}).items())


def _note(*widgets: str) -> None:
    """Remember what widgets show."""
    now = st.session_state
    now[SHOWN] = {**now.get(SHOWN, {}), **{one: now[one] for one in widgets if one in now}}


def _write(key: str, values: Sequence[str], default: str | None = None) -> None:
    """Put a choice into the address; an empty one and the default are left out.

    An address that already says the same in other words stays as it is: otherwise Back would first
    lead to the same page in other words.
    """
    asked = tuple(st.query_params.get_all(key))
    told = () if set(values) == {default} else tuple(values)
    if told != asked and st.session_state.get(f"{key}@meant") != (asked, set(values)):
        if told:
            st.query_params[key] = list(told)
        else:
            st.query_params.pop(key, None)
        asked = told
    st.session_state[f"{key}@address"] = asked
    _note(key)


def by_code_or_label(options: Mapping[str, str]) -> Understand:
    """Understand a code or its label, in small or large letters."""
    by_label = {label.casefold(): code for code, label in options.items()}
    return lambda word: word if word in options else by_label.get(word.casefold())


def one(
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
    asked = _adopt(key, key, label, understand or by_code_or_label(options))
    if asked is not None:
        st.session_state[key] = next(iter(asked), codes[0])
    if st.session_state[key] not in codes:
        st.session_state[key] = codes[0]
    chosen = st.selectbox(
        label,
        codes,
        key=key,
        format_func=labels.__getitem__,
        help=explained,
        # A phone would open its keyboard over a list that fits on its screen.
        filter_mode="fuzzy" if len(codes) > FEW else None,
    )
    _write(key, [chosen], default=None if tell_default else codes[0])
    return None if chosen == NO_LIMIT else chosen


def switch(
    key: str,
    label: str,
    options: Mapping[str, str],
    known: Mapping[str, str] | None = None,
    outdates: Sequence[str] = (),
) -> str:
    """A row of buttons of which one is always chosen; the first is the default.

    Args:
        known: options that are not offered now; if the address asks for one, the caller says why not.
        outdates: keys of choices that mean nothing any more when another button is pressed.
    """
    codes = list(options)
    asked = _adopt(key, key, label, by_code_or_label({**(known or {}), **options}))
    if asked is not None:
        st.session_state[key] = next(iter(asked), codes[0])
    if st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    chosen = st.segmented_control(
        label, codes, key=key, format_func=options.__getitem__, required=True, width="stretch",
        on_change=_outdate, args=(key, codes[0], outdates),
    )  # fmt: skip
    _write(key, [chosen], default=codes[0])
    return str(chosen)


def _outdate(key: str, default: str, outdated: Sequence[str]) -> None:
    """Forget choices that meant something only beside another choice."""
    chosen = st.session_state[key]
    _readdress({key: [] if chosen == default else [chosen], **{one: [] for one in outdated}})
    for one in outdated:
        st.session_state.pop(one, None)
        st.session_state.pop(f"{one}@address", None)


def turn(
    choices: Mapping[str, str],
    default: str = NO_LIMIT,
    along: Mapping[str, list[str]] | None = None,
) -> None:
    """Choose an option of each of some rows of buttons or select boxes; for clicks elsewhere.

    Args:
        default: the option that the address leaves out.
        along: what the same click chose in facets, for the address.
    """
    told = {key: [] if code == default else [code] for key, code in choices.items()}
    _readdress({**told, **(along or {})})
    for key, code in choices.items():
        st.session_state[key] = code
        # The click is newer than the address, also where the select box has not been drawn yet.
        st.session_state[f"{key}@address"] = tuple(st.query_params.get_all(key))


def _readdress(changes: Mapping[str, list[str]]) -> None:
    """Change several parts of the address at once, so that Back undoes them at once."""
    before = {key: st.query_params.get_all(key) for key in st.query_params}
    st.query_params.from_dict({key: told for key, told in {**before, **changes}.items() if told})


def flag(key: str, label: str) -> bool:
    """A switch that is off unless the address or the visitor turns it on."""
    asked = _adopt(key, key, label, lambda word: word if word == ON else None)
    if asked is not None:
        st.session_state[key] = ON in asked
    is_on = st.toggle(label, key=key)
    _write(key, [ON] if is_on else [])
    return is_on


def step(key: str, label: str, options: Mapping[str, str]) -> str:
    """A slider over ordered options; the last one is the default."""
    codes = list(options)
    asked = _adopt(key, key, label, by_code_or_label(options))
    if asked is not None or st.session_state.get(key) not in codes:
        st.session_state[key] = next(iter(asked or ()), codes[-1])
    chosen = codes[0]
    if len(codes) > 1:
        chosen = st.select_slider(label, codes, key=key, format_func=options.__getitem__)
    _write(key, [chosen], default=codes[-1])
    return str(chosen)


def step_on(key: str, options: Mapping[str, str]) -> bool:
    """Move a slider one option on, before it is drawn; False when it stands at the last one."""
    codes = list(options)
    at = codes.index(st.session_state[key]) if st.session_state.get(key) in codes else -1
    st.session_state[key] = codes[min(at + 1, len(codes) - 1)]
    return at + 1 < len(codes) - 1


def many(key: str, label: str, options: Mapping[str, str], counts: Mapping[str, int]) -> None:
    """A facet behind a button, which says how many of its options are chosen."""
    number = sum(_is_on(key, code) for code in options)
    with st.popover(f"{label} ({number})" if number else label, key=f"facet-{key}"):
        boxes(key, options, counts)


def boxes(key: str, options: Mapping[str, str], counts: Mapping[str, int]) -> None:
    """One box for each option of a facet, with the number of rows it would give.

    Options without rows stay in view but cannot be chosen. Read the choice with :func:`chosen`.
    """
    for code, name in options.items():
        number = counts.get(code, 0)
        st.checkbox(
            f"{name} · {number:,}",
            key=_box(key, code),
            disabled=not number and not _is_on(key, code),
        )


def chosen(
    key: str, label: str, options: Mapping[str, str], understand: Understand | None = None
) -> tuple[str, ...]:
    """What is chosen in a facet, read before it is drawn, so that its counts can depend on it."""
    known = next((_box(key, code) for code in options), key)
    asked = _adopt(key, known, label, understand or by_code_or_label(options))
    if asked is not None:
        tick(key, options, asked)
    picked = tuple(code for code in options if _is_on(key, code))
    _write(key, picked)
    _note(*(_box(key, code) for code in options))
    return picked


def tick(key: str, options: Iterable[str], codes: Collection[str]) -> None:
    """Choose exactly these options of a facet; for links, clicks and “clear all”."""
    for code in options:
        st.session_state[_box(key, code)] = code in codes


def untick(key: str, code: str) -> None:
    """Take one option of a facet away."""
    st.session_state[_box(key, code)] = False


def asked_for(key: str, understand: Understand) -> tuple[str, ...]:
    """What the address asks for under a key, for a page that shows no widget for it."""
    codes = (understand(word) for word in st.query_params.get_all(key))
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def keep(key: str, values: Sequence[str]) -> None:
    """Put a choice into the address that a page makes without a widget of this module."""
    _write(key, values)


def _box(key: str, code: str) -> str:
    return f"{key}:{code}"


def _is_on(key: str, code: str) -> bool:
    return bool(st.session_state.get(_box(key, code)))


def words(key: str, label: str, hint: str) -> str:
    """A search box whose text is in the address."""
    asked = _adopt(key, key, label, str)
    if asked is not None:
        st.session_state[key] = next(iter(asked), "")
    typed = st.text_input(label, key=key, placeholder=hint, max_chars=200)
    _write(key, [typed] if typed.strip() else [])
    return typed


def page_number(key: str, pages: int, of: str = "") -> int:
    """Which page of a long list, 1 for the first; nothing is drawn if there is only one.

    Args:
        of: says which list it is; another list begins at its first page.
    """
    widget = f"{key}:number"
    asked = _adopt(key, widget, "Page", lambda word: word if word.isdecimal() else None)
    if asked is not None:
        st.session_state[widget] = int(next(iter(asked), "1"))
    elif st.session_state.get(f"{key}@list", of) != of:
        st.session_state[widget] = 1
    st.session_state[f"{key}@list"] = of
    number = min(max(1, st.session_state[widget]), max(1, pages))
    st.session_state[widget] = number
    if pages > 1:
        number = st.pagination(pages, key=widget)
    _write(key, [str(number)], default="1")
    _note(widget)
    return int(number)


def from_address(key: str) -> str | None:
    """A single word of the address, such as the case a page shows; None if there is none."""
    return st.query_params.get(key)


def several(
    key: str, label: str, options: Mapping[str, str], most: int, hint: str, explained: str
) -> tuple[str, ...]:
    """A box in which up to ``most`` options are chosen; the choice outlives a change of page.

    What is not among the options now is kept for later.
    """
    kept = st.session_state.get(f"{key}@kept", ())
    arrived = key not in st.session_state
    asked = _adopt(key, key, label, by_code_or_label(options))
    if asked is None or (arrived and not st.query_params.get_all(key)):
        asked = tuple(st.session_state.get(key, kept))
    st.session_state[key] = [code for code in asked if code in options][:most]
    picked = st.multiselect(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        max_selections=most,
        placeholder=hint,
        help=explained,
        # It would mark as many as there is room for, whichever come first.
        select_all=False,
    )
    _write(key, picked)
    st.session_state[f"{key}@kept"] = (*(code for code in kept if code not in options), *picked)
    return tuple(picked)


def toggle(key: str, code: str, most: int) -> None:
    """Choose an option of :func:`several`, or take it away; for clicks elsewhere on the page."""
    picked = list(st.session_state.get(key, ()))
    if code in picked:
        picked.remove(code)
    elif len(picked) < most:
        picked.append(code)
    st.session_state[key] = picked
