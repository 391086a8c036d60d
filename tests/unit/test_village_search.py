"""A village is found by its name in any spelling: found, asked back, or not found; never guessed."""

import json
import os

import pandas as pd
import pytest

from data import ground, village_index, village_search
from data.village_likeness import NEAR, SOUNDING, WRITTEN
from data.village_search import VillageIndex

INSIDE = {"gaya": {"D1"}, "bihar": {"D1", "D2"}, "jand": {"D9"}}
CENSUS = [
    ("X-1", "Rampur", "D1", "Belaganj", 25.0, 85.0, 900),
    ("X-2", "RAMPUR", "D2", "Bakhri", 26.0, 86.0, 400),
    ("X-3", "Chilgojori", "D2", "Amrapara", 24.0, 87.0, 300),
    ("X-4", "Parihara", "D2", "Bakhri", 25.5, 86.2, 200),
    ("X-5", "Govindpur", "D1", "Belaganj", None, None, 100),
    ("X-6", "Gaya", "D2", "Bakhri", 25.6, 86.3, 90),
    ("X-7", "Ghiya", "D1", "Belaganj", 25.1, 85.3, 80),
    ("X-8", "Sonapur", "D2", "Bakhri", 25.7, 86.3, 70),
    ("X-9", "Sonpur", "D1", "Belaganj", 25.1, 85.4, 60),
]
REGISTER = [
    ("Y-1", "RAM PUR", "D1", "Belaganj", 25.01, 85.0, 0),
    ("Y-2", "Gobindpur", "D1", "Belaganj", 25.2, 85.1, 0),
    ("Y-3", "Sahar Tola", "D1", "Jand", 25.3, 85.2, 0),
    ("Y-4", "Kerka", "D1", "Belaganj", 25.4, 85.2, 0),
    ("Y-5", "Kera", "D1", "Belaganj", 25.5, 85.2, 0),
    ("Y-6", "Kerta", "D2", "Bakhri", 26.1, 86.2, 0),
    ("Y-7", "Jagadish", "D1", "Belaganj", 25.6, 85.2, 0),
    ("Y-8", "Jagdish", "D1", "Belaganj", 25.6, 85.5, 0),
    ("Y-9", "Goh", "D1", "Belaganj", 25.6, 85.6, 0),
]


