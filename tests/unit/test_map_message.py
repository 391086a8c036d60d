import gzip
import hashlib
import json
import random
import re
from dataclasses import replace

import pandas as pd
import pytest

from components.content.maps import map_files
from components.facts import tables
from components.figures.maps.choropleth import MapSetting, Measure, coverage_map, rate_map
from components.figures.maps.map_figure import MapPoint, completed
from components.figures.maps.message import column, columns, message
from components.language import dates
from components.language.messages import gettext
from components.language.numbers import Unit
from data.languages import LANGUAGES, OWN_DIGITS, speaking

LARGEST_MESSAGE = 10_000
LARGEST_COUNTRY = 120_000
LAYER = "india_districts"
MEASURE = Measure(
    "Rural households in community organisations", Unit("percent", "per cent", "%", 1),
    "rural households in community organisations", "rural households of the census",
)  # fmt: skip


def filled(column: dict, count: int) -> list[str]:
    """The texts again, as the browser puts them together."""
    cells = column["v"].split(";") if column["v"] else [""] * count
    texts = []
    for cell in cells:
        code, colon, numbers = cell.rpartition(":")
        text = column["t"][int(code) if colon else 0]
        for number in numbers.split(" "):
            own = column.get("d", "0123456789")
            text = text.replace("{}", number.translate(str.maketrans("0123456789", own)), 1)
        texts.append(text)
    return texts


@pytest.mark.parametrize(
    "texts",
    [
        ["12.3 %", "4 %", "not reported", "100.0 %", "−3.5 %"],
        ["1,234 of 5,678", "9 of 10", "7 of 8; in 2015"],
        ["March 2015"] * 9,
        ["stated", "doubtful", "stated", "", "stated", "stated", "stated", "derived"] * 3,
        ["", "", ""],
        ["only one"],
    ],
)
def test_a_column_comes_back_as_it_was(texts):
    assert filled(column(texts), len(texts)) == texts


@pytest.mark.parametrize(
    ("texts", "is_drawn"),
    [
        (["१२.३ %", "४५.१ %", "६.७ %", "८९.० %", "−३.५ %", "१००.० %", "बताया नहीं"], True),
        (["१,२३४ / NFHS-5", "९ / NFHS-4"] * 9, False),
        (["मार्च २०१५"] * 9, False),
    ],
)
def test_a_column_in_own_digits_travels_in_latin_ones_and_comes_back_as_it_was(texts, is_drawn):
    with speaking(OWN_DIGITS["hi"]):
        told = column(texts)
    assert filled(told, len(texts)) == texts
    assert (set("०१२३४५६७८९") & set(told["v"]) == set()) and ("d" in told) is is_drawn


def test_what_is_the_same_everywhere_travels_once():
    assert column(["March 2015"] * 250) == {"t": ["March 2015"], "v": ""}


def test_a_line_that_a_place_lacks_stays_empty():
    told = columns([(("Source", "A"),), (("Source", "B"), ("Note", "Late"))])
    assert [one["label"] for one in told] == ["Source", "Note"]
    assert filled(told[1], 2) == ["", "Late"]


def made_up(**more) -> pd.DataFrame:
    chance = random.Random(3)
    rows = []
    for shape in tables.layer(LAYER).shapes:
        known, households = chance.random() > 0.1, chance.randint(50_000, 900_000)
        value = chance.uniform(0, 100)
        rows.append(
            {"place_id": shape.place_id, "name": shape.name, "state": shape.parent,
             "value": value if known else None, "denominator": households,
             "numerator": households * value / 100 if known else None,
             "period_label": "June 2015", "source": "A quarterly report, with its workbook",
             "quality": chance.choice(["stated", "derived", "doubtful"]), **more}
        )  # fmt: skip
    return pd.DataFrame(rows)


def sent(figure) -> dict:
    whole = completed(figure, tables.layer(LAYER))
    files = {"script": "/geo/map.js", "layer": "/geo/districts.json"}
    return message(whole, map_files.geometry_of(LAYER), files)


@pytest.mark.parametrize("code", [*LANGUAGES, *OWN_DIGITS.values()])
def test_a_change_of_250_districts_is_a_small_message(code):
    """In every language and with its own digits, whose letters take three bytes each."""
    with speaking(code):
        title, month = gettext("Where did they work?"), dates.format_period("2015-09")
        told = sent(rate_map(made_up(period_label=month), MapSetting(LAYER, title), MEASURE))
    assert len(json.dumps(told, ensure_ascii=False).encode()) < LARGEST_MESSAGE


def test_a_message_has_one_code_a_shape_and_no_shape():
    rows = made_up()
    told = sent(rate_map(rows.head(100), MapSetting(LAYER, unlisted="outside"), MEASURE))
    layer = tables.layer(LAYER)
    assert len(told["codes"]) == len(layer.shapes)
    assert told["codes"].count("o") == len(layer.shapes) - 100
    assert not re.search(r"M\d+ \d+l", json.dumps(told))
    by_place = dict(zip((shape.place_id for shape in layer.shapes), told["codes"], strict=True))
    assert (by_place[rows["place_id"][0]] == "x") == pd.isna(rows["value"][0])


