"""Aims: what a programme set out to do, and the results measured for each aim."""

from components.app import frame
from components.views import aims

frame.show_header(
    "What did they want, and what was measured?",
    "Each aim or role of a programme with the figures that measure it, their dates and sources, "
    "and the figures that differ.",
)

aims.show_results()
