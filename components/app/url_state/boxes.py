"""Facets: a box for each option, any number of them chosen."""

from collections.abc import Mapping

import streamlit as st

from components.app.url_state import visit
from components.app.url_state.state import Words
from components.app.url_state.visit import Understand
from components.language.messages import gettext


def choose_many(
    key: str, label: str, options: Mapping[str, str], counts: Mapping[str, int]
) -> None:
    """A facet behind a button, which says how many of its options are chosen."""
    number = sum(code in options for code in visit.current().words(key))
    counted = gettext("{label} ({count})", label=label, count=number)
    with st.popover(counted if number else label, key=f"facet-{key}"):
        boxes(key, options, counts)


def boxes(key: str, options: Mapping[str, str], counts: Mapping[str, int]) -> None:
    """One box for each option of a facet, with the number of rows it would give.

    Options without rows stay in view but cannot be chosen. Read the choice with :func:`chosen`.
    """
    picked = visit.current().words(key)
    for code, name in options.items():
        number, is_on = counts.get(code, 0), code in picked
        box = visit.widget(f"{key}:{code}", is_on, hidden=True)
        st.checkbox(
            gettext("{name} · {count}", name=name, count=number), key=box, disabled=not number and not is_on,
            on_change=_tick, args=(key, code, box),
        )  # fmt: skip


def chosen(
    key: str, label: str, options: Mapping[str, str], understand: Understand | None = None
) -> Words:
    """What is chosen in a facet, read before it is drawn, so that its counts can depend on it."""
    asked = visit.read(key, label, understand or visit.by_code_or_label(options))
    picked = tuple(code for code in options if code in asked)
    visit.correct(key, picked)
    return picked


def untick(key: str, code: str) -> None:
    """Take one option of a facet away."""
    visit.choose({key: visit.without(visit.current().words(key), code)})


def _tick(key: str, code: str, box: str) -> None:
    others = visit.without(visit.current().words(key), code)
    visit.take(key, f"{key}:{code}", box, lambda is_on: (*others, code) if is_on else others)