def test_looks_and_weak_evidence_are_coded():
    shapes = tables.layer(LAYER).shapes[:4]
    rows = pd.DataFrame(
        {
            "place_id": [shape.place_id for shape in shapes],
            "name": [shape.name for shape in shapes],
            "state": [shape.parent for shape in shapes],
            "look": ["covered", "covered", "not_covered", "no_record"],
            "weak": [False, True, False, False],
        }
    )
    told = sent(coverage_map(rows, MapSetting(LAYER, title="Where", unlisted="outside")))
    assert told["codes"].startswith("ccnxo")
    assert told["weak"] == [1]
    assert [entry[1:] for entry in told["legend"]["entries"]][:2] == [
        ["c", False, 1],
        ["c", True, 1],
    ]


def test_points_are_projected_here_and_not_in_the_browser():
    point = MapPoint(25.6, 85.1, "A <b>group</b>", 40, (("Formed", "2011"),), "IN-C11-230", "women")
    told = sent(rate_map(made_up(), MapSetting(LAYER, points=[point]), MEASURE))["points"]
    outline = next(
        one for one in map_files.geometry_of(LAYER).outlines if one.place_id == "IN-C11-230"
    )
    left, top, wide, tall = outline.box
    assert left < told["x"][0] < left + wide and top < told["y"][0] < top + tall
    assert told["labels"] == ["A <b>group</b>"]


@pytest.mark.parametrize(
    "label, place_id, told",
    [
        ("Gaya", "IN-C11-236", (None, None)),
        ("1 Gaya", "IN-C11-236", ("1 Gaya", None)),
        ("A village", "IN-V-1", ("A village", "IN-V-1")),
        ("A village", None, ("A village", None)),
    ],
)
def test_what_the_browser_knows_of_an_area_is_not_told_of_its_point(label, place_id, told):
    point = MapPoint(25.6, 85.1, label, place_id=place_id)
    points = sent(rate_map(made_up(), MapSetting(LAYER, points=[point]), MEASURE))["points"]
    assert (points["labels"][0], points["places"][0]) == told
    ids = [one.place_id for one in map_files.geometry_of(LAYER).outlines]
    area = points["areas"][0]
    assert (None if area is None else ids[area]) == (place_id if place_id in ids else None)


def test_assets_carry_the_hash_of_their_content():
    for name, content in map_files.assets().items():
        stem, digest, ending = name.rsplit(".", 2)
        assert stem and ending in ("json", "js", "css", "bin", "svg")
        assert hashlib.sha256(content).hexdigest().startswith(digest)


def test_addresses_are_seen_from_the_page_so_that_it_may_stand_below_a_path():
    assert re.fullmatch(rf"geo/{LAYER}\.[0-9a-f]{{10}}\.json", map_files.path_of(LAYER))


@pytest.mark.parametrize(
    "drawn",
    [
        ("india_states", "india_districts"),
        ("pakistan_provinces", "pakistan_districts", "kashmir_context"),
    ],
)
def test_the_shapes_of_a_country_map_are_light(drawn):
    files = map_files.assets()
    size = sum(len(gzip.compress(files[map_files.file_of(one)], 6)) for one in drawn)
    assert size < LARGEST_COUNTRY


@pytest.mark.parametrize("name", ["map.js", "chart.js"])
def test_a_script_is_one_module_with_one_entry(name):
    script = map_files.assets()[map_files.file_of(name)].decode()
    assert re.findall(r"^export .*", script, re.MULTILINE) == [
        "export async function draw({ data, parentElement, setTriggerValue }) {"
    ]
    assert not re.search(r"^import ", script, re.MULTILINE)
    # A chart is markup that the server has escaped; a map is made of texts.
    assert ("innerHTML" in script) is (name == "chart.js")


def test_the_words_of_the_map_travel_in_the_readers_language_and_its_script_holds_none():
    with speaking("xx"):
        told = sent(rate_map(made_up(), MapSetting(LAYER), MEASURE))
        file = map_files.words_path().rpartition("/")[2]
    words = json.loads(map_files.assets()[file])
    assert words.pop("numbers").startswith("xx")
    assert words.pop("names") == {}
    assert words.pop("comma") == ", "
    said = [*words.values(), told["notes"][-1]]
    assert all(text.startswith("«") and text.endswith("»") for text in said)
    script = map_files.assets()[map_files.file_of("map.js")].decode()
    assert not re.findall(r"""["'`][A-Z][a-z]+ [a-z]+""", script)


def test_the_style_is_led_by_the_palette():
    style = map_files.assets()[map_files.file_of("map.css")].decode()
    assert style.startswith(".atlas{--background:light-dark(#")
    style = map_files.assets()[map_files.file_of("chart.css")].decode()
    assert style.startswith(".chart{--main:light-dark(#")


def test_nothing_is_fetched_from_elsewhere():
    for name, content in map_files.assets().items():
        if not name.endswith(".json"):
            assert set(re.findall(rb"https?://[^\s\"')]+", content)) <= {
                b"http://www.w3.org/2000/svg"
            }


def test_a_map_of_some_places_of_its_layer_names_and_counts_only_them():
    layer = tables.layer(LAYER)
    here = [shape.place_id for shape in layer.shapes[:3]]
    rows = pd.DataFrame({"place_id": here, "name": here, "value": [1.0, 2.0, 3.0]})
    whole = rate_map(rows, MapSetting(LAYER), MEASURE)
    some = completed(replace(whole, here=frozenset(here)), layer)
    geometry = map_files.geometry_of(LAYER)
    told = message(some, geometry, {})
    assert [geometry.outlines[number].place_id for number in told["here"]] == here
    assert "Map of 3 places" in told["description"]
    assert ["no record", "x", False, 0] in told["legend"]["entries"]
    assert "here" not in message(completed(whole, layer), geometry, {})
