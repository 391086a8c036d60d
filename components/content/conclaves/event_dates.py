"""When a gathering was held, in words."""

import pandas as pd

from components.language import dates, digits
from components.language.messages import gettext


def say_event_date(event: pd.Series) -> str:
    """The date of a gathering, or its year where the day is not known."""
    if isinstance(event["date"], str):
        return dates.format_period(event["date"])
    return (
        gettext("date not reported") if pd.isna(event["year"]) else digits.draw(str(event["year"]))
    )
