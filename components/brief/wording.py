"""Small sentences that several parts of a pack share."""

import re

from components.brief.facts import Facts
from components.figures import numbers
from components.figures.numbers import Unit
from data import periods
from data.indicators import Indicator

STORY_LENGTH = 430


def unit(facts: Facts, unit_id: str) -> Unit:
    """A unit with its symbol and decimals."""
    term = facts.words.term("units", unit_id)
    return Unit(unit_id, term.label, term.symbol, term.decimals or 0)


def amount(facts: Facts, indicator: Indicator, lower: object, upper: object = None) -> str:
    """A value with its unit, as a range where two reporters differ."""
    shown = unit(facts, indicator.unit)
    if upper is None or numbers.is_missing(upper) or upper == lower:
        return numbers.format_value(lower, shown)
    low = numbers.format_number(lower, shown.decimals)
    return f"{low} to {numbers.format_value(upper, shown)}"


def when(row_period: str, base_period: object) -> str:
    """The period of a figure, with that of its denominator where it is another one."""
    label = periods.label(row_period)
    if isinstance(base_period, str) and base_period != row_period:
        return f"{label}, on a base of {periods.label(base_period)}"
    return label


def shortened(text: str, length: int = STORY_LENGTH) -> str:
    """The first whole sentences of a text; a text without a short first sentence is cut at a space."""
    if len(text) <= length:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text[: length + 1])]
    if ends and ends[-1] > length // 3:
        return text[: ends[-1]]
    return f"{text[:length].rsplit(' ', 1)[0]} …"


def small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or a name."""
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower() or first in ("Community", "Local", "Village", "Scheduled"):
        return label
    return f"{first[:1].lower()}{first[1:]}{f' {rest}' if rest else ''}"
