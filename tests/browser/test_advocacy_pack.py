"""From a link to the files of a pack, in a real browser."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

GAYA = "/advocacy_pack?state=IN-BR&district=IN-C11-236&theme=water"
TITLE = "In Gaya, among Scheduled Castes"
DELAYS = (0, 50, 100, 200)


def opened(visitor) -> Page:
    page = visitor(width=1440)
    page.goto(GAYA)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Page 1:")).to_be_visible()
    return page


def saved(page: Page, folder: Path) -> zipfile.ZipFile:
    """The ZIP with everything, as the browser saves it."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Everything in one ZIP").click()
    assert re.fullmatch(
        r"gaya-bihar-water-en-\d{4}-\d\d-\d\d\.zip", waiting.value.suggested_filename
    )
    waiting.value.save_as(folder / "pack.zip")
    return zipfile.ZipFile(folder / "pack.zip")


def inside(files: zipfile.ZipFile, name: str) -> bytes:
    return files.read(next(one for one in files.namelist() if one.endswith(name)))


def test_a_pack_is_seen_changed_and_taken_along(visitor, tmp_path):
    page = opened(visitor)
    page.get_by_text("Homes that fetch water from far away").first.click()
    expect(page).to_have_url(re.compile("without="))
    page.get_by_role("button", name="Make the files").click()
    assert inside(saved(page, tmp_path), "brief.pdf").startswith(b"%PDF")
    page.get_by_text("The link", exact=True).click()
    page.goto(page.get_by_text(re.compile(r"^http.*/p/1")).inner_text())
    expect(page).to_have_url(re.compile("without=figure:"))
    box = page.get_by_role("checkbox", name="Homes that fetch water from far away").first
    expect(box).not_to_be_checked()


@pytest.mark.parametrize("delay", DELAYS)
def test_what_is_ticked_and_typed_is_in_the_files_of_the_first_click_and_a_later_tick_is_said(
    visitor, tmp_path, delay
):
    """However quickly it comes; files that were made stay there and say that they are older."""
    page = opened(visitor)
    boxes = page.get_by_role("checkbox", checked=True)
    labels = [boxes.nth(place).get_attribute("aria-label") for place in range(3)]
    for label in labels:
        tick(page, label)
        page.wait_for_timeout(delay)
    words = f"We ask for forty latrines, {delay} ms"
    page.get_by_role("textbox", name="Your own note").fill(words)
    page.wait_for_timeout(delay)
    page.get_by_role("button", name="Make the files").click()
    files = saved(page, tmp_path)
    assert inside(files, "pack.json").decode().count("figure:india:") == 3, labels
    assert "figure:india:" in inside(files, "figures.csv").decode()
    assert words.encode() in inside(files, "pack.json")
    text = pypdfium2.PdfDocument(io.BytesIO(inside(files, "brief.pdf")))
    assert any(words in sheet.get_textpage().get_text_range() for sheet in text)

    tick(page, labels[0])
    page.wait_for_timeout(delay)
    assert inside(saved(page, tmp_path), "brief.pdf").startswith(b"%PDF")
    expect(page.get_by_text("You changed the pack after these files")).to_be_visible()


def test_a_note_that_was_only_typed_is_there_after_another_theme_and_another_page(visitor):
    """Nobody pressed a button for it; it is not lost, whatever is done next."""
    page = opened(visitor)
    words = "Forty latrines, typed and not sent"
    note = page.get_by_role("textbox", name="Your own note")
    note.fill(words)
    theme = page.get_by_role("combobox", name="Theme")
    theme.click()
    page.get_by_role("option", name="Education").click()
    expect(page).to_have_url(re.compile("theme=education"))
    expect(page.get_by_text("You wrote this note for Gaya")).to_be_visible()
    expect(note).to_have_value(words)

    note.fill(f"{words}, and more")
    # A finger is on the link for a moment; in between the box that she leaves sends what it has.
    page.get_by_role("link", name="Results", exact=True).first.click(delay=80)
    expect(page).to_have_url(re.compile("/aims"))
    page.go_back()
    expect(note).to_have_value(f"{words}, and more")


def test_ten_notes_of_ten_are_in_the_files_of_the_click_that_follows(visitor, tmp_path):
    """Key by key, and after each of the delays in turn."""
    page = opened(visitor)
    note = page.get_by_role("textbox", name="Your own note")
    for number in range(10):
        words = f"Note {number}" + " again" * number
        note.fill("")
        note.press_sequentially(words)
        page.wait_for_timeout(DELAYS[number % len(DELAYS)])
        page.get_by_role("button", name="Make the files").click()
        # The files of the note before stay there until those of this one are made.
        expect(page.get_by_text(f"with your note of {number + 2} words.")).to_be_visible()
        assert words.encode() in inside(saved(page, tmp_path), "pack.json"), words


def tick(page: Page, label: str) -> None:
    """Tick a box, or empty it."""
    page.get_by_role("checkbox", name=label, exact=True).locator("xpath=ancestor::label").click()
