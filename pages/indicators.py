"""Indicators: how great is the need, where, compared with what, and was it reached?"""

from components.views.indicators import views

views.show_header()
views.show_explorer()
