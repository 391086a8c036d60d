"""A small made-up gazetteer."""

from pathlib import Path

import pytest

from data.places import Gazetteer
from tests.rows import rows


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
