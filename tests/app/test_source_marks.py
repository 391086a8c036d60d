"""Who says so stands as small marks beside what is said, with one list at the end of the page or part."""

import re

import pytest

from components.facts import tables

GAYA = "IN-C11-236"


def html_of(at) -> str:
    return " ".join(str(getattr(one, "body", "") or one.value) for one in at.get("html"))


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("coverage", {"programme": "pacs", "state": "IN-BR"}),
        ("coverage", {"programme": "pacs", "state": "IN-BR", "district": GAYA}),
        ("coverage", {"programme": "pacs", "measure": "villages_reached_pct"}),
        ("federations", {"programme": "pacs"}),
        ("federations", {"programme": "rspn"}),
    ],
)
def test_no_source_is_a_line_of_links_under_a_figure(open_page, page, asked):
    at = open_page(page, **asked)
    assert not at.exception
    html = html_of(at)
    assert '<p class="lz-source"><b>' not in html
    ways = re.findall(r'<a class="lz-mark" href="#([^"]+)" aria-label="([^"]+)"', html)
    lines = dict(re.findall(r'<li id="([^"]+)">(.*?)</li>', html))
    ids = re.findall(r'<li id="([^"]+)"', html)
    assert ways
    assert len(ids) == len(set(ids))
    for line, said in ways:
        assert said.split(": ", 1)[1] in lines[line]
    # The last list stands below everything that it is about.
    assert html.rindex('class="lz-mark"') < html.rindex('<ol class="lz-source"')


def test_a_measure_names_the_sources_of_its_figures_by_marks(open_page):
    html = html_of(open_page("coverage", programme="pacs", measure="villages_reached_pct"))
    rows = tables.of_programme("sources", "pacs").set_index("source_id")
    named = re.findall(r'href="#source-measure-\d+" aria-label="Source \d+: ([^"]+)"', html)
    assert len(named) > 3
    assert set(named) <= set(rows["title"])
