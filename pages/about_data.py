"""About the data: tables, sources, definitions, gaps, totals that differ, licences, how to cite."""

from components.views import about_data

about_data.show_header()
about_data.show_section()
