"""About the data: tables, sources, definitions, gaps, totals that differ, licences, how to cite."""

from components.app import frame
from components.views import about_data

frame.show_header(
    "About the data",
    "Where every figure comes from, what is missing, what contradicts what, and how to take it along.",
)

about_data.show_section()
