"""Coverage: in which districts a programme worked, on a map and in a table with the same rows."""

from components.views import coverage

coverage.show_header()
coverage.show_coverage()