def write_layer(folder, name, prefix, rows, has_figures):
    """A layer of villages as a Data Package."""
    folder = folder / "villages" / name
    folder.mkdir(parents=True)
    columns = ["village_id", "name", "place_id", "subdistrict", "lat", "lon", "population"]
    table = pd.DataFrame(rows, columns=columns).assign(shape_id="")
    table.to_parquet(folder / "villages.parquet", index=False)
    resource = {"path": "villages.parquet", "schema": {"fields": []}}
    about = {
        "country": "XX",
        "kind": "village",
        "prefix": prefix,
        "has_figures": has_figures,
        "credit": "made up",
    }
    described = {
        "title": name,
        "description": "Made up.",
        "licenses": [{"title": "none"}],
        "sources": [],
        "ground": about,
        "resources": [resource],
    }
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A data folder with a census, a register, and a story that spells a village its own way."""
    folder = tmp_path_factory.mktemp("data")
    write_layer(folder, "census", "X-", CENSUS, True)
    write_layer(folder, "register", "Y-", REGISTER, False)
    stories = folder / "programmes" / "one"
    stories.mkdir(parents=True)
    stories.joinpath("cases.csv").write_text("case_id,village,village_id\nc1,Padhiara,X-4\n")
    return folder


@pytest.fixture(scope="module")
def index(root):
    return VillageIndex.open(village_index.make(root))


def found(index, text):
    """Ids and bands of what a text finds, best first."""
    hits = index.find(text, lambda name: INSIDE.get(name.casefold(), ())).hits
    return [(hit.village_id, hit.band) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chilgojori", [("X-3", WRITTEN)]),
        ("Chilgajory", [("X-3", NEAR)]),
        ("Padhiara", [("X-4", WRITTEN)]),
        ("Rampur", [("X-1", WRITTEN), ("X-2", WRITTEN)]),
        ("Rampur, Gaya", [("X-1", WRITTEN)]),
        ("rampur gaya", [("X-1", WRITTEN)]),
        ("Rampur, Bakhri", [("X-2", WRITTEN)]),
        ("Rampur, Bakhri, Bihar", [("X-2", WRITTEN)]),
        ("Rampur, Gaya, Jand", []),
        # A block that has the name of a district elsewhere.
        ("Sahar Tola, Jand, Gaya", [("Y-3", WRITTEN)]),
        ("रामपुर, gaya", [("X-1", WRITTEN)]),
        ("چلگوجوری", [("X-3", WRITTEN)]),
        # A word that fits names of several sounds is certainly none of them.
        ("गया", [("X-6", SOUNDING), ("X-7", SOUNDING)]),
        # Nor the name that only a story has for a village.
        ("पाढियारा", [("X-4", SOUNDING)]),
        ("Sahar tola", [("Y-3", WRITTEN)]),
        ("Xyzzyburg", []),
        ("", []),
        ("  ,, ", []),
        ("東京", []),
        ("'; drop table forms; --", []),
    ],
)
def test_a_text_finds(index, text, expected):
    assert found(index, text) == expected


def test_another_spelling_is_no_certain_find(index):
    hits = found(index, "Ramppur")
    assert hits and {band for _, band in hits} == {SOUNDING}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chilgojori", "X-3"),
        ("Chilgajory", None),
        ("Rampur", None),
        ("Rampur, Gaya", "X-1"),
        # The name of one village is that of another with a letter missing.
        ("Sonpur", None),
        ("Sonpur, Gaya", "X-9"),
        ("Sonapur", None),
        # Only a story calls it so.
        ("Padhiara", None),
        # One letter tells it from another village there; or both sound the same.
        ("Kera, Gaya", None),
        ("Kerka, Gaya", None),
        ("Kerka, Gaya, Bihar", None),
        ("Sahar Tola, Gaya", "Y-3"),
        ("Jagdish, Gaya", None),
        # So short that one letter is a third of it.
        ("Goh, Gaya", None),
    ],
)
def test_a_village_opens_by_itself_only_if_no_other_name_is_like_it_or_a_letter_away_in_its_district(
    index, text, expected
):
    hit = index.find(text, lambda name: INSIDE.get(name.casefold(), ())).certain
    assert (hit and hit.village_id) == expected


def test_of_too_many_spellings_those_of_the_length_that_was_typed_are_compared(index, monkeypatch):
    assert found(index, "Sonput") == [("X-9", NEAR), ("X-8", NEAR)]
    monkeypatch.setattr(village_search, "MOST_COMPARED", 1)
    assert found(index, "Sonput") == [("X-9", NEAR)]


def test_a_register_adds_only_villages_that_the_census_lacks(index):
    assert found(index, "Ram pur, Gaya") == [("X-1", WRITTEN)]
    assert ("Y-2", WRITTEN) not in found(index, "Gobindpur")


def test_the_index_is_made_once_and_again_when_a_layer_changes(root):
    layers, _ = ground.open_layers(root)
    path = village_index.path_of(root, layers)
    assert village_index.make(root) == path
    before = path.stat().st_mtime_ns
    older = path.with_name("names-0.sqlite")
    older.touch()
    unfinished = path.with_name("names-being_made")
    unfinished.touch()
    for layer in layers:
        os.utime(layer.path, (0, 0))
    assert village_index.make(root).stat().st_mtime_ns == before
    assert not older.exists() and unfinished.exists()
    write_layer(root, "later", "Z-", [("Z-1", "Naya Gaon", "D1", "Konch", 25.0, 85.5, 10)], False)
    again = village_index.make(root)
    assert again != path
    assert not path.exists()
    assert found(VillageIndex.open(again), "Naya Gaon") == [("Z-1", WRITTEN)]


def test_data_folders_that_nobody_may_write_in_keep_their_indexes_side_by_side(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(village_index.os, "access", lambda *_: False)
    monkeypatch.setattr(village_index.tempfile, "gettempdir", lambda: str(tmp_path))
    roots = [tmp_path / name for name in ("one", "other")]
    made = [
        village_index.make(root)
        for root in roots
        for _ in [(root / "villages").mkdir(parents=True)]
    ]
    older = made[1].with_name(f"{made[1].stem.rpartition('-')[0]}-0.sqlite")
    older.touch()
    assert village_index.make(roots[1]) == made[1]
    assert made[0].exists() and made[1].exists() and not older.exists()


def test_a_folder_without_layers_has_an_index_without_villages(tmp_path):
    (tmp_path / "villages").mkdir()
    assert found(VillageIndex.open(village_index.make(tmp_path)), "Rampur") == []
