"""Widgets in, frozen choice out. Every choice is kept in the address, and only here.

The address is the truth: what it asks for is understood (a code, a name, or a known other spelling),
what cannot be understood is said and ignored, and what the visitor then chooses is written back.
"""

from components.app.url_state.boxes import boxes, chosen, many, untick
from components.app.url_state.inputs import (
    NO_LIMIT,
    flag,
    move_on,
    one,
    page_number,
    several,
    step,
    switch,
    toggle,
    words,
)
from components.app.url_state.state import LANGUAGE, AddressState, Query
from components.app.url_state.visit import (
    Understand,
    arrivals,
    asked_for,
    asked_language,
    by_code_or_label,
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
    say_unknown,
    settle,
    unasked,
    widget,
)

__all__ = [
    "LANGUAGE", "NO_LIMIT", "AddressState", "Query", "Understand", "arrivals", "asked_for",
    "asked_language", "boxes",
    "by_code_or_label", "carried", "choose", "chosen", "correct", "current", "flag",
    "from_address", "is_drawn", "keep", "leave", "many", "move_on", "note_act", "on_page", "one",
    "page_number", "say_unknown", "settle", "several", "step", "switch", "toggle", "unasked", "untick",
    "widget", "words",
]  # fmt: skip
