"""Aims: the results of every aim with date and source, and the figures that differ."""

from pathlib import Path

import pytest

from components.facts import tables
from tests.app.test_pages import text_of

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "programmes" / "example"


@pytest.mark.parametrize("programme", list(tables.programmes()))
def test_every_aim_of_a_programme_shows_its_results(open_page, programme):
    at = open_page("aims", programme=programme)
    assert not at.exception
    titles = " ".join(one.value for one in at.header)
    for title in tables.of_programme("aims", programme)["title"]:
        assert title in titles


def test_the_published_results_and_the_figures_that_differ_are_there(open_page):
    text = text_of(open_page("aims", programme="pacs"))
    published = (
        "225 organisations", "23,206 CBOs", "93.3", "351,926 people", "95.2", "4,835 meetings",
        "1,804 meetings", "736 recommendations", "13,448,950 people",
    )  # fmt: skip
    differing = ("9,620,000 people, 2016", "15,000 CBOs, 2015", "352,515 people, 2016", "90.9")
    assert [figure for figure in (*published, *differing) if figure not in text] == []


def test_states_that_report_nothing_say_so_and_sums_are_compared(open_page):
    text = text_of(open_page("aims", programme="pacs"))
    assert "not reported" in text
    for line in ("Sum of these", "Published for the whole", "Difference"):
        assert line in text


def test_the_gaps_are_admitted(open_page):
    assert "No measure of the gap itself was found" in text_of(open_page("aims", programme="pacs"))
    text = text_of(open_page("aims", programme="rspn"))
    assert "The page gives no figure for this role" in text


def test_a_programme_without_aims_says_so(open_page, small_root, data_root):
    data_root(small_root)
    at = open_page("aims", programme="example")
    assert not at.exception
    assert any("Nothing is recorded about the aims" in info.value for info in at.info)
