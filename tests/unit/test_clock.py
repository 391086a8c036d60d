"""The day that is printed is the day of who reads it."""

from datetime import UTC, date, datetime

import pytest

from components.app import clock

EVENING = datetime(2026, 11, 28, 18, 54, tzinfo=UTC)


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
