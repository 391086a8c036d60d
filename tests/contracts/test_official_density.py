"""Counts of self-help groups by district and block: keys, totals, rates, and what must stand beside them."""

import html
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from components.brief import describe
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.content.indicators import indicator_map, indicator_metadata, indicator_table
from components.content.indicators.indicator import Scene
from components.content.places import place_figure_table, place_page
from components.content.programmes import official_density
from components.facts import indicators, tables
from components.server.static_pages import route
from components.server.static_pages.indicators import opening
from data import comparisons
from data.catalog import open_catalog
from data.choices import IndicatorChoice

VALUES = pd.read_csv(
    Path(__file__).parents[2] / "data/context/india/values.csv", dtype={"period": str}
)
COUNTS = ("nrlm_shgs", "nrlm_shg_members", "nrlm_vos", "nrlm_clfs")
BASES = ("nrlm_base_households", "nrlm_base_villages")
RATES = {
    "nrlm_shgs_per_1000_households": ("nrlm_shgs", "nrlm_base_households", 1000),
    "nrlm_members_per_100_households": ("nrlm_shg_members", "nrlm_base_households", 100),
    "nrlm_vos_per_100_villages": ("nrlm_vos", "nrlm_base_villages", 100),
    "nrlm_shgs_per_vo": ("nrlm_shgs", "nrlm_vos", 1),
}
# As the sources print them for a state: groups of August 2024 and 2026.
PRINTED = {
    ("IN-BR", "2024-08"): 1132498, ("IN-CT", "2024-08"): 282838, ("IN-MP", "2024-08"): 490328,
    ("IN-UP", "2024-08"): 834559, ("IN-BR", "2026"): 1004931, ("IN-CT", "2026"): 275646,
    ("IN-MP", "2026"): 477038, ("IN-UP", "2026"): 817573, ("IN-JH", "2026"): 290634,
    ("IN-WB", "2026"): 1103430, ("IN-OR", "2026"): 564980,
}  # fmt: skip


def rows_of(indicator_id: str, *levels: str) -> pd.DataFrame:
    places = tables.gazetteer()
    rows = VALUES[VALUES["indicator_id"] == indicator_id]
    return rows[[places[one].level in levels for one in rows["place_id"]]]


def read_page(path: str) -> str:
    """The words of a static page, without its marks."""
    return html.unescape(re.sub(r"<[^>]*>", "", route.html(path, "").decode()))


def obligatory() -> list[str]:
    return [key for key, one in indicators.catalogue().items() if one.caveat_is_obligatory]


@pytest.mark.parametrize("indicator_id", [*COUNTS, *BASES])
def test_no_district_has_a_figure_of_its_own_beside_that_of_its_group(indicator_id):
    places = tables.gazetteer()
    rows = rows_of(indicator_id, "district", "district_group")
    for _, here in rows.groupby("period"):
        drawn = [one for each in here["place_id"] for one in (places[each].drawn_as or (each,))]
        assert len(drawn) == len(set(drawn))
        assert {places[one].level for one in drawn} == {"district"}


@pytest.mark.parametrize("indicator_id", COUNTS)
def test_the_districts_of_a_state_add_up_to_it(indicator_id):
    places = tables.gazetteer()
    parts = rows_of(indicator_id, "district", "district_group")
    sums = parts.groupby([parts["place_id"].map(places.state_of), "period"])["value"].sum()
    states = rows_of(indicator_id, "state").set_index(["place_id", "period"])["value"]
    assert sums.to_dict() == states.to_dict()
    if indicator_id == "nrlm_shgs":
        assert states.to_dict() == PRINTED


def test_the_bases_are_those_of_the_census():
    known = {
        "nrlm_base_households": ("households", "rural"),
        "nrlm_base_villages": ("villages_inhabited", "total"),
    }
    places = tables.gazetteer()
    for base, (indicator_id, residence) in known.items():
        census = VALUES[
            (VALUES["indicator_id"] == indicator_id) & (VALUES["residence"] == residence)
        ]
        of = census.set_index("place_id")["value"]
        for row in rows_of(base, "district", "district_group").itertuples():
            parts = places[row.place_id].drawn_as or (row.place_id,)
            assert row.value == sum(of[part] for part in parts), row.place_id


@pytest.mark.parametrize("rate", RATES)
def test_a_rate_is_its_numerator_over_its_denominator(rate):
    above, below, scale = RATES[rate]
    stored = VALUES[VALUES["indicator_id"].isin((above, below))]
    value = stored.set_index(["indicator_id", "place_id", "period"])["value"]
    one = indicators.catalogue()[f"india:{rate}"]
    for offer in one.offers:
        for level in ("district", "state", "subdistrict"):
            found = indicators.at(one.key, "all", "total", offer.period, level)
            for row in found.dropna(subset="value").itertuples():
                base = "2011" if below in BASES else offer.period
                expected = (
                    value[above, row.place_id, offer.period] / value[below, row.place_id, base]
                )
                assert row.value == pytest.approx(expected * scale), row.place_id
                assert row.base_period == base


