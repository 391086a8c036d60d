"""The map of a place inside its page."""

import json

import pytest

from components.content.places import place, place_map
from components.facts import assets, tables
from data import languages


def arguments(at) -> dict:
    """What the page hands to the map's frame."""
    frames = at.get("component_instance")
    assert len(frames) == 1
    return json.loads(frames[0].proto.json_args)


def test_a_district_has_a_map_that_asks_no_other_host(open_page):
    at = open_page("place", id="IN-C11-236")
    given = arguments(at)
    assert [link.split("/")[-2] for link in given["js_links"] + given["css_links"]] == [
        "assets"
    ] * 2
    assert "openstreetmap" not in given["script"].lower()
    assert not at.toggle(key="tiles").value


def test_a_link_can_open_the_background(open_page):
    at = open_page("place", id="IN-C11-236", tiles="yes")
    assert at.toggle(key="tiles").value
    assert "tile.openstreetmap.org" in arguments(at)["script"]


@pytest.mark.parametrize(
    ("place_id", "parts_inside", "unsettled"),
    [
        ("IN-C11-236", True, False),
        ("IN-BR", True, False),
        ("PK17-s-umerkot", True, False),
        ("PK-GB", True, True),
        ("PK17-s-karachi", True, False),
    ],
)
def test_every_level_is_drawn(place_id, parts_inside, unsettled):
    drawn = place_map.of_place(place_id)
    assert drawn.outline
    assert drawn.around
    assert bool(drawn.inside) is parts_inside
    assert drawn.unsettled is unsettled
    assert "geoBoundaries" in drawn.credit


@pytest.mark.parametrize("place_id", ["IN-C11-236", "IN-BR", "IN-C11-353", "PK-S"])
def test_stories_stand_at_their_own_points_and_the_rest_is_one_sign_with_its_number(place_id):
    signs = [one for one in place_map.of_place(place_id).points if one.kind == "Case studies"]
    told = {case["case_id"]: case for case in place.cases(place_id).to_dict("records")}
    own = [one for one in signs if one.place_id is None]
    by_place = [one for one in signs if one.place_id]
    assert len({(one.lat, one.lon) for one in signs}) == len(signs)
    assert len({one.place_id for one in by_place}) == len(by_place)
    for one in own:
        here = [case for case in told.values() if (case["lat"], case["lon"]) == (one.lat, one.lon)]
        assert len(here) == (one.size_value or 1)
        assert one.is_sure is all(case["point_match"] == "certain" for case in here)
        assert len(here) > 1 or one.leads_to[0][1] == f"case_study?story={here[0]['case_id']}"
    everywhere = sum(one.size_value or 1 for one in signs)
    assert everywhere >= len(told)
    assert f"case studies {len(told)}" in place_map.of_place(place_id).description


def test_a_federation_stands_where_it_is_said_to_be():
    drawn = place_map.of_place("PK17-s-umerkot")
    own = [point for point in drawn.points if point.place_id is None]
    assert own
    assert all("Formed" in dict(point.detail) for point in own)


def test_a_place_without_shape_and_points_has_no_map():
    places = tables.gazetteer().places.values()
    bare = next(one for one in places if one.lat is None and one.level == "district")
    assert place_map.of_place(bare.place_id) is None


@pytest.mark.parametrize("tiles", [False, True])
def test_a_map_in_urdu_brings_the_letters_it_is_written_in(tiles):
    shown = place_map.of_place("IN-C11-236")
    with languages.speaking("ur"):
        frame = place_map.street_map(shown, "light", tiles).get_root().header.render()
        alone = place_map.as_html(shown, tiles).decode()
    assert f"../..{assets.address('scripts/naskh-400.woff2')}" in frame
    assert "data:font/woff2;base64," in alone
    assert "data:font/woff2;base64," not in place_map.as_html(shown, tiles).decode()
