"""Widgets in, frozen choice out. Every choice is kept in the address, and only here.

The address is the truth: what it asks for is understood (a code, a name, or a known other spelling),
what cannot be understood is said and ignored, and what the visitor then chooses is written back.
"""

from components.app.url_state.boxes import boxes, choose_many, chosen, untick
from components.app.url_state.inputs import (
    NO_LIMIT,
    choose_latest,
    choose_one,
    choose_several,
    enter_words,
    flag,
    move_to,
    page_number,
    switch,
    toggle,
)
from components.app.url_state.state import LANGUAGE, AddressState, Query
from components.app.url_state.visit import (
    Understand,
    asked_for,
    asked_language,
    by_code_or_label,
    came_by_link,
    carried,
    choose,
    correct,
    current,
    from_address,
    is_drawn,
    keep,
    leave,
    note_act,
    on_page,
    only_here,
    say_unknown,
    settle,
    unasked,
    widget,
)

__all__ = [
    "LANGUAGE", "NO_LIMIT", "AddressState", "Query", "Understand", "asked_for", "asked_language",
    "boxes", "by_code_or_label", "came_by_link", "carried", "choose", "choose_latest", "choose_many",
    "choose_one", "choose_several", "chosen", "correct", "current", "enter_words", "flag", "from_address",
    "is_drawn", "keep", "leave", "move_to", "note_act", "on_page", "only_here", "page_number", "say_unknown",
    "settle", "switch", "toggle", "unasked", "untick", "widget",
]  # fmt: skip
