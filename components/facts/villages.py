"""Ground and villages: the layers, one village, and the search by name, kept for all visitors."""

import sqlite3
import subprocess
import sys
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from components.facts import cache, tables, translated
from data import ground, nearby, village_index, village_names
from data.catalog import data_root
from data.ground import Layer, Village
from data.place_words import normalise
from data.places import AmbiguousPlace, UnknownPlace
from data.problems import DataProblem, Problem, problem_at
from data.village_finds import FoundVillages
from data.village_search import VillageIndex

LONGEST_SEARCH = 100


@cache.once_without_rows
def _opened() -> tuple[tuple[Layer, ...], tuple[Problem, ...]]:
    return ground.open_layers(data_root())


def layers(country_id: str | None = None) -> tuple[Layer, ...]:
    """The layers of villages, those of a country or all; the census of each country first."""
    return tuple(one for one in _opened()[0] if country_id in (None, one.country_id))


def problems() -> tuple[Problem, ...]:
    """What is wrong with layers that cannot be read."""
    return _opened()[1]


def layer(layer_id: str) -> Layer:
    """A layer by its id; KeyError if there is none."""
    return {one.layer_id: one for one in layers()}[layer_id]


@cache.bounded_without_words
def of_district(
    layer_id: str, place_id: str, columns: tuple[str, ...] = ground.CORE
) -> pd.DataFrame:
    """The villages of a layer in one district; DataProblem if its file is damaged."""
    return ground.read_district(layer(layer_id), place_id, columns)


@cache.bounded_without_words
def village(village_id: str) -> Village | None:
    """One village by its id; None if no layer has it. DataProblem if a file is damaged."""
    read = (ground.read_village(layer, village_id) for layer in layers())
    return next((found for found in read if found), None)


@cache.once_without_words
def in_stories() -> tuple[Village, ...]:
    """The villages that a story is taken to be about, by state, district and name."""
    named = tables.table("cases").rows["village_id"].dropna().unique()
    found = [one for layer in layers() for one in ground.read_villages(layer, named)]
    return tuple(sorted(found, key=lambda one: (one.place_id, one.name, one.village_id)))


def layer_of(village: Village) -> Layer:
    """The layer that a village is from."""
    return layer(village.layer_id)


@cache.once_without_words
def documented() -> pd.DataFrame:
    """Stories and federations that have a point of their own; see :func:`data.nearby.documented`."""
    rows = nearby.documented(tables.table("cases").rows, tables.table("organisations").rows)
    return rows.assign(place_id=[_district_of(row) for row in rows.to_dict("records")])


def _district_of(row: Mapping[Hashable, Any]) -> str:
    """The district of something documented; of a story that names its state alone, that of its village."""
    place_id, village_id = str(row["place_id"]), row["village_id"]
    if tables.gazetteer()[place_id].level != "state" or not isinstance(village_id, str):
        return place_id
    found = village(village_id)
    return found.place_id if found else place_id


def begin_index() -> subprocess.Popen[bytes] | None:
    """Begin to make the index of names in a process of its own, unless it is there or there is no village."""
    if not layers() or is_index_ready():
        return None
    village_index.failed_mark(_index_path()).unlink(missing_ok=True)
    return subprocess.Popen([sys.executable, "-m", village_index.__name__])


def is_index_ready() -> bool:
    """Whether names can be searched; the index may be made while visitors come."""
    return _index_path().exists()


def note_failure() -> None:
    """Remember that the index could not be made, until it is."""
    village_index.failed_mark(_index_path()).touch()


def has_failed() -> bool:
    """Whether the last try to make the index failed."""
    return village_index.failed_mark(_index_path()).exists()


@cache.once_without_rows
def _index_path() -> Path:
    return village_index.path_of(data_root(), layers())


def find(text: str) -> FoundVillages | None:
    """Villages of a name, alone or with what it lies in; None while the index is not there.

    Raises:
        DataProblem: the index is damaged.
    """
    if not layers() or not is_index_ready():
        return None
    try:
        return _found(" ".join(text[:LONGEST_SEARCH].split()))
    except sqlite3.Error as error:
        where = f"{ground.FOLDER}/{_index_path().name}"
        raise DataProblem([problem_at(where, "names-damaged", fault=str(error))]) from error


@cache.bounded_without_words
def _found(text: str) -> FoundVillages:
    return _index().find(text, _districts_of, _districts_that_read(text))


@cache.once_without_rows
def _index() -> VillageIndex:
    return VillageIndex.open(_index_path())


def _districts_of(name: str) -> frozenset[str]:
    """The districts of a state, country or district of this name; none if it is no such name."""
    try:
        found = [tables.gazetteer().find(name).place_id]
    except AmbiguousPlace as several:
        found = list(several.place_ids)
    except UnknownPlace:
        found = list(_translated_names().get(normalise(name), ()))
    return frozenset(one for place_id in found for one in (place_id, *_districts_in(place_id)))


def _districts_that_read(text: str) -> frozenset[str]:
    """The districts of the countries where villages are written in the script of a text; none for Latin."""
    script = village_names.script_of(text)
    countries = {one.country_id for one in layers() if script in one.scripts}
    return frozenset(district for country in countries for district in _districts_in(country))


@cache.once_without_words
def _translated_names() -> Mapping[str, tuple[str, ...]]:
    """Ids of the places that have a name in one of the languages, by that name."""
    names: dict[str, list[str]] = {}
    for where, said in translated.in_all_languages(tables.catalog().package("places")):
        match where:
            case "places", place_id, "name":
                names.setdefault(normalise(said.text), []).append(place_id)
    return {name: tuple(ids) for name, ids in names.items()}


@cache.once_without_words
def _districts_in(place_id: str) -> tuple[str, ...]:
    inside = tables.gazetteer().at_level("district", place_id)
    return tuple(place.place_id for place in inside)
