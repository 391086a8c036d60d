"""What is read once for all visitors stays as it was read."""

from components.content.cases import case_facets
from components.facts import tables


def test_the_options_of_a_facet_leave_the_names_of_the_programmes_as_they_are():
    names = dict(tables.programme_names())
    assert case_facets.find_facet("programme").options
    assert tables.programme_names() == names
