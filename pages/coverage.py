"""Coverage: in which districts a programme worked, on a map and in a table with the same rows."""

from components.app import frame
from components.views import coverage

frame.show_header(
    "Where did they work?",
    "The districts each programme reached, as far as sources say so. Choose a place, or click it.",
)

coverage.show_coverage()
