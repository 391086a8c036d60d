"""The layers of villages: ids, districts, points, small numbers; and what stories say of their places."""

import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from shapely import Point

from components.content.maps import coverage_limits
from components.content.villages import ground_facts, ground_map, villages_beside
from components.facts import indicators, tables, villages
from data import disclosure, ground, ground_blocks, village_index, village_names
from data.catalog import data_root
from data.villages.recipe import shapes

LAYERS, PROBLEMS = ground.open_layers(data_root())
IDS = [layer.layer_id for layer in LAYERS]
# Degrees around both countries.
BOUNDS = {"IN": (17.5, 31.0, 74.0, 90.0), "PK": (23.5, 37.2, 60.8, 77.9)}


@pytest.fixture(scope="module", params=LAYERS, ids=IDS)
def layer(request):
    return request.param


@pytest.fixture(scope="module")
def rows(layer):
    return pq.read_table(layer.path).to_pandas()


def test_every_layer_can_be_read():
    assert PROBLEMS == ()
    assert {layer.country_id for layer in LAYERS} == {"IN", "PK"}


def test_a_layer_describes_its_columns_and_where_it_is_from(layer):
    said = json.loads((layer.path.parent / "datapackage.json").read_text(encoding="utf-8"))
    for resource in said["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        path = layer.path.parent / resource["path"]
        assert pq.read_schema(path).names == fields
        content = path.read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert layer.sources and layer.licence and layer.credit


def test_ids_are_unique_and_belong_to_the_layer(layer, rows):
    assert rows["village_id"].is_unique
    assert rows["village_id"].str.startswith(layer.prefix).all()


def test_every_village_lies_in_a_known_district(layer, rows):
    places = tables.gazetteer()
    districts = rows["place_id"].unique()
    assert all(one in places for one in districts)
    assert {places[one].country_id for one in districts} == {layer.country_id}


def test_a_district_is_read_alone(rows):
    assert rows["place_id"].is_monotonic_increasing


def test_points_lie_in_the_country(layer, rows):
    south, north, west, east = BOUNDS[layer.country_id]
    placed = rows[rows["lat"].notna()]
    assert placed["lat"].between(south, north).all()
    assert placed["lon"].between(west, east).all()
    assert (placed["lon"].notna()).all()


def test_every_shape_is_one_of_the_district(layer, rows):
    level = {"IN": "block", "PK": "tehsil"}[layer.country_id]
    shapes = [shape for one in tables.layers(layer.country_id, level) for shape in one.shapes]
    district_of = {shape.place_id: shape.parent_id for shape in shapes}
    known = rows[rows["shape_id"].notna()]
    assert (known["shape_id"].map(district_of) == known["place_id"]).all()


@pytest.mark.parametrize(
    "layer", [one for one in LAYERS if one.has_figures], ids=lambda one: one.layer_id
)
def test_nobody_can_be_found_through_small_numbers(layer):
    rows = pq.read_table(layer.path).to_pandas()
    counts = [name for rate in layer.rates for name in (*rate.numerator, *rate.less)]
    counts = [
        name for name in dict.fromkeys(counts) if name not in ("population", layer.households)
    ]
    small = rows[disclosure.may_be_few(rows[layer.households])]
    assert len(small)
    assert small[counts].isna().all(axis=None)
    for group in {"sc", "st", "female"} & set(rows):
        assert not rows[group].between(1, disclosure.MEMBERS - 1).any()
        around = [rows["place_id"], rows["subdistrict"]]
        hidden = rows[group].isna().groupby(around).sum()
        shown = (rows[group] > 0).groupby(around).sum()
        # The source itself leaves some cells empty: only a hidden one must not stand alone.
        may_be_few = pd.Series(disclosure.may_be_few(rows[layer.households]), rows.index)
        few = may_be_few.groupby(around).sum()
        assert not ((hidden == 1) & (shown > 0) & (few == 1)).any()


def test_no_column_tells_the_religion_of_a_village(rows):
    assert not [name for name in rows if "muslim" in name or "religion" in name or "hindu" in name]


def test_the_villages_of_the_census_add_up_to_what_is_published():
    layer = next(one for one in LAYERS if one.layer_id == "india_census_villages")
    rows = pq.read_table(layer.path, columns=["place_id", "population"]).to_pandas()
    values = tables.context_table("values").rows
    published = values[
        (values["indicator_id"] == "population")
        & (values["residence"] == "rural")
        & (values["group"] == "all")
        & (values["period"] == "2011")
    ].set_index("place_id")["value"]
    counted = rows.groupby("place_id")["population"].sum()
    both = pd.concat([counted, published], axis=1, join="inner")
    assert len(both) > 200
    assert (both["population"] == both["value"]).all()


def test_the_shares_of_villages_with_a_shape_are_those_that_the_readme_says():
    said = (data_root() / ground.FOLDER / "README.md").read_text(encoding="utf-8")
    shares = {
        one.layer_id: pq.read_table(one.path, columns=["shape_id"])
        .to_pandas()["shape_id"]
        .notna()
        .mean()
        for one in LAYERS
    }
    assert f"{shares.pop('india_census_villages'):.1%}".replace("%", " %") in said
    assert f"{shares.pop('pakistan_localities'):.0%}".replace("%", " %") in said
    assert set(shares.values()) == {1}


STATES_OF_BLOCKS = {
    "Bihar": "IN-BR", "West Bengal": "IN-WB", "Odisha": "IN-OR", "Madhya Pradesh": "IN-MP",
    "Jharkhand": "IN-JH", "Chhattisgarh": "IN-CT",
}  # fmt: skip
WITHIN_DEGREES = 0.1


@pytest.fixture(scope="module")
def blocks():
    layer = next(one for one in LAYERS if one.layer_id == "india_habitations")
    return pd.read_parquet(ground_blocks.path_of(layer))


def test_a_block_is_a_place_of_its_district_and_has_the_shape_of_that_place(blocks):
    places = tables.gazetteer()
    assert blocks["block_id"].is_unique and blocks["place_id"].is_monotonic_increasing
    south, north, west, east = BOUNDS["IN"]
    assert blocks["lat"].between(south, north).all() and blocks["lon"].between(west, east).all()
    named = blocks[blocks["subdistrict_id"].notna()]
    assert named["subdistrict_id"].is_unique
    for block in named.itertuples():
        place = places[block.subdistrict_id]
        assert (place.level, place.parent_id) == ("subdistrict", block.place_id)
        assert (block.shape_id if isinstance(block.shape_id, str) else None) == place.shape_id
    assert blocks[blocks["subdistrict_id"].isna()]["shape_id"].isna().all()


def test_the_shares_of_blocks_with_a_place_and_a_shape_are_those_that_the_readme_says(blocks):
    said = (data_root() / ground.FOLDER / "README.md").read_text(encoding="utf-8")
    has_place = blocks["subdistrict_id"].notna()
    state = blocks["place_id"].map(tables.gazetteer().state_of)
    for name, state_id in STATES_OF_BLOCKS.items():
        own = has_place[state == state_id]
        assert f"{name} {own.sum()} of {len(own)}" in said
    drawn = blocks[blocks["shape_id"].notna()]
    assert f"{len(blocks):,} development blocks" in said
    assert (
        f"By name {has_place.sum():,} have a place" in said
        and f"and {len(drawn):,} a shape" in said
    )
    areas = {
        shape.place_id: shapes._area(shape)
        for layer in tables.layers("IN", "block")
        for shape in layer.shapes
    }
    far = [areas[one.shape_id].distance(Point(one.lon, one.lat)) for one in drawn.itertuples()]
    assert f"{sum(one == 0 for one in far) / len(far):.1%}".replace("%", " %") in said
    assert max(far) < WITHIN_DEGREES


def test_the_layers_are_light_enough_for_a_checkout():
    assert sum(path.stat().st_size for one in LAYERS for path in one.path.parent.iterdir()) < 60e6


def test_a_layer_without_a_licence_can_be_deleted(tmp_path):
    kept = [one for one in LAYERS if one.layer_id != "uttar_pradesh_villages"]
    for one in kept:
        shutil.copytree(one.path.parent, tmp_path / ground.FOLDER / one.layer_id)
    layers, problems = ground.open_layers(tmp_path)
    assert [one.layer_id for one in layers] == [one.layer_id for one in kept]
    assert problems == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda folder: (folder / "datapackage.json").write_text("{"), "does not describe a layer"),
        (lambda folder: (folder / "localities.parquet").unlink(), "cannot be read"),
        (lambda folder: (folder / "localities.parquet").write_bytes(b"no"), "cannot be read"),
    ],
    ids=["description", "missing", "no Parquet"],
)
def test_a_damaged_layer_is_left_out_and_told(tmp_path, damage, told):
    source = next(one for one in LAYERS if one.layer_id == "pakistan_localities").path.parent
    folder = tmp_path / ground.FOLDER / "damaged"
    shutil.copytree(source, folder)
    damage(folder)
    layers, problems = ground.open_layers(tmp_path)
    assert layers == ()
    assert [told in problem.what for problem in problems] == [True]
    assert problems[0].remedy


