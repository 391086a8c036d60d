"""What is read once for all visitors stays as it was read."""

from components.facts import tables
from components.widgets import facets


def test_the_options_of_a_facet_leave_the_names_of_the_programmes_as_they_are():
    names = dict(tables.programme_names())
    for facet in facets.FACETS:
        facets.facet_options(facet)
    assert tables.programme_names() == names
