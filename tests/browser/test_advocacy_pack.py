"""From a link to the files of a pack, in a real browser."""

import io
import re
import zipfile

import pypdfium2
import zxingcpp
from playwright.sync_api import expect

GAYA = "/advocacy_pack?state=IN-BR&district=IN-C11-236&theme=water"
TITLE = "Gaya, Bihar, latrine at home"
SECONDS = 60_000


def test_a_pack_is_seen_changed_and_taken_along(visitor, tmp_path):
    page = visitor(width=1440)
    page.goto(GAYA)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text("Page 1:")).to_be_visible(timeout=SECONDS)
    page.get_by_text("Homes that go in the open").first.click()
    expect(page).to_have_url(re.compile("without="), timeout=SECONDS)
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_role("button", name="Everything in one ZIP").click()
    waiting.value.save_as(tmp_path / "pack.zip")
    files = zipfile.ZipFile(tmp_path / "pack.zip")
    brief = next(name for name in files.namelist() if name.endswith("brief.pdf"))
    document = pypdfium2.PdfDocument(io.BytesIO(files.read(brief)))
    last = list(document)[-1].render(scale=200 / 72).to_pil().convert("L")
    again = zxingcpp.read_barcode(last).text
    assert "without=figure:" in again
    page.goto(again)
    box = page.get_by_role("checkbox", name="Homes that go in the open")
    expect(box).not_to_be_checked(timeout=SECONDS)
