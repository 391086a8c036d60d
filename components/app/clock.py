"""What day it is where the visitor is: a server in one country prints dates for all others."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st

# No place on earth is further from UTC; what a browser claims beyond that is not believed.
FURTHEST = 14 * 60


def today() -> date:
    """The visitor's day; the day in UTC where the browser does not tell its offset."""
    return day_at(datetime.now(UTC), st.context.timezone_offset)


def day_at(moment: datetime, offset: int | None) -> date:
    """The day at a moment.

    Args:
        moment: with its time zone.
        offset: minutes that UTC is ahead of the place, as browsers count (-330 in India).
    """
    ahead = -offset if offset is not None and abs(offset) <= FURTHEST else 0
    return (moment.astimezone(UTC) + timedelta(minutes=ahead)).date()
