"""What is said when the site is busy, or a page failed."""

import traceback

from components.language.messages import gettext_noop

BUSY_SECONDS = 20


BUSY = gettext_noop(
    "Many people are asking for files at this moment. Please try again in about {seconds} seconds."
)


FAILED = gettext_noop(
    "Something went wrong on this page. The fault has been written down for the people who look "
    "after the site; the other pages still work."
)


def places_of(error: Exception) -> str:
    """Where in our code a fault came up: its message may quote cells that nobody else may read."""
    steps = traceback.extract_tb(error.__traceback__)[-3:]
    named = " > ".join(f"{step.filename}:{step.lineno}" for step in steps)
    return f"{named} ({type(error).__name__})"
