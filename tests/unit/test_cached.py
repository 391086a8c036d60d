"""What is read once for all visitors stays as it was read."""

from components import cached, facets


def test_the_options_of_a_facet_leave_the_names_of_the_programmes_as_they_are():
    names = dict(cached.programme_names())
    for facet in facets.FACETS:
        facets.options(facet)
    assert cached.programme_names() == names
