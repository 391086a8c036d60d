"""The page of federations beside a government's counts: what they are not stands before each map."""

import pytest

from components.facts import indicators
from tests.app.test_pages import text_of

CAVEAT = indicators.catalogue()["india:nrlm_shgs"].caveat


@pytest.mark.parametrize("blocks", ["IN-JH", "IN-OR"])
def test_the_two_sentences_stand_before_both_maps_of_the_page(open_page, blocks):
    page = open_page("federations", programme="pacs", blocks=blocks)
    said = text_of(page)
    assert "Groups that the government counts" in said
    assert said.count("counted under the national rural livelihoods mission") == 2


def test_a_country_without_such_counts_has_no_such_part(open_page):
    assert "Groups that the government counts" not in text_of(
        open_page("federations", programme="rspn")
    )


def test_a_block_leads_to_the_pack_of_its_district(open_page):
    said = " ".join(
        one.proto.label for one in open_page("place", id="IN-C11-364-ratu").get("page_link")
    )
    assert "Make a pack about Ranchi" in said