HELD_OUT = pd.read_csv(Path(__file__).parents[1] / "fixtures" / "village_names.csv")
FIRST, LEAST_FOUND = 3, 95


@pytest.fixture(scope="module")
def finds():
    """What each name of the fixture finds: the id that is meant, the first ids, what opens by itself."""
    village_index.make(data_root())
    found = {one: villages.find(one) for one in HELD_OUT["asked"]}
    return [
        (meant, [hit.village_id for hit in found[asked].hits[:FIRST]], found[asked].certain)
        for asked, meant in zip(HELD_OUT["asked"], HELD_OUT["village_id"], strict=True)
    ]


def test_names_drawn_by_lot_are_found_in_any_script_and_with_a_letter_amiss(finds):
    assert HELD_OUT["kind"].value_counts().to_dict() == dict.fromkeys(
        ("plain", "missing", "changed", "script"), 25
    )
    assert sum(meant in first for meant, first, _ in finds) >= LEAST_FOUND


def test_no_name_opens_another_village_than_the_one_that_is_meant(finds):
    opened = [(meant, certain.village_id) for meant, _, certain in finds if certain]
    assert opened and all(meant == certain for meant, certain in opened)


def test_a_name_alone_leads_to_a_village_of_that_name_and_opens_no_other(finds):
    """Without its district, which would say which of several is meant."""
    found = 0
    for asked, meant in zip(HELD_OUT["asked"], HELD_OUT["village_id"], strict=True):
        alone = villages.find(asked.partition(",")[0])
        bones = village_names.skeleton(village_names.folded(villages.village(meant).name))
        first = (
            village_names.skeleton(village_names.folded(hit.name)) for hit in alone.hits[:FIRST]
        )
        found += bones in first
        assert alone.certain is None or alone.certain.village_id == meant
    assert found >= LEAST_FOUND


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        # The letter that is missing stood between two alike, which one consonant is compared as.
        ("Kili ul Muhammad", "Kili Gul Muhammad"),
        # Others sound like what was typed, from which one letter tells this one.
        ("Katoori", "Kastoori"),
    ],
)
def test_a_name_with_a_letter_missing_is_shown_though_others_are_nearer_in_sound(asked, meant):
    village_index.make(data_root())
    assert meant in {village_names.spoken(hit.name) for hit in villages.find(asked).hits}


