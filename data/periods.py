"""Periods as the tables write them: ``2015``, ``2015-06``, ``2015-06-14``, ``2019/2021``."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

YEAR = len("2015")
MONTHS = tuple(calendar.month_name)
MOMENT = re.compile(r"((?:18|19|20|21)[0-9]{2})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
WRITTEN_OUT = re.compile(r"([0-9]{4})-(?:04/([0-9]{4})-03|07/([0-9]{4})-06)")
FINANCIAL_YEAR = re.compile(r"([0-9]{4})[-/]([0-9]{2})")


def fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a period, as a code of a problem and the part it is about; None if nothing is.

    What passes here, :func:`label` and :func:`sort_key` can read.
    """
    start, slash, end = text.partition("/")
    moments = [start, end] if slash else [start]
    for moment in moments:
        if said := _moment_fault(moment):
            return said
    if slash and _first(start) > _day(sort_key(end)):
        return "period-backwards", text
    return None


def _moment_fault(moment: str) -> tuple[str, str] | None:
    form = MOMENT.fullmatch(moment)
    if form is None:
        return "period-form", moment
    year, month, day = (int(part or 1) for part in form.groups())
    if not 1 <= month <= 12:
        return "period-month", moment
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return "period-day", moment
    return None


def is_financial_year(text: str) -> bool:
    """Whether a text can be meant as a year from April to March: ``2021-22``, ``2011-12``.

    ``2011-12`` is also a month, so that only its neighbours can tell what it is.
    """
    form = FINANCIAL_YEAR.fullmatch(text)
    return form is not None and (int(form[1]) + 1) % 100 == int(form[2])


def doubtful_years(texts: Iterable[str]) -> set[str]:
    """Those texts of a column that can be a month or a financial year, if the others do not tell which.

    A month or a day beside them tells that months are meant, unless a year from April or July is there
    as well. A span of months tells nothing of months: financial years are written so.
    """
    known = set(texts)
    alike = {text for text in known if is_financial_year(text)}
    doubtful = {text for text in alike if fault(text) is None}
    has_years = doubtful != alike or any(map(_is_written_out, known))
    has_months = any(
        "-" in text and "/" not in text and fault(text) is None for text in known - alike
    )
    return doubtful if has_years or not has_months else set()


def _is_written_out(text: str) -> bool:
    """Whether a text is a financial year as a span of months: ``2021-04/2022-03``."""
    form = WRITTEN_OUT.fullmatch(text)
    return form is not None and int(form[1]) + 1 == int(form[2] or form[3])


def date_fault(text: str) -> str | None:
    """What is wrong with the date of a day, as the code of a problem; None if nothing is."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            date.fromisoformat(text)
        except ValueError:
            return "date-day"
        return None
    return "date-form"


def label(period: str) -> str:
    """The period as people write it: “June 2015”, “14 March 2014”, “2019–21”."""
    start, _, end = period.partition("/")
    if not end or start == end:
        return _moment(start)
    if len(start) == len(end) == 4 and start[:2] == end[:2]:
        return f"{start}–{end[2:]}"
    return f"{_moment(start)} to {_moment(end)}"


def _moment(moment: str) -> str:
    year, *rest = moment.split("-")
    match rest:
        case []:
            return year
        case [month]:
            return f"{MONTHS[int(month)]} {year}"
        case _:
            return f"{int(rest[1])} {MONTHS[int(rest[0])]} {year}"


def sort_key(period: str) -> int:
    """The day a period ends as the number YYYYMMDD; a bare year ends in December."""
    end = period.rpartition("/")[2]
    year, month, day = (*(int(part) for part in end.split("-")), 0, 0)[:3]
    month = month or 12
    day = day or calendar.monthrange(year, month)[1]
    return year * 10_000 + month * 100 + day


def span(period: str) -> tuple[date, date]:
    """First and last day that a figure can be of; a month stands for its last day."""
    start, _, end = period.partition("/")
    last = _day(sort_key(period))
    if end:
        return _first(start), last
    return (_first(start), last) if len(start) == YEAR else (last, last)


def _first(moment: str) -> date:
    year, month, day = (*(int(part) for part in moment.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _day(key: int) -> date:
    return date(key // 10_000, key // 100 % 100, key % 100)


def year_of(period: str) -> int:
    """The year a period ends in."""
    return sort_key(period) // 10_000


def newest(periods: Iterable[str]) -> str | None:
    """The period that ends last, or None of an empty list."""
    return max(periods, key=sort_key, default=None)
