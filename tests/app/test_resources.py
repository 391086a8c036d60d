"""Resources and news: filters, links that leave the site, and what was not collected."""

import pytest

from tests.app.test_pages import text_of
from tests.rows import count_rows


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({}, f"{count_rows('resources') + count_rows('news')} items. Everything."),
        ({"kind": "film"}, "of the kind Film or video."),
        ({"kind": "news", "year": "2015"}, "of the kind News item, of the year 2015."),
        ({"theme": "land", "year": "not_said"}, "about Land rights, of the year not reported."),
    ],
)
def test_a_link_sets_the_filters(open_page, query, sentence):
    at = open_page("resources", **query)
    assert not at.exception
    assert not at.warning
    assert sentence in text_of(at)


@pytest.mark.parametrize("key", ["kind:film", "kind:news", "theme:land", "year:2014"])
def test_a_count_beside_an_option_is_the_number_of_items(open_page, key):
    at = open_page("resources")
    box = at.checkbox(key=key)
    number = int(box.label.rsplit("·", 1)[1])
    box.check().run()
    assert f"{number} item" in text_of(at)


def test_links_leave_the_site_and_say_so(open_page):
    text = text_of(open_page("resources", kind="film"))
    assert 'target="_blank" rel="noopener noreferrer"' in text
    assert "(leaves this site)" in text
    assert "some no longer answer" in text
    assert "Publisher: " in text


def test_what_was_not_collected_is_said(open_page):
    at = open_page("resources", programme="rspn")
    assert "No list of publications or news of RSPN was collected." in text_of(at)
    assert any("Nothing found" in info.value for info in at.info)


def test_the_list_can_be_taken_along(open_page):
    at = open_page("resources")
    assert any("CSV" in button.proto.label for button in at.get("download_button"))
