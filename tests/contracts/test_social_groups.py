"""Literacy and work by Scheduled Caste, Scheduled Tribe and others: every district, no rate of few people."""

from pathlib import Path

import pandas as pd
import pytest

from components.facts import indicators, tables
from data import gaps

VALUES = pd.read_csv(Path(__file__).parents[2] / "data/context/india/values.csv")
OURS = VALUES[VALUES["source_id"] == "census_2011_sc_st_tables"]
LITERACY = OURS[OURS["indicator_id"] == "literacy7_pct"]
GROUPS = ("scheduled_caste", "scheduled_tribe", "neither_sc_nor_st")
KNOWN = (
    "literacy7_pct", "work_participation_pct", "marginal_share_workers_pct",
    "cultivator_share_workers_pct", "ag_labour_share_workers_pct",
)  # fmt: skip


@pytest.mark.parametrize("indicator_id", KNOWN)
@pytest.mark.parametrize("group", GROUPS)
def test_every_district_has_a_figure_of_each_group_or_says_why_not(indicator_id, group):
    rows = OURS[(OURS["indicator_id"] == indicator_id) & (OURS["group"] == group)]
    total = rows[rows["residence"] == "total"]
    places = tables.gazetteer()
    assert set(total["place_id"]) <= {one.place_id for one in places.at_level("district", "IN")}
    assert len(total) >= 240
    hidden = total[total["value"].isna()]
    assert set(hidden["missing_reason"]) <= {"few_people"}
    assert total["value"].dropna().between(0, 100).all()


def test_no_rate_is_given_of_fewer_than_a_thousand_people():
    people = VALUES[(VALUES["indicator_id"] == "population") & (VALUES["residence"] == "total")]
    people = people[people["place_id"].str.startswith("IN-C11-")]
    for group in ("scheduled_caste", "scheduled_tribe"):
        of = people[people["group"] == group].set_index("place_id")["value"]
        rows = LITERACY[(LITERACY["group"] == group) & (LITERACY["residence"] == "total")]
        few = rows["place_id"].map(of) < 1000
        assert rows["value"].isna().equals(few.fillna(False).astype(bool))


def test_the_chosen_list_of_districts_is_gone():
    assert "partial_list" not in set(VALUES["variant"])


def test_the_groups_together_are_everybody():
    """Literate people of the three groups add up to those of all people, within rounding."""
    rows = OURS[(OURS["indicator_id"] == "literacy7_pct") & (OURS["residence"] == "total")]
    rows = rows[rows["group"].isin(GROUPS)]
    whole = rows.groupby("place_id").filter(lambda here: here["value"].notna().sum() == 3)
    weighted = whole.assign(literate=whole["value"] * whole["denominator"])
    sums = weighted.groupby("place_id")[["literate", "denominator"]].sum()
    everybody = VALUES[
        (VALUES["indicator_id"] == "literacy7_pct")
        & (VALUES["group"] == "all")
        & (VALUES["residence"] == "total")
        & (VALUES["variant"] == "main")
    ].set_index("place_id")["value"]
    computed = sums["literate"] / sums["denominator"]
    assert (computed - everybody[computed.index]).abs().max() < 0.06


def test_districts_make_the_published_figure_of_their_state():
    published = indicators.at("india:literacy7_pct", "scheduled_tribe", "total", "2011", "state")
    rows = OURS[
        (OURS["indicator_id"] == "literacy7_pct")
        & (OURS["group"] == "scheduled_tribe")
        & (OURS["residence"] == "total")
    ].dropna(subset="value")
    states = rows["place_id"].map(tables.gazetteer().state_of)
    literate = (rows["value"] * rows["denominator"]).groupby(states).sum()
    computed = literate / rows["denominator"].groupby(states).sum()
    for row in published.dropna(subset="value").itertuples():
        assert computed[row.place_id] == pytest.approx(row.value, abs=0.06)


@pytest.mark.parametrize("indicator_id", ["literacy7_pct", "work_participation_pct"])
def test_the_gap_is_offered_for_each_group_beside_the_others(indicator_id):
    offered = gaps.offered_pairs(indicators.catalogue()[f"india:{indicator_id}"])
    assert {"caste", "tribe", "caste-women-others", "tribe-women-others"} <= set(offered)
    assert "rural" in offered["caste"][1]
