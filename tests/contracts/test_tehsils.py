"""Figures of Pakistan's villages by tehsil, density on the newer census, and points of federations."""

from pathlib import Path

import pandas as pd
import pytest

from components.content.places import place_page
from components.content.programmes import federation_points
from components.facts import indicators, tables
from data import headline_rule

DATA = Path(__file__).parents[2] / "data"
CENSUS = pd.read_csv(DATA / "context/pakistan/values.csv", dtype={"period": str})
OURS = CENSUS[CENSUS["source_id"] == "pbs_census_2017_localities"]
RSPN = pd.read_csv(DATA / "programmes/rspn/values.csv", dtype={"period": str})
ORGANISATIONS = pd.read_csv(DATA / "programmes/rspn/organisations.csv")
RATES = (
    "rural_literacy10_pct", "rural_water_pct", "rural_electricity_pct", "rural_latrine_pct",
    "rural_identity_card_pct",
)  # fmt: skip


def of_level(indicator_id: str, level: str) -> pd.DataFrame:
    places = tables.gazetteer()
    rows = OURS[OURS["indicator_id"] == indicator_id]
    is_below = pd.Series(
        [places[one].level == "subdistrict" for one in rows["place_id"]], rows.index
    )
    return rows[is_below if level == "subdistrict" else ~is_below]


def parents(rows: pd.DataFrame) -> pd.Series:
    places = tables.gazetteer()
    return rows["place_id"].map(lambda one: places[one].parent_id)


@pytest.mark.parametrize("indicator_id", ["rural_people_2017", "rural_households_2017"])
def test_the_tehsils_of_a_district_add_up_to_it(indicator_id):
    below = of_level(indicator_id, "subdistrict")
    sums = below["value"].groupby(parents(below)).sum()
    districts = of_level(indicator_id, "district").set_index("place_id")["value"]
    assert sums.to_dict() == districts.to_dict()


def test_the_people_of_tehsils_are_the_rural_people_of_the_census():
    known = CENSUS[
        (CENSUS["indicator_id"] == "population")
        & (CENSUS["residence"] == "rural")
        & (CENSUS["period"] == "2017")
        & (CENSUS["group"] == "all")
    ].set_index("place_id")["value"]
    found = of_level("rural_people_2017", "district").set_index("place_id")["value"]
    assert found.to_dict() == known[found.index].to_dict()


@pytest.mark.parametrize("indicator_id", RATES)
def test_a_district_is_the_mean_of_its_tehsils_weighted_by_their_people(indicator_id):
    below = of_level(indicator_id, "subdistrict")
    above = (below["value"] * below["denominator"]).groupby(parents(below)).sum()
    weights = below["denominator"].groupby(parents(below)).sum()
    districts = of_level(indicator_id, "district").set_index("place_id")
    assert (districts["value"] - above / weights).abs().max() < 0.02
    assert districts["denominator"].to_dict() == weights.to_dict()
    assert below["value"].between(0, 100).all()


def test_literacy_of_villages_is_that_of_the_printed_tables():
    known = CENSUS[
        (CENSUS["indicator_id"] == "literacy10_pct")
        & (CENSUS["residence"] == "rural")
        & (CENSUS["period"] == "2017")
        & (CENSUS["group"] == "all")
    ].set_index("place_id")["value"]
    found = of_level("rural_literacy10_pct", "district").set_index("place_id")["value"]
    assert (found - known[found.index]).abs().max() < 0.2


def test_figures_by_tehsil_leave_the_explorer_at_its_districts():
    for indicator_id in RATES:
        one = indicators.catalogue()[f"pakistan:{indicator_id}"]
        assert one.level == "district"
        assert any(offer.subdistricts > one.offers[0].states for offer in one.offers)


def test_the_page_of_a_tehsil_has_its_figures():
    tehsil = tables.gazetteer().find("Gishkore", level="subdistrict")
    said = str(place_page.describe_place(tehsil))
    assert "Sub-tehsil in Awaran" in said
    assert "Village homes with electricity" in said


@pytest.mark.parametrize(
    ("rate", "above", "scale"),
    [
        ("pct_households_organised_2017", "households_organised", 100),
        ("cos_per_1000_rural_households_2017", "cos", 1000),
    ],
)
def test_density_on_the_newer_census_is_what_it_divides(rate, above, scale):
    rows = RSPN[RSPN["indicator_id"] == rate]
    counted = RSPN[
        (RSPN["indicator_id"] == above)
        & (RSPN["period"] == "2015-06")
        & (RSPN["group"] == "all")
        & RSPN["variant"].isin(["main", "overlap"])
        & (RSPN["reporter"] != "all")
    ]
    sums = counted.groupby("place_id")["value"].sum()
    for row in rows.itertuples():
        assert row.value == pytest.approx(scale * sums[row.place_id] / row.denominator, abs=0.01)


def test_a_share_over_a_hundred_is_doubtful_and_no_headline():
    rows = RSPN[RSPN["indicator_id"] == "pct_households_organised_2017"]
    over = rows[rows["value"] > 100]
    assert set(over["place_id"]) == {"PK17-b-gwadar", "PK17-kp-chitral"}
    assert over["quality"].map(headline_rule.is_doubtful).all()
    assert over["note"].notna().all()
    described = tables.of_programme("indicators", "rspn").set_index("indicator_id")
    assert pd.isna(described.loc["pct_households_organised_2017", "headline"])


def test_a_point_that_was_found_by_name_says_how_sure_it_is():
    found = ORGANISATIONS[ORGANISATIONS["point_match"].notna()]
    assert set(found["point_match"]) == {"certain", "likely"}
    assert found[["lat", "lon", "point_kind"]].notna().all().all()
    said = {
        point.label: dict(point.detail)
        for point in federation_points.points("rspn")
        if point.label in set(found["name"])
    }
    assert said["LSO Awaz"]["How sure the place is"] == "Likely"
    assert said["LSO Khushali"]["How sure the place is"] == "Certain"
