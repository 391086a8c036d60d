"""Blocks that the record of a district names: each is one of the gazetteer, or known to be none."""

import pytest

from components.content.elements.blocks import Note, Words
from components.content.places import place as place_facts
from components.content.places import place_page
from components.facts import tables
from data.places import UnknownPlace

AMONG = "is among the blocks that its record names"
# Reviewed: blocks in districts of which tehsils are known here, a part of a town, a city in slums and wards.
NO_BLOCKS = {
    ("IN-C11-157", "785 slums and 110 wards of Lucknow city"),
    ("IN-C11-197", "Baragaon"),
    ("IN-C11-238", "Kakan"),
    ("IN-C11-349", "Sadar"),
    ("IN-C11-446", "Obedullaganj"),
}


def said_of(block_id: str) -> list[str]:
    """What the page says of the block beyond its district."""
    (section,) = place_page.work(block_id).values()
    said = (one.text for one in section.blocks if isinstance(one, Words | Note))
    told = (place_page.OTHER_BLOCKS, place_page.OF_DISTRICT)
    return [one for one in said if one in told or AMONG in one]


def test_each_name_on_record_is_a_block_of_its_district_or_reviewed_as_none():
    none = set()
    for package_id in tables.programmes():
        rows = tables.of_programme("coverage", package_id).dropna(subset="blocks")
        for row in rows.itertuples():
            for name, block in place_facts.blocks_named(row.blocks, row.place_id).items():
                if block is None:
                    none.add((row.place_id, name))
                else:
                    assert tables.gazetteer()[block].parent_id == row.place_id
    assert none == NO_BLOCKS


@pytest.mark.parametrize(
    ("block_id", "name"),
    [
        ("IN-C11-236-barachatti", "Barachatti"),
        ("IN-C11-330-kaliaganj", "Kaliaganj"),
        ("IN-C11-333-bhagawangola-ii", "Bhagawangola - II"),
        ("IN-C11-455-tamia", "Tamia"),
    ],
)
def test_a_block_is_named_in_whatever_spelling_the_record_has(block_id, name):
    assert said_of(block_id) == [f"{name} {AMONG}."]


@pytest.mark.parametrize(
    ("block_id", "said"),
    [
        ("IN-C11-330-chopra", [place_page.OTHER_BLOCKS]),
        # The record has no blocks at all.
        ("PK17-s-thatta-ghorabari", [place_page.OF_DISTRICT]),
        # What the record has is no block that is known, or is one of three.
        ("IN-C11-157-lucknow", []),
        ("IN-C11-349-giridih", []),
        ("IN-C11-333-bhagawangola-i", []),
    ],
)
def test_a_block_is_called_unnamed_only_where_every_name_on_record_is_another_block(block_id, said):
    assert said_of(block_id) == said


def test_another_spelling_of_a_block_means_no_place_unless_a_block_is_asked_for():
    places = tables.gazetteer()
    assert places.find("Tamiya", level="subdistrict").place_id == "IN-C11-455-tamia"
    with pytest.raises(UnknownPlace):
        places.find("Tamiya")
