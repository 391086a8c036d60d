"""Case studies on a map: a circle counts a district, and in a state each story has its own sign."""

from components.content import story_map
from components.facts import tables


def _points(monkeypatch, state):
    drawn = []
    monkeypatch.setattr(story_map.prepared_map, "prepare_map", lambda figure: drawn.append(figure))
    rows = tables.stories().rows
    own = rows[rows["package_id"] == "pacs"]
    story_map.picture.__wrapped__("pacs", tuple(own["case_id"]), state)
    return own, drawn[0].points


def test_circles_count_every_story_of_a_place_with_a_position(monkeypatch):
    own, points = _points(monkeypatch, None)
    counted = {point.place_id: point.size_value for point in points}
    assert counted == own["place_id"].value_counts()[list(counted)].to_dict()
    assert sum(counted.values()) == len(own[own["place_id"] != "IN"])


def test_only_a_story_whose_village_is_certain_has_a_full_sign(monkeypatch):
    own, points = _points(monkeypatch, "IN-BR")
    places = tables.gazetteer()
    inside = own[[places.lies_in(one, "IN-BR") for one in own["place_id"]]]
    certain = set(inside[inside["point_match"] == "certain"]["title"])
    assert {point.label for point in points} == set(inside["title"])
    assert {point.label for point in points if point.is_sure} == certain
    assert all(point.leads_to for point in points)
