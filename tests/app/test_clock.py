"""The day that is printed is the day of who reads it."""

from datetime import UTC, date, datetime

import pytest
from streamlit.runtime.context import ContextProxy

from components.app import clock

EVENING = datetime(2026, 11, 28, 18, 54, tzinfo=UTC)


def set_clock(monkeypatch, moment: datetime, offset: int) -> None:
    """Let it be a moment, at a browser that is some minutes from UTC."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    monkeypatch.setattr(ContextProxy, "timezone_offset", property(lambda _self: offset))


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        (-330, 29),  # Asia/Kolkata: 00:24
        (-300, 28),  # Asia/Karachi: 23:54
        (0, 28),
        (None, 28),
        (480, 28),
        (-345, 29),  # Asia/Kathmandu: 00:39
        (-840, 29),  # Pacific/Kiritimati: 08:54
        (660, 28),  # Pacific/Niue: 07:54
        (10**300, 28),  # no place is so far from UTC
    ],
)
def test_the_day_is_the_one_where_the_visitor_is(offset, day):
    assert clock.day_at(EVENING, offset) == date(2026, 11, day)


def test_in_karachi_the_day_turns_five_hours_before_utc():
    assert clock.day_at(EVENING.replace(minute=59, hour=19), -300) == date(2026, 11, 29)


def test_west_of_utc_the_day_before_is_still_going_on():
    assert clock.day_at(EVENING.replace(hour=3), 300) == date(2026, 11, 27)


def test_the_clock_asks_the_browser_how_far_it_is_from_utc(monkeypatch):
    set_clock(monkeypatch, EVENING, -330)
    assert clock.today() == date(2026, 11, 29)
    set_clock(monkeypatch, EVENING, -300)
    assert clock.today() == date(2026, 11, 28)


def test_a_story_is_cited_as_read_on_the_day_of_its_reader(monkeypatch, open_page):
    set_clock(monkeypatch, EVENING, -330)
    said = "\n".join(one.value for one in open_page("case_study", story="pacs-cs001").code)
    assert "29 November 2026" in said
    assert "2026-11-29" in said
    assert "28 November" not in said
    assert "2026-11-28" not in said
