"""Words have the room they need: no figure runs into the next, no page drifts sideways."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_page

FIGURES = ("/aims", "/aims?programme=rspn", "/")
WIDER_THAN_THEIR_COLUMN = """all => all.filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent)"""


@pytest.mark.parametrize("where", FIGURES)
def test_a_figure_with_a_long_unit_keeps_to_its_column(visitor, where):
    page = open_page(visitor(width=360), where)
    numbers = page.locator("dd.lz-number")
    for width in (360, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        expect(numbers.first).to_be_visible()
        assert numbers.evaluate_all(WIDER_THAN_THEIR_COLUMN) == [], width


def test_no_static_page_drifts_sideways_on_a_phone(visitor):
    page = visitor(width=360)
    for path in ("/read/federations", "/read/resources", "/read/news"):
        assert page.goto(path).status == 200
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