@pytest.mark.parametrize(
    "asked", ["KERA, Aurangabad", "Kuli, Barddhaman", "Pana, South Twenty Four Parganas"]
)
def test_the_name_of_a_village_that_is_another_with_a_letter_missing_is_asked_back(asked):
    village_index.make(data_root())
    found = villages.find(asked)
    assert found.only and found.certain is None and len(found.hits) > 1


DRAWN = [
    place.place_id
    for country in ("IN", "PK")
    for place in tables.gazetteer().at_level("district", country)
    if ground_map.layer_id_of(place.place_id)
]


@pytest.mark.parametrize("state", sorted({tables.gazetteer().state_of(one) for one in DRAWN}))
def test_no_map_of_a_district_colours_ground_and_every_count_has_its_census(state):
    """All districts with shapes inside: each count of villages on map and in words names year and source."""
    for place_id in (one for one in DRAWN if tables.gazetteer().state_of(one) == state):
        figure, census = ground_map.figure(place_id), ground_facts.census_of(place_id)
        assert {area.look for area in figure.areas} == {"ground"}, place_id
        assert {entry.look for entry in figure.legend.entries} == {"ground"}, place_id
        assert figure.cloud is None or figure.legend.dots, place_id
        counts = [area.value_text for area in figure.areas if area.value_text]
        if census is None:
            assert not counts and "census" not in figure.caption, place_id
            continue
        assert all(str(census.year) in said for said in (*counts, figure.caption)), place_id
        assert census.credit in figure.source_text, place_id


