"""Aims: what a programme set out to do, and the results measured for each aim."""

from components.views import aims

aims.show_header()
aims.show_results()