def test_groups_of_one_snapshot_are_never_divided_by_organisations_of_another():
    assert {offer.period for offer in indicators.catalogue()["india:nrlm_shgs_per_vo"].offers} == {
        "2024-08"
    }


@pytest.mark.parametrize("key", obligatory())
def test_the_two_snapshots_are_no_change(key):
    assert indicators.comparable_periods(key, "all", "total").periods == ()
    halves = [
        indicators.at(key, "all", "total", period, "district") for period in ("2024-08", "2026")
    ]
    if all(len(half) for half in halves):
        changed = comparisons.changes(
            indicators.catalogue()[key], halves[0], halves[1], indicators.rules()
        )
        assert set(changed["verdict"]) == {"refuse"}
        assert changed["change"].isna().all()


def test_a_caveat_that_must_stand_beside_figures_is_written():
    assert obligatory()
    assert all(indicators.catalogue()[key].caveat for key in obligatory())


@pytest.mark.parametrize("key", obligatory())
def test_the_caveat_stands_beside_every_view_file_and_static_page_of_its_figures(key):
    scene = opening(indicators.catalogue()[key])
    caveat = scene.indicator.caveat
    assert caveat in scene.cautions(scene.rows)
    assert caveat in scene.text("", scene.rows).notes
    rows = indicator_table.readable(scene, scene.everywhere)
    filed = indicator_metadata.with_caveat(scene, rows)
    assert (filed[indicator_metadata.CAVEAT] == caveat).all()
    if scene.indicator.is_rate:
        drawn = indicator_map.prepare_indicator_map(scene.choice)
        assert caveat in drawn.words
    assert read_page(f"indicators/{key}").count(caveat) > 1


@pytest.mark.parametrize(
    "place_id", ["IN-C11-364", "IN-C11-364-ratu", "IN-BR", "IN-C11-raigarh-raipur"]
)
def test_the_caveat_stands_below_the_figures_of_a_place_and_in_their_file(place_id):
    caveat = indicators.catalogue()["india:nrlm_shgs"].caveat
    known = place_figure_table.figures(place_id)["india"]
    assert any(caveat in caution for caution in known.cautions)
    assert caveat in set(known.rows["Take care"])
    page = place_page.describe_place(tables.gazetteer()[place_id])
    assert caveat in str(page)
    assert caveat in read_page(f"places/{place_id}")


def test_a_place_without_such_figures_says_nothing_of_them():
    assert "Take care" not in place_figure_table.figures("PK-S")["pakistan"].rows


@pytest.mark.parametrize("key", list(official_density.measures("IN")))
def test_the_page_of_federations_says_it_beside_districts_and_blocks(key):
    caveat = indicators.catalogue()[key].caveat
    for period in official_density.periods(key):
        assert official_density.by_district(key, period).caveat == caveat
        for state in official_density.states_with_blocks(key, period):
            shown = official_density.by_block(key, period, state)
            assert shown.caveat == caveat
            assert caveat in set(shown.table.rows[indicator_metadata.CAVEAT])
    assert caveat in read_page("federations")


def test_every_block_stands_in_the_table_and_is_drawn_where_its_shape_is_known():
    key, places = "india:nrlm_shgs_per_1000_households", tables.gazetteer()
    for state, count in (("IN-JH", 264), ("IN-OR", 314)):
        shown = official_density.by_block(key, "2026", state)
        assert shown.table.shown.num_rows == count
    shaped = [one for one in places.at_level("subdistrict", "IN-JH") if one.shape_id]
    assert len(official_density.by_block(key, "2026", "IN-JH").map.data["here"]) == len(shaped)


def test_a_figure_of_two_districts_is_said_to_be_of_both():
    choice = IndicatorChoice("india:nrlm_shgs_per_1000_households", "map", period="2026")
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    areas = {
        area.place_id: area for area in indicator_map.map_figure(scene, scene.everywhere).areas
    }
    for district in ("IN-C11-403", "IN-C11-410"):
        assert "together with others as Raigarh and Raipur" in str(areas[district].detail)
    assert "india:nrlm_shgs" not in str(
        place_figure_table.figures("IN-C11-403")["india"].for_a_pack
    )


def test_a_pack_with_such_a_figure_says_it():
    facts = Facts.read(open_catalog())
    choice = PackChoice("IN-C11-364", "federations", "district_officer")
    pack = describe.describe(facts, choice, "https://learning-zone.example", date(2026, 11, 29))
    caveat = indicators.catalogue()["india:nrlm_shgs"].caveat
    assert any(caveat in caution for caution in pack.cautions)
