"""The detail map of a place: what it draws, and that it asks nobody for anything."""

import re
from dataclasses import replace

import pytest

from components.figures.maps import leaflet, leaflet_signs
from components.figures.maps.detail_map import TILE_HOST, DetailMap, Leaflet
from components.figures.maps.map_figure import MapPoint
from data.shapes import Shape

OTHER_HOST = re.compile(r"""(?:src|href)=["'](?:https?:)?//|url\(["']?(?:https?:)?//""")
STORIES, GROUPS = "Case studies", "Groups"
FILES = Leaflet("/* Leaflet's {{ script }} */", ".leaflet {}", "A licence")


def square(name: str, west: float, south: float, side: float = 1.0) -> Shape:
    return Shape(name, name, "", (_ring(west, south, side),))


def _ring(west: float, south: float, side: float) -> tuple[tuple[float, float], ...]:
    east, north = west + side, south + side
    return (west, south), (east, south), (east, north), (west, north), (west, south)


@pytest.fixture
def shown() -> DetailMap:
    return DetailMap(
        title="Alpha <b>, North",
        description="Two stories.",
        outline=(square("Alpha", 0, 0),),
        inside=(square("Part", 0, 0, 0.5),),
        around=(square("Beta", 1, 0),),
        points=(
            MapPoint(0.5, 0.5, "2 stories", place_id="Alpha", kind=STORIES),
            MapPoint(0.2, 0.2, "</script>A group", detail=(("Formed", "2012"),), kind=GROUPS),
        ),
        kinds=(STORIES, GROUPS),
        credit="Somebody (ODbL-1.0)",
    )


def drawn(shown: DetailMap, theme="light", tiles=False) -> str:
    made = leaflet.linked(shown, "/own.js", "/own.css", theme, tiles)
    return made.get_root().render()


def test_a_map_loads_leaflet_from_the_given_addresses_and_nothing_else(shown):
    html = drawn(shown)
    assert re.findall(r'<script src="(.*?)"', html) == ["/own.js"]
    assert re.findall(r'<link rel="stylesheet" href="(.*?)"', html) == ["/own.css"]
    assert not OTHER_HOST.search(html)
    assert TILE_HOST not in html


def test_the_background_comes_only_when_asked_for_and_with_its_credit(shown):
    html = drawn(shown, tiles=True)
    assert f"{TILE_HOST}/{{z}}/{{x}}/{{y}}.png" in html
    assert "OpenStreetMap contributors" in html


def test_names_are_text(shown):
    for html in (drawn(shown), leaflet.standing_alone(shown, FILES, [], False).decode()):
        assert "<b>" not in html.replace("Alpha &lt;b&gt;", "")
        assert "</script>A group" not in html


def test_each_part_is_drawn_in_its_own_look(shown):
    html = drawn(shown)
    for name, role in (("Alpha", "outline"), ("Part", "inside"), ("Beta", "around")):
        assert re.search(rf'"name": "{name}", "role": "{role}"', html)
    assert "dashArray" not in html
    assert "dashArray" in drawn(replace(shown, unsettled=True))


def test_dark_and_light_differ(shown):
    assert drawn(shown, "dark") != drawn(shown, "light")


def test_a_kind_looks_the_same_without_the_others(shown):
    only_groups = replace(shown, points=shown.points[1:])
    assert only_groups.kinds_here == (GROUPS,)
    sign = str(leaflet_signs.draw_sign(shown.kinds, GROUPS, "light")).replace("<", "\\u003c")
    assert sign.split("path d=")[1][:20] in drawn(only_groups).replace('\\"', '"')


def test_a_likely_place_is_a_ring_with_an_entry_in_the_key_and_a_sign_of_several_says_how_many(
    shown,
):
    assert "its place is likely" not in drawn(shown)
    doubtful = replace(shown.points[1], is_sure=False, size_value=3)
    html = drawn(replace(shown, points=(shown.points[0], doubtful)))
    assert "its place is likely" in html
    sign = leaflet_signs.draw_sign(shown.kinds, GROUPS, "light", leaflet_signs.look_of(doubtful))
    assert 'class="ring"' in sign
    assert ">3</text>" in sign
    assert re.search(r"of-ring.{1,20}3", html)


def test_a_map_of_points_alone_can_be_drawn(shown):
    assert "2 stories" in drawn(replace(shown, outline=(), inside=(), around=()))


def test_a_file_holds_all_it_needs(shown):
    html = leaflet.standing_alone(shown, FILES, ["Borders & names"], False).decode()
    assert html.startswith("<!DOCTYPE html>")
    assert html.index("charset=UTF-8") < 1024
    for text in (FILES.script, FILES.style, FILES.licence, "Borders &amp; names", shown.credit):
        assert text in html
    assert "<title>Alpha &lt;b&gt;, North</title>" in html
    assert "src=" not in html.replace("element.src", "")
    assert "<link" not in html
    assert not OTHER_HOST.search(html)


@pytest.mark.parametrize(
    ("part", "lies_inside"),
    [
        (square("in", 0.2, 0.2, 0.2), True),
        (square("mostly in", 0.6, 0.6, 0.5), True),
        (square("mostly out", 0.9, 0.9, 0.5), False),
        (square("far", 5, 5), False),
    ],
)
def test_a_part_lies_inside_if_its_middle_does(part, lies_inside):
    assert bool(leaflet.inside([part], [square("Alpha", 0, 0)])) is lies_inside


def test_a_hole_is_not_inside():
    ring_shaped = Shape("a", "a", "", (_ring(0, 0, 1), _ring(0.25, 0.25, 0.5)))
    assert not leaflet.inside([square("in the hole", 0.4, 0.4, 0.1)], [ring_shaped])
