"""Indicators: how great is the need, where, compared with what, and was it reached?"""

from components.views.indicators import choose, views

views.show_header()
views.show_explorer(choose.read_questions())
