"""The gazetteer as shipped: codes, parents, names and shapes fit together."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from components.content.places import place_list
from components.facts import indicators, resolver, searches, tables
from components.server import static_pages
from data.place_words import normalise

DATA = Path(__file__).parents[2] / "data"
PARENT_LEVELS = {
    "country": {""},
    "state": {"country"},
    "district": {"state"},
    "district_group": {"state"},
    "district_part": {"district"},
    "subdistrict": {"district", "district_part"},
}
BOXES = {"IN": (74.0, 17.7, 90.0, 31.0), "PK": (60.8, 23.6, 78.0, 37.2)}


def table(name: str) -> pd.DataFrame:
    """One CSV of the package, every cell as text."""
    return pd.read_csv(DATA / "places" / f"{name}.csv", dtype=str, keep_default_na=False)


def layers() -> dict[str, dict[str, Any]]:
    """What the boundaries package says of each layer, and the properties of its features."""
    package = json.loads((DATA / "boundaries/datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: layer(resource) for resource in package["resources"]}


def layer(resource: dict[str, Any]) -> dict[str, Any]:
    """Description of one layer with its features' properties under ``features``."""
    about = resource["layer"]
    path = DATA / "boundaries" / resource["path"]
    topology = json.loads(path.read_text(encoding="utf-8"))
    geometries = topology["objects"][about["object"]]["geometries"]
    return {**about, "features": [geometry["properties"] for geometry in geometries]}


PLACES = table("places").set_index("place_id")
ALIASES = table("aliases")
SOURCES = table("sources").set_index("source_id")
LAYERS = layers()
PLACE_LAYERS = sorted(
    name
    for name, about in LAYERS.items()
    if about["level"] in {"state", "district"} and not about.get("context")
)


def feature_ids(layer_id: str) -> list[str]:
    """Ids of the features of a layer."""
    about = LAYERS[layer_id]
    return [feature[about["id_property"]] for feature in about["features"]]


def state_of(place_id: str) -> str:
    """The state or province a place is or lies in; the country for a country."""
    while PLACES.level[place_id] not in {"country", "state"}:
        place_id = PLACES.parent_id[place_id]
    return place_id


def referred(column: str) -> pd.DataFrame:
    """Pairs of a place and a place that one of its cells names."""
    pairs = PLACES[column].str.split(";").explode()
    return pairs[pairs != ""].rename("other").reset_index()


