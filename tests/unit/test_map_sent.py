"""What is kept for all visitors is read-only; what is sent to a browser must be plain."""

import json

from components.content.prepared_map import PreparedMap
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
