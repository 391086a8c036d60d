"""What is said when the site is busy, or a page failed."""

BUSY_SECONDS = 20


BUSY = (
    "Many people are asking for files at this moment. Please try again in about "
    f"{BUSY_SECONDS} seconds."
)


FAILED = (
    "Something went wrong on this page. The fault has been written down for the people who look "
    "after the site; the other pages still work."
)