def test_the_files_of_the_layers_are_those_described():
    package = json.loads((DATA / "boundaries/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (DATA / "boundaries" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_ids_are_unique():
    assert PLACES.index.is_unique


def test_parents_exist_and_levels_nest():
    parents = PLACES.parent_id.map(lambda parent: PLACES.level[parent] if parent else "")
    wrong = [
        place_id
        for place_id, level in PLACES.level.items()
        if parents[place_id] not in PARENT_LEVELS[level]
    ]
    assert wrong == []


def test_a_place_lies_in_the_country_of_its_parent():
    below = PLACES[PLACES.parent_id != ""]
    assert (below.country_id == below.parent_id.map(PLACES.country_id)).all()
    assert set(PLACES.country_id) == set(PLACES.index[PLACES.level == "country"])


def test_census_codes_are_text_and_unique_within_a_country():
    coded = PLACES[PLACES.census_code != ""]
    digits = coded.level.map({"state": 2, "district": 3, "district_part": 3, "subdistrict": 5})
    assert (coded.census_code.str.len() == digits).all()
    assert coded.census_code.str.isdigit().all()
    assert not coded.duplicated(["country_id", "census_code"]).any()


def test_every_district_of_both_censuses_has_a_shape_and_every_shape_a_district():
    india = PLACES.index[PLACES.index.str.startswith("IN-C11-") & (PLACES.level == "district")]
    pakistan = PLACES.index[PLACES.index.str.startswith("PK17-") & (PLACES.level == "district")]
    assert sorted(india) == sorted(feature_ids("india_districts"))
    assert sorted(pakistan) == sorted(feature_ids("pakistan_districts"))
    assert (PLACES.census_code[india] == india.str.removeprefix("IN-C11-")).all()


@pytest.mark.parametrize("layer_id", PLACE_LAYERS)
def test_every_feature_is_a_place_of_the_same_name_and_parent(layer_id: str):
    about = LAYERS[layer_id]
    ids = feature_ids(layer_id)
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(PLACES.index)
    for place_id, feature in zip(ids, about["features"], strict=True):
        assert feature[about["name_property"]] == PLACES.name[place_id]
        if "parent_id_property" in about:
            parent = PLACES.parent_id[place_id]
            assert feature[about["parent_id_property"]] == parent
            assert feature[about["parent_property"]] == PLACES.name[parent]


@pytest.mark.parametrize("layer_id", ["india_blocks", "pakistan_tehsils"])
def test_every_block_or_tehsil_lies_in_a_district_with_a_shape(layer_id: str):
    about = LAYERS[layer_id]
    districts = {"india_blocks": "india_districts", "pakistan_tehsils": "pakistan_districts"}
    parents = {feature[about["parent_id_property"]] for feature in about["features"]}
    assert parents == set(feature_ids(districts[layer_id]))
    for feature in about["features"]:
        district = feature[about["parent_id_property"]]
        assert feature[about["parent_property"]] == PLACES.name[district]


def test_label_points_lie_inside_the_drawn_part_of_their_country():
    pointed = PLACES[PLACES.lat != ""]
    for place_id, place in pointed.iterrows():
        left, bottom, right, top = BOXES[place.country_id]
        assert left < float(place.lon) < right, place_id
        assert bottom < float(place.lat) < top, place_id
    drawn = {place_id for layer_id in PLACE_LAYERS for place_id in feature_ids(layer_id)}
    assert drawn <= set(pointed.index)


def test_areas_are_known_where_there_is_a_shape():
    drawn = {place_id for layer_id in PLACE_LAYERS for place_id in feature_ids(layer_id)}
    assert (PLACES.area_km2[sorted(drawn)].astype(float) > 0).all()


@pytest.mark.parametrize("column", ["split_from", "drawn_as"])
def test_places_that_stand_for_others_name_real_ones_nearby(column: str):
    pairs = referred(column)
    assert set(pairs.other) <= set(PLACES.index)
    assert (pairs.place_id != pairs.other).all()
    assert (pairs.place_id.map(PLACES.country_id) == pairs.other.map(PLACES.country_id)).all()


def test_a_place_drawn_as_others_has_no_shape_of_its_own_and_they_have():
    pairs = referred("drawn_as")
    parts = set(PLACES.index[PLACES.level == "district_part"])
    drawn = {
        one
        for layer_id in ("pakistan_districts", "india_districts")
        for one in feature_ids(layer_id)
    }
    assert set(pairs.other) - parts <= drawn
    assert not set(pairs.place_id) & drawn


def test_years_run_forward():
    limited = PLACES[(PLACES.valid_from != "") & (PLACES.valid_to != "")]
    assert (limited.valid_from.astype(int) <= limited.valid_to.astype(int)).all()


def test_disputed_territories_say_so():
    assert set(PLACES.index[PLACES.status != ""]) == {"PK-AJK", "PK-GB"}
    assert PLACES.status[["PK-AJK", "PK-GB"]].str.contains("not settled").all()


def test_aliases_point_to_places_and_are_no_names_of_theirs():
    assert set(ALIASES.place_id) <= set(PLACES.index)
    assert (ALIASES.alias != ALIASES.place_id.map(PLACES.name)).all()
    assert (ALIASES.alias == ALIASES.alias.str.strip()).all()
    assert not ALIASES.duplicated(["alias", "place_id"]).any()


def test_within_a_state_a_spelling_means_one_place():
    own = PLACES.name[PLACES.level != "subdistrict"].rename("spelling").reset_index()
    other = ALIASES.rename(columns={"alias": "spelling"})[["place_id", "spelling"]]
    spellings = pd.concat([own, other])
    spellings["spelling"] = spellings.spelling.map(normalise)
    spellings["state"] = spellings.place_id.map(state_of)
    spellings["is_state"] = spellings.place_id.map(PLACES.level).isin(["country", "state"])
    meant = spellings.groupby(["spelling", "state", "is_state"]).place_id.nunique()
    assert meant[meant > 1].index.tolist() == []


def test_every_row_has_a_source_that_exists():
    assert SOURCES.index.is_unique
    assert set(PLACES.source_id) <= set(SOURCES.index)
    assert set(ALIASES.source_id) <= set(SOURCES.index)


SUBDISTRICTS = PLACES[PLACES.level == "subdistrict"]


def test_a_sub_district_says_what_its_state_calls_it_and_no_other_place_does():
    assert (SUBDISTRICTS.called != "").all()
    assert (PLACES.called[PLACES.level != "subdistrict"] == "").all()
    of_india = SUBDISTRICTS[SUBDISTRICTS.country_id == "IN"]
    kinds = of_india.called.groupby(of_india.parent_id.map(PLACES.parent_id)).unique()
    assert {state: one for state, (one,) in kinds.items()} == {
        **dict.fromkeys(("IN-BR", "IN-JH", "IN-OR", "IN-WB"), "block"),
        **dict.fromkeys(("IN-CT", "IN-MP", "IN-UP"), "tehsil"),
    }


def test_every_block_and_tehsil_that_the_census_of_india_counts_is_a_place_of_its_district():
    counted = pq.read_table(DATA / "villages/india_census_villages/subdistricts.parquet")
    rows = counted.to_pandas().set_index("subdistrict_code").place_id
    # Area of no sub-district; and Nirsa, whose parts of today are blocks of their own.
    rows = rows.drop(["99999", "02587"])
    # In Odisha the census counts by police stations, which are not its blocks.
    rows = rows[rows.map(PLACES.parent_id) != "IN-OR"]
    coded = SUBDISTRICTS[SUBDISTRICTS.census_code != ""].set_index("census_code").parent_id
    assert len(rows) and coded.reindex(rows.index).tolist() == rows.tolist()


def test_how_many_sub_districts_have_a_shape_is_what_the_readme_of_the_shapes_says():
    said = " ".join((DATA / "boundaries" / "README.md").read_text(encoding="utf-8").split())
    state = SUBDISTRICTS.parent_id.map(PLACES.parent_id)
    names = state.map(PLACES.name).where(SUBDISTRICTS.country_id == "IN", "Pakistan")
    for name, rows in SUBDISTRICTS.groupby(names):
        drawn, whole = int((rows.shape_id != "").sum()), len(rows)
        share = f"all {whole}" if drawn == whole else f"{drawn} of the {whole}"
        share = f"The {whole} blocks of {name} have none" if drawn == 0 else share
        assert share in said, (name, share)


def test_a_block_is_no_district_of_its_name_and_is_found_in_its_district():
    places = tables.gazetteer()
    assert places.find("Gopalganj").level == "district"
    assert places.find("Gopalganj", "IN-C11-217", "subdistrict").parent_id == "IN-C11-217"
    assert places.find("Barachatti, Gaya, Bihar").place_id == "IN-C11-236-barachatti"
    assert resolver.resolve("Barachatti", "Gaya").match.place_id == "IN-C11-236-barachatti"


def test_within_a_district_a_name_means_one_sub_district_of_a_kind():
    folded = SUBDISTRICTS.assign(folded=SUBDISTRICTS.name.map(normalise))
    assert not folded.duplicated(["parent_id", "called", "folded"]).any()


def test_a_sub_district_is_drawn_as_a_shape_of_its_own_district_that_no_other_has():
    shapes = {
        feature[about["id_property"]]: feature[about["parent_id_property"]]
        for about in (LAYERS["india_blocks"], LAYERS["pakistan_tehsils"])
        for feature in about["features"]
    }
    drawn = SUBDISTRICTS[SUBDISTRICTS.shape_id != ""]
    assert drawn.shape_id.map(shapes).tolist() == drawn.parent_id.tolist()
    assert drawn.shape_id.is_unique
    # A block of Odisha is no police-station area, which is what the layer shows there.
    state = drawn.parent_id.map(PLACES.parent_id)
    assert not (state == "IN-OR").any()


def test_the_label_point_of_a_sub_district_lies_inside_its_shape():
    shapes = {
        shape.place_id: shape
        for country, level in (("IN", "block"), ("PK", "tehsil"))
        for layer in tables.layers(country, level)
        for shape in layer.shapes
    }
    drawn = SUBDISTRICTS[SUBDISTRICTS.shape_id != ""]
    # Blocks of Jharkhand have the point of the register of rural roads, which may lie across a rough line.
    drawn = drawn[drawn.source_id != "nrlm_blocks_jh_2026"]
    assert (SUBDISTRICTS.lat[drawn.index] != "").all()
    outside = [
        one.Index
        for one in drawn.itertuples()
        if not is_inside(float(one.lon), float(one.lat), shapes[one.shape_id].rings)
    ]
    assert outside == []


def is_inside(lon: float, lat: float, rings) -> bool:
    """Whether a point lies in a shape: a line from it crosses the rings an odd number of times."""
    crossed = 0
    for ring in rings:
        for (x, y), (to_x, to_y) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y > lat) != (to_y > lat):
                crossed += lon < x + (lat - y) * (to_x - x) / (to_y - y)
    return crossed % 2 == 1


def test_a_sub_district_stands_in_no_list_and_has_a_page_of_its_own():
    assert not set(place_list.with_a_page()) & set(SUBDISTRICTS.index)
    assert static_pages.find("places/IN-C11-364-ratu") is not None
    places = tables.gazetteer()
    for country in ("IN", "PK"):
        assert not {one.place_id for one in places.at_level("district", country)} & set(
            SUBDISTRICTS.index
        )
        assert not set(indicators.pinnable(country)) & set(SUBDISTRICTS.index)
    for name in ("Ratu", "Gishkore"):
        found = {
            one.record_id for one in searches.search_everything(name).records if one.kind == "place"
        }
        assert not found & set(SUBDISTRICTS.index)
