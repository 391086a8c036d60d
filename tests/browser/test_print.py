"""Pages on paper: nothing is cut off without a word, and the first sheet is not empty."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from components.content.indicators import indicator_table
from components.facts import indicators, tables
from components.server.static_pages.indicators import opening
from data.choices import IndicatorChoice
from tests.browser.conftest import open_page

PAPER = 718
PART = "The table printed here is a part: the whole has"
TABLES: dict[str, Callable[[], int]] = {
    "/coverage?programme=rspn": lambda: len(tables.coverage_by_district("rspn")),
    "/coverage?programme=pacs": lambda: len(tables.coverage_by_district("pacs")),
    "/indicators?view=table": lambda: len(indicator_table.list_figures(first_choice()).place_ids),
}


def first_choice() -> IndicatorChoice:
    """What the explorer shows to who chose nothing."""
    package_id = next(iter(indicators.sources_of_figures()))
    return opening(indicators.catalogue()[indicators.default_indicator(package_id)]).choice


def printed(page: Page) -> list[str]:
    """The words of each sheet of A4."""
    pdf = page.pdf(format="A4", print_background=True)
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [sheet.get_textpage().get_text_range() for sheet in document]


@pytest.mark.parametrize("where", TABLES)
def test_a_printed_table_says_how_large_the_whole_is(visitor, where):
    page = open_page(visitor(), where)
    said = page.get_by_text(PART).first
    expect(said).to_be_attached()
    expect(said).to_be_hidden()
    words = " ".join(" ".join(printed(page)).split())
    assert f"{PART} {TABLES[where]()} rows" in words


@pytest.mark.parametrize(
    ("where", "below"),
    [
        ("/federations?programme=rspn", "Take care"),
        ("/coverage?programme=rspn", "says that it worked in"),
    ],
)
def test_the_first_sheet_is_not_empty_where_a_large_map_follows_the_heading(visitor, where, below):
    """What stands below the map and its key is on it, too: a caution, or the sentence that sums it up."""
    page = open_page(visitor(), where)
    expect(page.get_by_text("no record").first).to_be_visible()
    assert below in " ".join(printed(page)[0].split())


@pytest.mark.gain("style_selectors")
def test_a_chart_painted_for_a_wide_screen_fits_on_the_paper(visitor):
    """A printer gets what Plotly painted on the screen, at the size it had there."""
    page = open_page(visitor(width=1600), "/indicators?view=two")
    chart = page.locator(".stPlotlyChart").first
    expect(chart).to_be_visible()
    painted = chart.bounding_box()["width"]
    page.emulate_media(media="print")
    box = page.locator('[data-testid="stElementContainer"]', has=chart).last
    zoom = float(box.evaluate("one => getComputedStyle(one).zoom"))
    assert painted * zoom <= PAPER


@pytest.mark.parametrize(
    "where, part",
    [
        ("/learning_zone?view=groups", ".holder table"),
        ("/federations?programme=rspn", ".chart .numbers"),
    ],
)
def test_all_columns_of_a_matrix_and_a_chart_are_on_the_paper(visitor, where, part):
    page = open_page(visitor(width=1600), where)
    table = page.locator(part).first
    expect(table).to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    box = table.bounding_box()
    assert box["x"] + box["width"] <= PAPER + 1
