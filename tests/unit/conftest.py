"""A small made-up gazetteer."""

import json
import shutil
from pathlib import Path

import pytest

from data.describe import describe
from data.places import Gazetteer
from tests.rows import rows

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    def place(place_id, name, level, parent=None, **more):
        return {
            "place_id": place_id,
            "name": name,
            "level": level,
            "parent_id": parent,
            "country_id": "X",
            **more,
        }

    return Gazetteer.from_tables(
        rows(
            "places",
            place("X", "Exampleland", "country"),
            place("X-N", "North", "state", "X"),
            place("X-S", "South & East", "state", "X"),
            place("X-W", "West", "state", "X"),
            place("X-N-1", "Alpha", "district", "X-N"),
            place("X-N-2", "Beta", "district", "X-N"),
            place("X-S-1", "Alpha", "district", "X-S"),
            place("X-S-2", "Gämma", "district", "X-S"),
            place("X-W-1", "Delta", "district", "X-W"),
        ),
        rows(
            "aliases",
            {"alias": "Old Beta", "place_id": "X-N-2"},
            {"alias": "Twin", "place_id": "X-N-1"},
            {"alias": "Twin", "place_id": "X-S-1"},
        ),
    )


@pytest.fixture(scope="session")
def fixture_programme() -> Path:
    """Folder of the made-up programme."""
    return Path(__file__).parents[1] / "fixtures" / "programmes" / "example"


@pytest.fixture
def small_root(tmp_path, fixture_programme) -> Path:
    """A data folder to damage: the made-up programme, the real vocabulary, four places."""
    shutil.copytree(fixture_programme, tmp_path / "programmes" / "example")
    shutil.copytree(DATA / "vocabulary", tmp_path / "vocabulary")
    for name in ("places", "boundaries"):
        (tmp_path / name).mkdir()
        head = {"name": name, "title": name, "resources": []}
        (tmp_path / name / "datapackage.json").write_text(json.dumps(head))
    table = rows(
        "places",
        *(
            {
                "place_id": code,
                "name": code,
                "level": level,
                "country_id": "IN",
                "parent_id": parent,
            }
            for code, level, parent in (
                ("IN", "country", None),
                ("IN-BR", "state", "IN"),
                ("IN-JH", "state", "IN"),
                ("IN-C11-236", "district", "IN-BR"),
            )
        ),
    )
    shown = table.drop(columns="package_id").assign(drawn_as="")
    shown.to_csv(tmp_path / "places" / "places.csv", index=False)
    described = describe(tmp_path / "places")
    (tmp_path / "places" / "datapackage.json").write_text(json.dumps(described))
    boundaries = {"name": "x", "path": "x.csv", "type": "table"}
    (tmp_path / "boundaries" / "x.csv").write_text("a\n1\n")
    head = {"name": "boundaries", "title": "boundaries", "resources": [boundaries]}
    (tmp_path / "boundaries" / "datapackage.json").write_text(json.dumps(head))
    return tmp_path
