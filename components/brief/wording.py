"""Small sentences that several parts of a pack share."""

from components.brief.facts import Facts
from components.language import dates, numbers
from components.language.numbers import Unit
from data.indicators import Indicator


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
    label = dates.format_period(row_period)
    if isinstance(base_period, str) and base_period != row_period:
        return f"{label}, on a base of {dates.format_period(base_period)}"
    return label


def small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or a name."""
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower() or first in ("Community", "Local", "Village", "Scheduled"):
        return label
    return f"{first[:1].lower()}{first[1:]}{f' {rest}' if rest else ''}"
