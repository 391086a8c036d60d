"""Indicators: how great is the need, where, compared with what, and was it reached?"""

from components.app import frame
from components.views.indicators import choose, views

frame.show_header(
    "How great is the need, and where?",
    "Census, survey and programme figures by district: on a map, place by place, over time, between "
    "groups, and beside what a programme reached. Each with its source and its cautions.",
)

views.show_explorer(choose.read_questions())
