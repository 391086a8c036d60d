"""Periods and days as the reader's language writes them: “June 2015”, “14 March 2014”, “2019–21”."""

from datetime import date

from babel.dates import format_date

from components.language import digits, messages
from data import languages


def format_period(period: str) -> str:
    """A period of the tables (``2015``, ``2015-06``, ``2015-06-14``, ``2019/2021``) in words."""
    start, _, end = period.partition("/")
    if not end or start == end:
        return _format_moment(start)
    if len(start) == len(end) == len("2015") and start[:2] == end[:2]:
        return digits.draw(f"{start}–{end[2:]}")
    return messages.gettext(
        "{lower} to {upper}", lower=_format_moment(start), upper=_format_moment(end)
    )


def _format_moment(moment: str) -> str:
    year, *rest = (int(part) for part in moment.split("-"))
    if not rest:
        return digits.draw(moment)
    pattern = "MMMM y" if len(rest) == 1 else "d MMMM y"
    locale = languages.spoken().locale
    return digits.draw(format_date(date(year, *rest, *([1] * (2 - len(rest)))), pattern, locale))
