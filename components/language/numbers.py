"""Numbers as text in the reader's language: a value with its unit, and one word for a missing one.

The rules of each language stand in :mod:`components.language.digits`.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.language import digits
from components.language.messages import gettext

MINUS = "\N{MINUS SIGN}"
MILLION, LAKH = 1_000_000, 100_000
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Unit:
    """A unit of measure as the vocabulary words it.

    `symbol` is what follows the number ("%", " households", " per 100 villages"), with its own
    leading space where it is a word, without one where the word is written together with its number
    (Bengali "টি জেলা"); `decimals` is how many a value normally shows; `symbol_one` is
    what follows exactly 1, empty where that is the same.
    """

    unit_id: str
    label: str
    symbol: str
    decimals: int
    symbol_one: str = ""

    @property
    def sign(self) -> str:
        """The symbol, if it is a sign such as %; empty for a word."""
        return "" if is_word(self.symbol) else self.symbol


def is_word(symbol: str) -> bool:
    """True if a number is followed by a word, not by a sign such as %.

    A word of Latin letters has its leading space; without one they are a sign, as in "kg".
    """
    return symbol.startswith(" ") or (symbol[:1].isalpha() and not symbol[:1].isascii())


def is_missing(value: object) -> bool:
    """True for None, NaN, pandas' NA and infinities: nothing that can be drawn or compared."""
    return value is None or value is pd.NA or not math.isfinite(value)  # type: ignore[arg-type]


def reported(values: Iterable[object]) -> list[float]:
    """The values that are there, as floats, in their order."""
    return [float(value) for value in values if not is_missing(value)]  # type: ignore[arg-type]


def rounded(values: pd.Series, decimals: int) -> pd.Series:
    """Numbers as :func:`format_number` would write them; pandas rounds 58.85 to 58.8, not to 58.9."""
    return pd.Series(
        [None if is_missing(value) else round(float(value), decimals) for value in values],
        index=values.index,
        dtype="Float64",
    )


def round_number(number: float, decimals: int) -> float:
    """A number with the decimals that :func:`format_number` would write."""
    return round(number, _decimals_needed(number, decimals)) if number else number


def not_reported() -> str:
    """What stands where a value is missing."""
    return gettext("not reported")


def format_number(value: object, decimals: int = 0) -> str:
    """The bare number with thousands separators and a true minus sign; “not reported” if missing.

    Zero stays "0". A value too small for `decimals` shows its first significant digit, so that
    something small is never written as nothing.
    """
    if is_missing(value):
        return not_reported()
    number = float(value)  # type: ignore[arg-type]
    if number == 0:
        return digits.write(0, 0)
    text = digits.write(abs(number), _decimals_needed(number, decimals))
    return f"{MINUS if number < 0 else ''}{text}"


def format_value(value: object, unit: Unit) -> str:
    """The value with its unit: "1,234 households", "12.3 %", "not reported"."""
    if is_missing(value):
        return not_reported()
    return with_symbol(format_number(value, unit.decimals), unit.symbol, unit.symbol_one)


def format_range(lower: object, upper: object, unit: Unit) -> str:
    """Two figures of one thing with their unit: "3,701 to 3,705", "9.6 to 13.4 million people"."""
    if is_missing(lower) or is_missing(upper) or lower == upper:
        return format_value(lower if is_missing(upper) else upper, unit)
    ends = [format_number(one, unit.decimals) for one in (lower, upper)]
    is_indian = digits.counts_in_lakh()
    large = LAKH if is_indian else MILLION
    parts = [format_number(float(one) / large, 1) for one in (lower, upper)]  # type: ignore[arg-type]
    if min(float(lower), float(upper)) >= MILLION and parts[0] != parts[1]:  # type: ignore[arg-type]
        last = gettext("{number} lakh") if is_indian else gettext("{number} million")
        ends = [parts[0], last.format(number=parts[1])]
    return gettext("{lower} to {upper}", lower=ends[0], upper=with_symbol(ends[1], unit.symbol))


def format_change(value: object, unit: Unit) -> str:
    """A difference between two values with its sign: "+3.2 percentage points", "no change"."""
    if is_missing(value):
        return not_reported()
    number = float(value)  # type: ignore[arg-type]
    if number == 0:
        return gettext("no change")
    text = format_number(number, unit.decimals)
    signed = f"+{text}" if number > 0 else text
    if unit.symbol.strip() == "%":
        return gettext("{number} percentage points", number=signed)
    return with_symbol(signed, unit.symbol, unit.symbol_one)


def with_symbol(number: str, symbol: str, symbol_one: str = "") -> str:
    """A written number followed by its unit's symbol; a sign such as % is kept on its line.

    Args:
        symbol_one: what follows exactly 1, where that is something else.
    """
    if not symbol:
        return number
    is_one = number.lstrip(f"+{MINUS}") == digits.write(1, 0)
    told = symbol_one if is_one and symbol_one else symbol
    return f"{number}{told}" if is_word(told) else f"{number}{NO_BREAK}{told}"


def _decimals_needed(number: float, decimals: int) -> int:
    if round(abs(number), decimals) > 0:
        return decimals
    return -math.floor(math.log10(abs(number)))
