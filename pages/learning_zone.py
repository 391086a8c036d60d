"""Learning Zone: search and choose case studies, as a list or as a matrix that shows the holes."""

from components.views import learning_zone

learning_zone.show_header()
learning_zone.show_cases(learning_zone.choose_cases())
