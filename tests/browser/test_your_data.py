"""The editor's desk in a real browser: a large sheet arrives, and its private preview is hers alone."""

import csv
import io

from playwright.sync_api import expect

from components.content.about_data import private_preview
from components.facts import tables
from tests.browser.conftest import open_page

ONLY_HERS = "only this browser sees it"
# More than any request may bring that is no file for the desk.
LARGE = 6_500_000


def large_sheet() -> bytes:
    """The districts of a programme without the last one, and with a column that no table has."""
    path = tables.catalog().package("pacs").tables["coverage"].path
    header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    room, out = "x" * (LARGE // len(rows)), io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*header, "our own"])
    writer.writerows([*row, room] for row in rows[:-1])
    return out.getvalue().encode()


def test_a_large_sheet_arrives_and_its_preview_opens_in_her_browser_alone(visitor):
    desk = open_page(visitor(), "/your_data?programme=pacs")
    sheet = {"name": "coverage.csv", "mimeType": "text/csv", "buffer": large_sheet()}
    desk.locator("input[type=file]").set_input_files(sheet)
    desk.get_by_role("button", name=private_preview.BEGIN).click()
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name=private_preview.OPEN).click()
    hers = opened.value
    # The page comes over her websocket, with which the browser sends the cookie by itself.
    expect(hers.get_by_text(ONLY_HERS)).to_be_visible()
    assert visitor().context.request.get(hers.url).status == 404
    hers.close()
    desk.get_by_role("button", name=private_preview.END).click()
    expect(desk.get_by_role("button", name=private_preview.BEGIN)).to_be_visible()
