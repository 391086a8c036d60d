"""What is kept for all visitors is read-only; what is sent to a browser must be plain."""

import json
import re
from pathlib import Path

from components.content.maps import map_files
from components.content.maps.prepared_map import PreparedMap
from components.facts.frozen import freeze, thawed
from components.widgets import map

DATA = {"files": {"script": "map.js", "layer": "districts"}, "looks": [{"id": 1}, (2, 3)]}


def test_a_map_that_is_kept_travels_as_plain_json(monkeypatch):
    sent = {}
    monkeypatch.setattr(
        map, "_map", lambda **more: sent.update(more) or type("R", (), {"picked": None})
    )
    map.show_map(PreparedMap(freeze(DATA), frozenset()), key="a_map")
    assert json.loads(json.dumps(sent["data"]))["files"] == DATA["files"]


def test_thawing_gives_dicts_and_lists_all_the_way_down():
    assert thawed(freeze(DATA)) == {**DATA, "looks": [{"id": 1}, [2, 3]]}


def test_the_script_of_the_map_has_every_part_after_those_it_uses():
    here = Path(map.__file__).with_name("script")
    assert set(map_files.SCRIPT_PARTS) == {one.stem for one in here.glob("*.js")}
    for at, part in enumerate(map_files.SCRIPT_PARTS):
        text = (here / f"{part}.js").read_text(encoding="utf-8")
        used = set(re.findall(r'^import .* from "\./(.+)\.js"', text, re.MULTILINE))
        assert used <= set(map_files.SCRIPT_PARTS[:at])
