import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from coloraide import Color

from components.brief import slide_map, slide_parts
from components.figures import palette
from components.figures.colour import along, blend, lab
from tests.colours import VISIONS, contrast, difference

ROOT = Path(__file__).parents[2]
PLAIN_AT_A_GLANCE = 20.0
TOLD_APART = 4.5


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 1])
@pytest.mark.parametrize(("dark", "light"), [("#08306b", "#c6dbef"), ("#67001f", "#f7f7f7")])
def test_a_colour_between_two_is_the_one_of_cielab(dark, light, share):
    expected = Color(dark).mix(light, share, space="lab-d65").convert("srgb").to_string(hex=True)
    assert difference(blend(dark, light, share), expected) < 0.5
    assert lab(dark) == pytest.approx(Color(dark).convert("lab-d65").coords(), abs=0.05)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", palette.THEMES)
@pytest.mark.parametrize("scale", palette.SEQUENTIAL)
@pytest.mark.parametrize("count", [3, 5, 7])
def test_neighbouring_classes_are_told_apart(scale, count, theme, vision):
    colours = palette.classes(scale, count, theme)
    assert min(difference(one, other, vision) for one, other in pairwise(colours)) > TOLD_APART


@pytest.mark.parametrize("theme", palette.THEMES)
@pytest.mark.parametrize("scale", palette.SEQUENTIAL)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_neighbouring_classes_are_told_apart_on_a_black_and_white_print(scale, count, theme):
    colours = palette.classes(scale, count, theme)
    assert min(contrast(one, other) for one, other in pairwise(colours)) >= 1.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", palette.THEMES)
@pytest.mark.parametrize("scale", palette.SEQUENTIAL)
def test_no_record_is_never_taken_for_a_low_value(scale, theme, vision):
    """The hatch has lines that stand out from the nearest class, on a ground that differs too."""
    ground = palette.GROUND[theme]
    nearest = palette.classes(scale, 5, theme)[0]
    assert difference(ground.hatch, nearest, vision) > PLAIN_AT_A_GLANCE
    assert difference(ground.hatch_ground, nearest, vision) > 3.5
    assert difference(ground.hatch, ground.hatch_ground, vision) > PLAIN_AT_A_GLANCE


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", palette.THEMES)
def test_the_four_looks_are_told_apart(theme, vision):
    ground = palette.GROUND[theme]
    hatched = blend(ground.hatch_ground, ground.hatch, 0.37)
    looks = [ground.covered, ground.not_covered, ground.outside, hatched]
    apart = {pair: difference(*pair, vision) for pair in combinations(looks, 2)}
    assert min(apart.values()) > 3.5
    assert all(apart[pair] > 10 for pair in apart if ground.covered in pair)


def test_a_place_outside_is_told_from_one_not_covered_on_a_black_and_white_print():
    """Paper has the colours of the light ground; “no record” is hatched there."""
    ground = palette.GROUND["light"]
    for other in (ground.not_covered, ground.covered):
        assert contrast(ground.outside, other) >= 1.5


def test_by_night_a_place_that_is_not_covered_is_no_hole_in_the_page():
    """It has a ground of its own, from the palette, on the map as in its key."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    page = settings["theme"]["dark"]["backgroundColor"]
    ground = palette.GROUND["dark"]
    assert contrast(ground.not_covered, page) >= 1.5
    assert contrast(ground.not_covered, ground.border) >= 1.4
    sheet = (ROOT / "components/widgets/map/map.css").read_text(encoding="utf-8")
    assert ".look-n { --fill: var(--not-covered); }" in sheet


@pytest.mark.parametrize("theme", palette.THEMES)
@pytest.mark.parametrize("scale", palette.SEQUENTIAL)
def test_more_is_darker_on_light_ground_and_brighter_on_dark(scale, theme):
    lightness = [lab(colour)[0] for colour in palette.classes(scale, 7, theme)]
    assert lightness == sorted(lightness, reverse=theme == "light")


@pytest.mark.parametrize("theme", palette.THEMES)
def test_words_are_readable(theme):
    ground = palette.GROUND[theme]
    assert contrast(ground.ink, ground.background) >= 7
    assert contrast(ground.muted, ground.background) >= 4.5
    assert contrast(ground.accent, ground.background) >= 3


def test_a_single_class_does_not_look_low():
    assert palette.classes("blues", 1) == (palette.classes("blues", 3)[1],)


def test_an_unknown_scale_is_an_error():
    with pytest.raises(KeyError):
        palette.classes("rainbow", 5)


def test_kinds_have_colours_in_their_order():
    light = palette.QUALITATIVE["light"]
    assert palette.kinds(("a", "b")) == {"a": light[0], "b": light[1]}
    assert len(palette.kinds(tuple("abcdefgh"))) == 8


def test_a_few_classes_are_found_without_making_every_shade_of_their_scale(monkeypatch):
    made = []
    monkeypatch.setattr(palette, "along", lambda *place: made.append(place) or along(*place))
    assert palette.classes("blues", 5)
    assert len(made) < palette.STEPS / 2


@pytest.mark.parametrize("scale", palette.SEQUENTIAL)
@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_edge_of_a_chosen_place_shows_on_a_grey_slide(scale, count):
    for fill in (*palette.classes(scale, count), palette.GROUND["light"].covered):
        assert contrast(slide_map.edge_of(fill), fill) >= 3


def test_two_bars_on_a_slide_are_told_apart_on_a_grey_print():
    place, other = slide_parts.BARS
    assert contrast(place, other) >= 1.5
    assert contrast(other, palette.GROUND["light"].background) >= 3
