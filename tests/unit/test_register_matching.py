"""A village of a register is found on the ground for certain, likely, or not at all; never by guess."""

import pandas as pd
import pytest

from data.ground import Layer
from data.register_intake import block_names, matching, review
from data.register_intake.whereabouts import Blocks

GROUND = [
    ("C-001", "Rampur", "D1", "Gurua", 20.0),
    ("C-002", "Rampur", "D1", "Guraru", 20.5),
    ("C-003", "Sitapur", "D1", "Gurua", 20.1),
    ("C-004", "Padhara", "D1", "Gurua", 20.2),
    ("C-005", "Balganwan", "D1", "Guraru", 20.3),
    ("C-006", "Mahadipur", "D1", "Guraru", 20.4),
    ("C-007", "Mahamadpur", "D1", "Guraru", 20.6),
    ("C-008", "Mohammadpur", "D1", "Gurua", 20.7),
    ("C-009", "Lone", "D2", "Other", 25.0),
    ("C-010", "Nawada", "D1", "Guraru", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def layer(tmp_path_factory) -> Layer:
    path = tmp_path_factory.mktemp("ground") / "villages.parquet"
    rows = pd.DataFrame(GROUND, columns=["village_id", "name", "place_id", "subdistrict", "lat"])
    rows.assign(lon=80.0, shape_id=rows["subdistrict"].str.lower(), households=50).to_parquet(path)
    titles = {"households": "Households"}
    about = ("X", "village", "C-", 2011, True, "", "", (), len(rows), titles, "households")
    return Layer("census", path, "Census", "", *about)


def match(layer: Layer, **village) -> dict[str, object]:
    return match_all(layer, village)[0]


def match_all(layer: Layer, *villages) -> list[dict[str, object]]:
    empty = dict.fromkeys(("block", "census_code", "lat", "lon"), pd.NA)
    rows = pd.DataFrame(
        [{"village_id": f"r{n}", "place_id": "D1"} | empty | one for n, one in enumerate(villages)]
    )
    text = ["village_id", "name", "place_id", "block", "census_code"]
    typed = rows.astype({**dict.fromkeys(text, "string"), "lat": "Float64", "lon": "Float64"})
    return matching.match_villages(typed, [layer]).to_dict("records")


@pytest.mark.parametrize(
    ("village", "how", "found"),
    [
        # The code decides, whatever the name; with or without leading zeros.
        ({"name": "Anything", "census_code": "004"}, "code", "C-004"),
        ({"name": "Anything", "census_code": "4"}, "code", "C-004"),
        ({"name": "Anything", "village_id": "C-004"}, "code", "C-004"),
        ({"name": "Lone", "census_code": "009"}, "other_district", None),
        # A code that the census does not have leaves the name.
        ({"name": "Sitapur", "census_code": "999"}, "name", "C-003"),
        ({"name": "SITAPUR"}, "name", "C-003"),
        ({"name": "Rampur"}, "several", None),
        ({"name": "Rampur", "block": "Gurua"}, "name", "C-001"),
        ({"name": "Rampur", "block": "Guraru"}, "name", "C-002"),
        ({"name": "Rampur", "block": "Elsewhere"}, "several", None),
        ({"name": "Sitapur", "block": "Guraru"}, "other_block", "C-003"),
        ({"name": "Rampur", "lat": 20.51, "lon": 80.0}, "name_point", "C-002"),
        ({"name": "Sitapur", "lat": 21.5, "lon": 80.0}, "far", "C-003"),
        ({"name": "Padhaara"}, "sound", "C-004"),
        ({"name": "Balanwan", "block": "Guraru"}, "spelling", "C-005"),
        # Of several that sound alike one must be clearly more like than the others.
        ({"name": "Mahmadpur"}, "several", None),
        ({"name": "Mahmadpur", "block": "Gurua"}, "sound", "C-008"),
        ({"name": "Unheard-of"}, "nothing", None),
        ({"name": "Lone"}, "nothing", None),
        ({"name": "सीतापुर"}, "sound", "C-003"),
    ],
)  # fmt: skip
def test_a_village_is_found_by_code_then_by_name_and_what_is_open_stays_open(
    layer, village, how, found
):
    told = match(layer, **village)
    assert (told["how"], told["match"]) == (how, matching.HOW[how])
    assert (None if pd.isna(told["ground_id"]) else told["ground_id"]) == found
    if how in ("several", "other_district"):
        assert "C-0" in str(told["candidates"])


def test_a_village_of_the_ground_is_one_of_the_register(layer):
    twice = match_all(layer, {"name": "Sitapur"}, {"name": "Sitapur"})
    assert [one["how"] for one in twice] == ["shared", "shared"]
    assert all("C-003" in str(one["candidates"]) for one in twice)
    sure, likely = match_all(layer, {"name": "Padhara"}, {"name": "Padhaara"})
    assert (sure["ground_id"], likely["how"]) == ("C-004", "shared")


def test_the_list_to_review_has_what_is_not_certain_with_what_else_it_may_be(layer):
    villages = pd.DataFrame(
        {"village_id": ["a", "b"], "name": ["Sitapur", "Rampur"], "place_id": "D1"}, dtype="string"
    ).assign(block=pd.NA, census_code=pd.NA, lat=pd.NA, lon=pd.NA)
    villages = villages.astype({"block": "string", "census_code": "string"})
    villages.index = pd.Index([2, 3])
    found = matching.match_villages(villages, [layer])
    listed = review.to_review(villages, found, ["Alpha", "Alpha"])
    assert listed[["row", "name", "match", "how"]].to_numpy().tolist() == [
        [3, "Rampur", "none", "several"]
    ]
    assert listed["candidates"].iloc[0] == "Rampur (Gurua) C-001; Rampur (Guraru) C-002"
    assert review.count_matches(found) == {"certain": 1, "likely": 0, "none": 1}


def test_households_come_with_the_village_that_was_found(layer):
    assert match(layer, name="Sitapur")["households"] == 50
    assert pd.isna(match(layer, name="Rampur")["households"])


def test_a_block_is_known_by_its_letters_before_its_sound(layer, places):
    blocks = Blocks.of(layer, [], places)
    assert blocks.names.empty
    named = Blocks(
        {}, pd.DataFrame({"district": "D1", "name": ["Gurua", "Guraru"], "value": ["a", "b"]})
    )
    asked = pd.Series(["Guraru", "gurua", "Gurruaa", None], dtype="string")
    found = block_names.resolve(pd.Series(["D1"] * 4), asked, named.names)
    assert found.fillna("").tolist() == ["b", "a", "", ""]
