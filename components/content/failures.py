"""What is said when the site is busy, or a page failed."""

from components.language.messages import gettext_noop

BUSY_SECONDS = 20


BUSY = gettext_noop(
    "Many people are asking for files at this moment. Please try again in about {seconds} seconds."
)


FAILED = gettext_noop(
    "Something went wrong on this page. The fault has been written down for the people who look "
    "after the site; the other pages still work."
)
