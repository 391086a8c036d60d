"""Drawings of maps on static pages and at home: their key tells every circle and mark."""

import re

import pytest

from components.content import home_page
from components.content.cases import story_map
from components.content.maps import map_pictures
from components.facts import tables
from components.figures.maps import point_marks

CIRCLE = re.compile(r'<circle cx="[\d.-]+" cy="([\d.-]+)" r="([\d.]+)"')


@pytest.mark.parametrize("programme", list(tables.programmes()))
def test_the_key_of_circles_has_their_words_and_their_sizes(programme):
    stories = tables.stories().rows
    own = stories[stories["package_id"] == programme]["case_id"]
    figure = story_map.figure(programme, list(own))
    svg = str(home_page.picture(programme).svg)
    most = max(point.size_value for point in figure.points)
    below = [float(r) for y, r in CIRCLE.findall(svg)][-len(figure.legend.sizes) :]
    for radius, (size, words) in zip(below, figure.legend.sizes, strict=True):
        assert f">{words}</text>" in svg
        expected = point_marks.radius_of(size, most, map_pictures.COUNTRY_GRID)
        assert radius == pytest.approx(expected, abs=0.1)


def test_the_key_of_marks_names_each_kind_and_tells_likely_places_apart():
    stories = tables.stories().rows
    figure = story_map.figure("pacs", list(stories["case_id"]), "IN-BR")
    svg = str(map_pictures.of_figure(figure).svg)
    kinds = {(point.kind, point.is_sure) for point in figure.points}
    for kind, is_sure in kinds:
        assert f">{kind}</text>" in svg or not any(sure for one, sure in kinds if one == kind)
        assert is_sure or f">{kind}, place likely</text>" in svg


def test_a_map_without_points_has_no_key_of_them():
    svg = str(map_pictures.whole("pacs").svg)
    assert "<text" not in svg