def test_a_count_of_villages_reached_stands_beside_the_villages_that_a_census_counts():
    counts = [
        one
        for one in indicators.catalogue().values()
        if one.unit == villages_beside.VILLAGES
        and one.package_id in tables.programmes()
        and one.theme == coverage_limits.REACH
    ]
    assert counts
    beside = 0
    for one in counts:
        rows = indicators.stored_figures(one.package_id, one.indicator_id)
        for place_id in rows["place_id"].unique():
            if tables.gazetteer()[place_id].level in ("state", "district"):
                said = villages_beside.say(one.package_id, one.indicator_id, place_id)
                assert not said or ("Source: " in said[0] and "census" in said[0])
                beside += bool(said)
    assert beside > 100


@pytest.mark.parametrize(
    ("measure", "place_id", "figures", "is_other_kind"),
    [
        (("rspn", "revenue_villages_with_rsp"), "PK17-s-tharparkar", "171 (2017)", True),
        (("pacs", "villages"), "IN-BR", "39,073 (2011)", False),
    ],
)
def test_villages_of_another_kind_are_never_made_a_share(measure, place_id, figures, is_other_kind):
    said, *doubt = villages_beside.say(*measure, place_id)
    assert figures in said
    assert doubt == ([villages_beside.OTHER_KIND] if is_other_kind else [])


CASES = tables.table("cases").rows


def test_a_point_of_a_story_says_what_it_is_how_sure_and_how_it_was_found():
    placed = CASES[CASES["lat"].notna()]
    assert len(placed)
    for column in ("lon", "point_match", "point_of", "point_note"):
        assert placed[column].notna().all(), column
    assert (
        CASES[CASES["lat"].isna()][["point_match", "point_of", "village_id"]].isna().all(axis=None)
    )


def test_the_village_of_a_story_is_known_and_lies_in_its_district():
    places = tables.gazetteer()
    named = CASES[CASES["village_id"].notna()]
    found = {
        village.village_id: village
        for layer in LAYERS
        for village in ground.read_villages(layer, named["village_id"])
    }
    for case in named.to_dict("records"):
        village = found[case["village_id"]]
        assert places.lies_in(village.place_id, case["place_id"]), case["case_id"]


def test_how_many_villages_are_known_by_name_stands_beside_how_many_were_reached():
    named = CASES[(CASES["package_id"] == "pacs") & CASES["village"].notna()]
    count = len(named.groupby(["place_id", "village"]))
    said = coverage_limits.known_by_name("pacs")
    assert said.startswith(f"{count} villages and towns are known by name")
    reached = next(
        row.value
        for row in tables.of_programme("values", "pacs").itertuples()
        if (row.indicator_id, row.place_id, row.variant) == ("villages", "IN", "main")
    )
    assert f"{reached:,.0f} villages" in said
