"""Learning Zone: search and choose case studies, as a list or as a matrix that shows the holes."""

from components.app import frame
from components.views import learning_zone

frame.show_header(
    "What did people do, and what came of it?",
    "Case studies from both programmes, in our own words, each with a label that says how sure we are.",
)

learning_zone.show_cases(learning_zone.choose_cases())
