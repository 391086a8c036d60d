"""Gatherings by clicks: from the timeline, from the matrix, and back."""

from playwright.sync_api import expect

from components.facts import tables
from tests.browser.conftest import open_page, sentence, wait_until_ready


def test_a_circle_of_the_timeline_opens_its_gathering_and_back_keeps_the_filters(visitor):
    page = open_page(visitor(), "/conclaves?year=2016")
    page.get_by_role("button", name="Inclusion Utsav, Odisha").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Inclusion Utsav, Odisha")
    expect(page).to_have_url("/conclaves?event=pacs-iu-od")
    page.go_back()
    expect(heading).to_have_text("Where people met, and what came of it")
    expect(page).to_have_url("/conclaves?year=2016")
    expect(page.get_by_text("in 2016.")).to_be_visible()


def test_a_cell_of_the_matrix_leads_to_the_list_by_an_address(visitor):
    page = open_page(visitor(), "/conclaves?view=outcomes")
    outcomes = tables.table("outcomes").rows
    count = int(((outcomes["theme"] == "land") & (outcomes["kind"] == "commitment")).sum())
    cell = page.get_by_role(
        "button", name=f"{count} outcomes about Land rights of the kind Commitment"
    )
    cell.click()
    expect(page).to_have_url("/conclaves?view=outcomes&theme=land&kind=commitment")
    expect(sentence(page)).to_contain_text("on record. Gatherings about Land rights")
    promise = page.get_by_text("promised to solve cases of people pushed off their land")
    expect(promise).to_be_visible()
    page.reload()
    wait_until_ready(page)
    expect(promise).to_be_visible()


def test_another_programme_shows_its_own_aims(visitor):
    page = open_page(visitor(), "/aims")
    page.get_by_role("button", name="RSPN").or_(page.get_by_role("radio", name="RSPN")).click()
    expect(page.get_by_role("heading", name="Role: Strong institutions")).to_be_visible()
    expect(page).to_have_url("/aims?programme=rspn")
