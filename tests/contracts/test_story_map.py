"""Case studies on a map: a circle counts a district, and in a state each story has its own sign."""

import re
from collections import defaultdict

import pytest

from components.content.cases import case_labels, story_map
from components.content.programmes import federation_points
from components.facts import tables
from components.figures import theme_signs
from data.choices import CaseChoice


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
    drawn = {
        title: point.is_sure
        for point in points
        for title in (
            [point.label] if len(point.leads_to) == 1 else [one for _, one in point.detail]
        )
    }
    assert set(drawn) == set(inside["title"])
    sure = {title for title, is_sure in drawn.items() if is_sure}
    assert sure <= certain
    alone = {point.label for point in points if len(point.leads_to) == 1}
    assert alone & certain <= sure


@pytest.mark.parametrize("programme", list(tables.programmes()))
def test_no_story_lies_under_another_and_what_is_not_drawn_is_counted(programme):
    rows = tables.stories().rows
    own = rows[rows["package_id"] == programme]
    for state in (None, *tables.coverage_by_state(programme)["place_id"]):
        listed = tables.stories().matching(CaseChoice(places=(state,) if state else ()))
        ids = [one for one in listed["case_id"] if one in set(own["case_id"])]
        points = story_map.figure(programme, ids, state).points
        assert len({(one.lat, one.lon) for one in points}) == len(points)
        drawn = sum(int(one.size_value or 0) or len(one.leads_to) for one in points)
        left_out = re.match(r"\d*", story_map.say_left_out(programme, ids, state)).group() or "0"
        assert drawn + int(left_out) == len(ids)


def test_each_sign_tells_the_browser_the_pages_of_all_its_stories():
    rows, places = tables.stories().rows, tables.gazetteer()
    for programme, state in (("rspn", places.state_of("PK17-kp-chitral")), ("pacs", "IN-BR")):
        ids = [
            row.case_id
            for row in rows[rows["package_id"] == programme].itertuples()
            if state and places.lies_in(row.place_id, state)
        ]
        ways = story_map.picture(programme, tuple(ids), state).data["points"]["ways"]
        told = [address for here in ways for _, address in here]
        assert sorted(told) == sorted(f"case_study?story={one}" for one in ids)
        assert any(len(here) > 1 for here in ways)


def test_a_story_of_several_themes_has_the_sign_of_the_one_that_was_asked_for():
    asked = tables.stories().matching(CaseChoice(themes=("water",), places=("IN-BR",)))
    drawn = story_map.figure("pacs", set(asked["case_id"]), "IN-BR", ("water",)).points
    label = tables.vocabulary().label("themes", "water")
    assert {one.kind for one in drawn if len(one.leads_to) == 1} == {label}
    assert {
        one.kind for one in story_map.figure("pacs", set(asked["case_id"]), "IN-BR").points
    } != {label}


def test_a_federation_chooses_its_district_and_on_the_map_of_that_leads_further():
    whole = federation_points.points("rspn")
    within = federation_points.points("rspn", "PK17-s-jamshoro")
    assert within and all(one.place_id and not one.leads_to for one in whole)
    for one in within:
        ((_, address),) = one.leads_to
        assert (one.place_id, address) == (None, "federations?programme=rspn")


def test_a_theme_has_the_same_form_and_colour_in_every_state():
    looks: dict[str, set[tuple[int, object]]] = defaultdict(set)
    words = tables.vocabulary()
    for programme in tables.programmes():
        ids = tuple(tables.stories().rows["case_id"])
        for state in tables.coverage_by_state(programme)["place_id"]:
            drawn = story_map.picture(programme, ids, state).data["points"]
            for name, number in story_map.picture(programme, ids, state).data["legend"]["kinds"]:
                theme = name.removesuffix(", place likely")
                looks[theme].add((drawn["forms"][number] % 5, tuple(drawn["colours"][number])))
    assert len(looks) > 10
    assert all(len(own) == 1 for own in looks.values())
    assert len({one for own in looks.values() for one in own}) == len(looks)
    assert set(looks) - {"Several at one point"} <= {
        words.label("themes", one) for one in theme_signs.SIGNS
    }


def test_every_theme_has_a_sign_of_its_own_and_its_name_stands_beside_it():
    words = tables.vocabulary()
    drawn = {theme: str(theme_signs.draw(theme)) for theme in words.ids("themes")}
    assert all(drawn.values())
    assert len(set(drawn.values())) == len(drawn)
    for _, case in tables.stories().rows.iterrows():
        said = str(case_labels.themes(case))
        assert all(
            drawn[one] in said and words.label("themes", one) in said for one in case["themes"]
        )


def test_a_card_begins_with_the_story():
    case = tables.stories().rows.iloc[0]
    said = str(case_labels.card(case).said)
    first, place = said.index("lz-summary"), said.index(tables.gazetteer().name(case["place_id"]))
    assert first < place < said.index("lz-theme")
