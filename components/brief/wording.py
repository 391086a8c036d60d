"""Small sentences that several parts of a pack share."""

from components.brief.facts import Facts
from components.figures import svg_text
from components.language import dates, numbers
from components.language.messages import gettext
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
    return gettext("{lower} to {upper}", lower=low, upper=numbers.format_value(upper, shown))


def when(row_period: str, base_period: object) -> str:
    """The period of a figure, with that of its denominator where it is another one."""
    label = dates.format_period(row_period)
    if isinstance(base_period, str) and base_period != row_period:
        base = dates.format_period(base_period)
        return gettext("{period}, on a base of {base}", period=label, base=base)
    return label


def isolate(text: str) -> str:
    """A text that may be in English, so that its full stop stays at its end in a line of Urdu."""
    if not svg_text.is_right_to_left():
        return text
    return f"{svg_text.FIRST_LETTERS}{text}{svg_text.END}"
