"""Dates and periods as people write them: ``31/03/2015``, ``Mar-16``, ``2014-15``, ``42460``, ``Q2 2015``."""

import calendar
import re
from datetime import date, timedelta

from data import periods
from data.habits.habit import Habit, Way, certain, likely, trimmed
from data.habits.numbers import MISSING, NOTHING_OR_MISSING, to_latin

MONTHS = {
    **{name.casefold(): at for at, name in enumerate(calendar.month_name) if name},
    **{name.casefold(): at for at, name in enumerate(calendar.month_abbr) if name},
    "sept": 9,
    **dict(zip(("जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर",
                "दिसंबर"), range(1, 13), strict=True)),
    **dict(zip(("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر",
                "دسمبر"), range(1, 13), strict=True)),
    **dict(zip(("জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর",
                "ডিসেম্বর"), range(1, 13), strict=True)),
}  # fmt: skip
# Days as Excel counts them, of the years 1982 to 2063.
SERIAL, FIRST_SERIAL, LAST_SERIAL = re.compile(r"[0-9]{5}(\.0+)?"), 30_000, 60_000
DAY_ZERO = date(1899, 12, 30)
WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?"
)
AT_A_TIME = re.compile(r"(.*[0-9]{4}) [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AP]M)?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"([0-9]{4})([/. -])([0-9]{1,2})\2([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([/. -])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
YEAR_MONTH = re.compile(r"([0-9]{4})[/. -]([0-9]{1,2})|([0-9]{1,2})[/. -]([0-9]{4})")
WORD = r"([^\W\d_][^\s\d,./’'-]*)\.?"
DAY_MONTH_YEAR = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[\s./-]+{WORD}[\s,./-]+([0-9]{{4}}|[0-9]{{2}})"
)
MONTH_DAY_YEAR = re.compile(rf"{WORD}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})")
MONTH_YEAR = re.compile(rf"{WORD}[\s,./’'-]*([0-9]{{4}}|[0-9]{{2}})|([0-9]{{4}})[\s,./-]+{WORD}")
QUARTER = re.compile(r"Q([1-4])[\s./-]*([0-9]{4})|([0-9]{4})[\s./-]*Q([1-4])", re.IGNORECASE)
YEARS = re.compile(r"([0-9]{4})\s*(?:-|–|—|to|से|/)\s*([0-9]{4})", re.IGNORECASE)
SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})\s*[-–—/]\s*([0-9]{2})")
FROM_TO = re.compile(r"\s+(?:to|से|-|–|—)\s+|\s*[–—]\s*", re.IGNORECASE)
YEAR_ENDING = re.compile(r"FY\s*['’]?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
FINANCIAL = re.compile(r"(?:FY\s*)?([0-9]{4})\s*[-–/]\s*([0-9]{2})", re.IGNORECASE)
YEAR_AS_NUMBER = re.compile(r"((?:18|19|20|21)[0-9]{2})\.0+")


def read_moment(cell: str, is_day: bool) -> Habit | None:
    """What somebody means who writes a date or a period so; None if nobody can tell.

    Args:
        is_day: whether the column holds days only.
    """
    text = "".join(map(_digit, trimmed(cell)))
    for read in _DAYS if is_day else (*_DAYS, *_SPANS):
        if habit := read(text):
            return habit if all(_can_be_read(way.text, is_day) for way in habit.ways) else None
    if text != cell and _can_be_read(text, is_day):
        return certain("date-spaces" if trimmed(cell) == text else "date-digits", text)
    return None


def _digit(letter: str) -> str:
    return to_latin(letter) if letter.isdecimal() else letter


def _can_be_read(text: str, is_day: bool) -> bool:
    return not text or (periods.date_fault(text) if is_day else periods.fault(text)) is None


def _missing(text: str) -> Habit | None:
    is_missing = text.casefold() in MISSING | NOTHING_OR_MISSING
    return Habit("date-missing", (Way("missing", ""),)) if is_missing else None


def _formula(text: str) -> Habit | None:
    return Habit("formula") if text.startswith(("=", "@")) else None


def _serial(text: str) -> Habit | None:
    if not SERIAL.fullmatch(text) or not FIRST_SERIAL < float(text) < LAST_SERIAL:
        return None
    return likely("date-serial", (DAY_ZERO + timedelta(days=int(float(text)))).isoformat())


def _with_time(text: str) -> Habit | None:
    if found := WITH_TIME.fullmatch(text):
        return certain("date-time", found[1])
    if not (found := AT_A_TIME.fullmatch(text)):
        return None
    return _year_last(found[1]) or _in_words(found[1])


def _year_first(text: str) -> Habit | None:
    found = YEAR_FIRST.fullmatch(text)
    return certain("date-order", _written(found[1], found[3], found[4])) if found else None


def _year_last(text: str) -> Habit | None:
    found = YEAR_LAST.fullmatch(text)
    if not found:
        return None
    year = _year(found[4])
    ways = [
        Way(name, written)
        for name, month, day in (("day-first", 3, 1), ("month-first", 1, 3))
        if (written := _written(year, found[month], found[day])) and not periods.date_fault(written)
    ]
    is_certain = len({way.text for way in ways}) == 1 and len(found[4]) == periods.YEAR
    ways = ways[:1] if is_certain else ways
    code = "date-order" if len(ways) == 1 else "date-either"
    return Habit(code, tuple(ways), is_certain) if ways else None


def _in_words(text: str) -> Habit | None:
    """A day with its month in words."""
    found = DAY_MONTH_YEAR.fullmatch(text)
    parts = (found[3], found[2], found[1]) if found else None
    if not found and (found := MONTH_DAY_YEAR.fullmatch(text)):
        parts = found[3], found[1], found[2]
    month = MONTHS.get(parts[1].casefold()) if parts else None
    if not parts or not month:
        return None
    written = _written(_year(parts[0]), str(month), parts[2])
    make = certain if len(parts[0]) == periods.YEAR else likely
    return make("date-words", written)


def _month_in_words(text: str) -> Habit | None:
    found = MONTH_YEAR.fullmatch(text)
    if not found:
        return None
    word, year = (found[1], found[2]) if found[1] else (found[4], found[3])
    month = MONTHS.get(word.casefold())
    if not month:
        return None
    written = f"{_year(year)}-{month:02}"
    # “Mar-16” is a month of 2016, or the sixteenth of March: spreadsheets show both so.
    return certain("period-words", written) if len(year) == 4 else likely("period-short", written)


def _year_month(text: str) -> Habit | None:
    found = YEAR_MONTH.fullmatch(text)
    if not found or periods.is_financial_year(text):
        return None
    year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return certain("date-order", f"{year}-{int(month):02}") if 1 <= int(month) <= 12 else None


def _quarter(text: str) -> Habit | None:
    found = QUARTER.fullmatch(text)
    if not found:
        return None
    number, year = int(found[1] or found[4]), int(found[2] or found[3])
    ways = (("calendar", 1), ("april", 4), ("july", 7))
    return Habit(
        "period-quarter", tuple(Way(name, _three_months(year, number, at)) for name, at in ways)
    )


def _three_months(year: int, number: int, beginning: int) -> str:
    first = year * 12 + beginning - 1 + 3 * (number - 1)
    return "/".join(f"{month // 12}-{month % 12 + 1:02}" for month in (first, first + 2))


def _years(text: str) -> Habit | None:
    if found := YEARS.fullmatch(text):
        return certain("period-span", f"{found[1]}/{found[2]}")
    found = SHORT_YEARS.fullmatch(text)
    if not found or found[3] <= max(found[2], "12"):
        return None
    # No month has such a number, so that it is a later year.
    return likely("period-span", f"{found[1]}{found[2]}/{found[1]}{found[3]}")


def _months(text: str) -> Habit | None:
    """From a month to another, each with its year."""
    ends = [_month_in_words(end) for end in FROM_TO.split(text)]
    sure = [end.ways[0].text for end in ends if end and end.is_certain]
    return certain("period-span", "/".join(sure)) if len(sure) == len(ends) == 2 else None


def _financial(text: str) -> Habit | None:
    if found := YEAR_ENDING.fullmatch(text):
        year = int(_year(found[1]))
        begins = tuple(Way(f"{way.name}-of", way.text) for way in _financial_years(year))
        ways = (*_financial_years(year - 1), *begins)
        return Habit("period-one-year", ways, said={"begun": begins[0].text})
    found = FINANCIAL.fullmatch(text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    return Habit("period-financial", _financial_years(int(found[1])))


def doubtful_year(text: str) -> Habit:
    """What ``2011-12`` can mean where no neighbour tells: a financial year, or a month."""
    return Habit(
        "period-doubtful", (*_financial_years(int(text[:4])), Way("month", f"{text}/{text}"))
    )


def _financial_years(year: int) -> tuple[Way, Way]:
    return Way("april", f"{year}-04/{year + 1}-03"), Way("july", f"{year}-07/{year + 1}-06")


def _number(text: str) -> Habit | None:
    found = YEAR_AS_NUMBER.fullmatch(text)
    return certain("period-number", found[1]) if found else None


def _year(text: str) -> str:
    if len(text) == periods.YEAR:
        return text
    return f"{'19' if int(text) > 60 else '20'}{text}"


def _written(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


_DAYS = (_missing, _formula, _serial, _with_time, _year_first, _year_last, _in_words)
_SPANS = (_month_in_words, _months, _quarter, _financial, _years, _year_month, _number)
