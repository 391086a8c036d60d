"""Class limits for maps: few, round, and the same for every period that is compared."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.language.messages import gettext
from components.language.numbers import Unit, format_number, is_missing, reported, with_symbol

FEWEST, WANTED, MOST = 3, 5, 7

# Decimals beyond which two numbers are the same.
EXACT = 9


@dataclass(frozen=True)
class Breaks:
    """Limits between classes, ascending.

    `lowest` and `highest` are the extremes the limits were made from. No limits means one class.
    """

    limits: tuple[float, ...]
    lowest: float
    highest: float

    @property
    def count(self) -> int:
        """Number of classes."""
        return len(self.limits) + 1


def round_breaks(values: Iterable[object]) -> Breaks | None:
    """Round limits between classes of about the same number of places, or None if nothing is reported.

    Five classes are aimed at. Fewer come back where the values do not need them: one class for a
    single or constant value, one for each of two or three distinct values, about one for every two of
    a few places. Where round limits cannot part the places evenly, classes are of equal width.
    """
    known = sorted(reported(values))
    if not known:
        return None
    distinct = sorted(set(known))
    if len(distinct) <= FEWEST:
        limits = tuple(_round_between(low, high) for low, high in pairwise(distinct))
    else:
        worthwhile = max(FEWEST, len(known) // 2 + 1)
        limits = _quantile(known, min(WANTED, len(distinct), worthwhile))
    return Breaks(limits, known[0], known[-1])


def classify(value: object, breaks: Breaks | None) -> int | None:
    """Index of the value's class, lowest first; None if the value or the breaks are missing.

    A value on a limit belongs to the upper class, a value beyond the extremes to the outermost.
    """
    if breaks is None or is_missing(value):
        return None
    # A share of two counts can be 99.99999999999999: it is the limit that is written on the key.
    number = round(float(value), EXACT)  # type: ignore[arg-type]
    return bisect_right(breaks.limits, number)


def labels(breaks: Breaks | None, unit: Unit) -> tuple[str, ...]:
    """The classes in words, lowest first: "under 20", "20 to 40", ..., "80 and more".

    The unit's sign stands behind the number if it is a sign (%): words go into the title.
    """
    if breaks is None:
        return ()
    sign = unit.sign
    if not breaks.limits:
        return (_span_text(breaks.lowest, breaks.highest, unit.decimals, sign),)
    shown = [format_number(limit, _decimals(limit)) for limit in breaks.limits]
    return (
        gettext("under {limit}", limit=with_symbol(shown[0], sign)),
        *(_range_text(low, high, sign) for low, high in pairwise(shown)),
        gettext("{limit} and more", limit=with_symbol(shown[-1], sign)),
    )


def _span_text(low: float, high: float, decimals: int, sign: str) -> str:
    ends = [format_number(end, 0 if end == round(end) else decimals) for end in (low, high)]
    return with_symbol(ends[0], sign) if ends[0] == ends[1] else _range_text(ends[0], ends[1], sign)


def _range_text(lower: str, upper: str, sign: str) -> str:
    return gettext("{lower} to {upper}", lower=lower, upper=with_symbol(upper, sign))


def _quantile(known: Sequence[float], wanted: int) -> tuple[float, ...]:
    """The roundest limits that still give classes of about the same size; fewer if none do."""
    for count in range(wanted, 1, -1):
        cuts = [known[len(known) * place // count] for place in range(1, count)]
        for step in _nice_steps(known[-1] - known[0]):
            limits = tuple(_clean(round(cut / step) * step) for cut in cuts)
            if _balanced(known, limits, count):
                return limits
    return _equal(known, wanted)


def _balanced(known: Sequence[float], limits: tuple[float, ...], count: int) -> bool:
    if any(low >= high for low, high in pairwise(limits)):
        return False
    edges = [0, *(bisect_left(known, limit) for limit in limits), len(known)]
    sizes = [high - low for low, high in pairwise(edges)]
    return min(sizes) > 0 and max(sizes) <= 1.5 * len(known) / count + 1


def _equal(known: Sequence[float], wanted: int) -> tuple[float, ...]:
    """Multiples of one nice step between the extremes, as near to `wanted` classes as it gets."""
    low, high = known[0], known[-1]
    candidates = [
        tuple(
            _clean(step * place)
            for place in range(math.floor(low / step) + 1, math.ceil(high / step))
        )
        for step in _nice_steps(high - low)
        if (high - low) / step <= 2 * MOST
    ]
    fitting = [limits for limits in candidates if 1 <= len(limits) < MOST]
    return min(fitting, key=lambda limits: abs(len(limits) + 1 - wanted))


def _round_between(low: float, high: float) -> float:
    """The roundest number above `low` and at most `high`."""
    for step in _nice_steps(high - low):
        limit = _clean(math.floor(high / step) * step)
        if low < limit <= high:
            return limit
    return high


def _nice_steps(span: float) -> list[float]:
    """1, 2, 2.5 and 5 times powers of ten, from the span's own size down to a ten-thousandth."""
    top = math.floor(math.log10(span))
    return [factor * 10.0**power for power in range(top, top - 5, -1) for factor in (5, 2.5, 2, 1)]


def _clean(number: float) -> float:
    """Without the dust that adding tenths leaves behind; 12 significant digits stay."""
    return float(f"{number:.12g}")


def _decimals(limit: float) -> int:
    """Decimals the limit needs to be written without rounding."""
    return next((places for places in range(6) if math.isclose(round(limit, places), limit)), 6)
