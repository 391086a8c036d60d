"""Periods as the tables write them: ``2015``, ``2015-06``, ``2015-06-14``, ``2019/2021``."""

import calendar
from collections.abc import Iterable
from datetime import date
from functools import cache

YEAR = len("2015")
MONTHS = tuple(calendar.month_name)


@cache
def label(period: str) -> str:
    """The period as people write it: “June 2015”, “14 March 2014”, “2019–21”."""
    start, _, end = period.partition("/")
    if not end:
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


@cache
def sort_key(period: str) -> int:
    """The day a period ends as the number YYYYMMDD; a bare year ends in December."""
    end = period.rpartition("/")[2]
    year, month, day = (*(int(part) for part in end.split("-")), 0, 0)[:3]
    month = month or 12
    day = day or calendar.monthrange(year, month)[1]
    return year * 10_000 + month * 100 + day


@cache
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
