"""The theme: readable for weak eyes, and with the colours of the maps and charts."""

import re
import tomllib
from pathlib import Path

import pytest

from components.facts.assets import content
from components.figures import palette
from tests.colours import contrast

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
THEME = CONFIG["theme"]
READABLE = 4.5
SEEN = 1.3
WORDS = ("textColor", "primaryColor", "linkColor", "grayColor")
HUES = ("redColor", "orangeColor", "yellowColor", "blueColor", "greenColor", "violetColor")


@pytest.mark.parametrize("shade", palette.THEMES)
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("word", [*WORDS, *HUES])
def test_words_stand_out(shade, ground, word):
    look = THEME[shade]
    assert contrast(look[word], look[ground]) >= READABLE


@pytest.mark.parametrize("shade", palette.THEMES)
def test_borders_are_seen_and_stay_quiet(shade):
    look = THEME[shade]
    assert SEEN <= contrast(look["borderColor"], look["backgroundColor"]) <= READABLE


def test_the_style_sheet_says_the_same_colours():
    style = content("atlas.css").decode()
    light, dark = THEME["light"], THEME["dark"]
    grounds = f"{light['backgroundColor']}, {dark['backgroundColor']}"
    assert f"--ground: light-dark({grounds})" in style
    assert f"--link: light-dark({light['linkColor']}, {dark['linkColor']})" in style
    assert f"--on-primary: light-dark(#fff, {dark['backgroundColor']})" in style
    assert contrast(light["primaryColor"], "#ffffff") >= READABLE
    assert contrast(dark["primaryColor"], dark["backgroundColor"]) >= READABLE


@pytest.mark.parametrize(
    "sheet",
    ["components/facts/site_files/atlas.css", "components/server/templates/style.css"],
)
def test_the_key_of_a_map_has_the_colours_of_the_map(sheet):
    """The maps of static pages and stories are drawn on light ground, by day and by night."""
    style = re.sub(r"[\s;]", "", (ROOT / sheet).read_text())
    map_ground = palette.GROUND["light"]
    assert f"border:1pxsolid{map_ground.border}" in style
    assert f"45deg,{map_ground.hatch}02px,{map_ground.hatch_ground}2px" in style


def test_a_rerun_does_not_wait_for_a_garbage_collection():
    assert CONFIG["runner"]["postScriptGC"] is False


def test_a_map_the_browser_has_had_is_not_sent_again():
    # The largest map is some 6 kB; Streamlit alone would begin at 10.
    assert CONFIG["global"]["minCachedMessageSize"] <= 1500


def test_nothing_is_sent_to_others_and_no_detail_of_an_error_is_shown():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_what_one_visitor_may_send_is_bounded():
    """Megabytes of a message, of what widgets of a page hold, and of files: all that a stranger may fill."""
    sizes = ("maxMessageSize", "maxWidgetStateSize", "maxUploadSize")
    assert [CONFIG["server"][name] for name in sizes] == [10, 1, 25]
