"""A programme with a register of its own: its figures are right, and all pages show them by themselves."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components.content.villages import ground_map, register_facts
from components.facts import registers, villages
from data import languages, periods
from data.catalog import open_catalog
from data.problems import Problem
from data.register import engine
from data.register.village_list import VillageRow
from data.register_intake.prepare import Source, find_register, problems_of, say_old
from data.tables import read_tables
from tests import register_data
from tests.app.test_pages import text_of

GAYA, GARHWA, MERAL = "IN-C11-236", "IN-C11-346", "IN-C11-346-meral"
TIERS = {
    "register_primary_groups": "primary",
    "register_village_groups": "village",
    "register_union_groups": "union",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder = register_data.build(tmp_path_factory.mktemp("register") / "data")
    assert not register_of(folder).is_prepared()
    register_data.prepare_register(folder)
    return folder


@pytest.fixture(scope="module")
def values(root) -> pd.DataFrame:
    return pd.read_csv(root / "programmes" / "rivers" / "register_values.csv")


@pytest.fixture(scope="module")
def active(root) -> pd.DataFrame:
    """The active groups as they stand in the file, each with the district of its village or its own."""
    folder = root / "programmes" / "rivers" / "register"
    groups = pd.read_csv(folder / "groups.csv")
    district = pd.read_csv(folder / "villages.csv").set_index("village_id")["place_id"]
    own = groups["village_id"].map(district).fillna(groups["place_id"])
    return groups.assign(district=own)[groups["status"] == "active"]


def register_problems(folder: Path) -> list[Problem]:
    """What `make check-data` says of the register, and of the tables that are made of it."""
    catalog = open_catalog(folder)
    read = read_tables(catalog)
    told = [*problems_of(catalog.package("rivers"), catalog, read)]
    return [*told, *(one for table in read.of_package("rivers").values() for one in table.problems)]


def register_of(folder: Path) -> Source:
    source = find_register(open_catalog(folder).package("rivers"), folder)
    assert source is not None
    return source


def figures(values: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    return values[values["indicator_id"] == indicator_id].set_index("place_id")


@pytest.mark.parametrize("indicator_id", TIERS)
def test_groups_are_counted_as_the_file_has_them(values, active, indicator_id):
    own = active[active["tier"] == TIERS[indicator_id]]
    told = figures(values, indicator_id)
    now = told.loc[told["period"] == "2021-06", "value"]
    assert now["IN"] == len(own)
    for district, rows in own.groupby("district"):
        # A district is never hidden for being small, only where a block would be told by it.
        assert pd.isna(now[district]) or now[district] == len(rows)
    assert (
        now.reindex(own["district"].unique()).notna().any()
        or indicator_id == "register_union_groups"
    )


def test_growth_is_what_was_formed_by_the_end_of_each_year(values, active):
    own = active[active["tier"] == "primary"]
    formed = own["formed"].map(periods.year_of)
    told = figures(values, "register_primary_groups")
    for place_id, rows in (("IN", own), (GARHWA, own[own["district"] == GARHWA])):
        series = told.loc[place_id].set_index("period")["value"]
        for year in range(2012, 2021):
            assert series[str(year)] == (formed[rows.index] <= year).sum()


def test_people_and_their_share_are_those_of_primary_groups(values, active):
    own = active[active["tier"] == "primary"]
    for indicator_id, column in (("register_members", "members"), ("register_women", "women")):
        assert figures(values, indicator_id).loc["IN", "value"] == own[column].sum()
        in_gaya = own.loc[own["district"] == GAYA, column].sum()
        assert figures(values, indicator_id).loc[GAYA, "value"] == in_gaya


def test_the_base_of_the_rates_is_the_census_of_the_whole_district(root, values):
    path = root / "villages" / register_data.CENSUS / "villages.parquet"
    census = pd.read_parquet(path, filters=[("place_id", "==", GAYA)])
    assert (
        figures(values, "register_census_households").loc[GAYA, "value"]
        == census["households"].sum()
    )
    inhabited = (census["households"] > 0).sum()
    assert figures(values, "register_census_villages").loc[GAYA, "value"] == inhabited


def test_what_is_hidden_is_empty_and_says_why_and_the_tables_are_sound(root, values):
    assert register_problems(root) == []
    hidden = values[values["missing_reason"] == "few_members"]
    assert len(hidden)
    assert hidden["value"].isna().all()
    assert values.loc[values["value"].isna(), "missing_reason"].notna().all()


def test_a_register_that_was_changed_must_be_prepared_again(tmp_path, root):
    folder = register_data.build(tmp_path / "data")
    register = folder / "programmes" / "rivers" / "register"
    (register / "prepared").symlink_to(root / "programmes" / "rivers" / "register" / "prepared")
    assert [*say_old(register_of(folder), folder)] == []
    groups = register / "groups.csv"
    groups.write_text(groups.read_text().replace(",active,", ",closed,", 1))
    (problem,) = say_old(register_of(folder), folder)
    assert problem.code == "register-old"
    with languages.speaking(languages.ENGLISH):
        assert "prepare" in problem.remedy


def test_a_district_shows_the_villages_of_the_register_and_colours_no_ground(
    open_page, data_root, root
):
    data_root(root)
    figure = ground_map.figure(GAYA, None, "rivers")
    assert {area.look for area in figure.areas} == {"ground"}
    listed = [one for one in figure.points if one.kind == register_facts.KIND]
    match = registers.matched("rivers", GAYA).set_index("ground_id")["is_sure"]
    assert listed
    assert {one.is_sure for one in listed} == {True, False}
    assert all(one.is_sure == match[one.place_id] for one in listed)
    at = open_page("coverage", programme="rivers", state="IN-BR", district=GAYA, register="2")
    assert not at.exception
    said = text_of(at)
    assert "In the programme’s register: 40" in said
    assert "Showing 21 to 40 of 40" in said
    assert "fewer than 10: not shown" in said
    assert "No source lists the villages" not in said


def test_more_villages_than_can_be_told_apart_are_said_and_not_marked(data_root, root, monkeypatch):
    data_root(root)
    placed = register_facts._placed("rivers", GAYA)
    block = placed["shape_id"].value_counts().index[0]
    count = int((placed["shape_id"] == block).sum())
    with languages.speaking(languages.ENGLISH):
        monkeypatch.setattr(register_facts, "MOST_MARKS", count)
        assert register_facts.say_marks("rivers", GAYA, block) == register_facts.MARKED
        assert len(register_facts.marks("rivers", GAYA, block)) == count
        assert "Choose one of the areas" in register_facts.say_marks("rivers", GAYA, None)
        monkeypatch.setattr(register_facts, "MOST_MARKS", count - 1)
        said = register_facts.say_marks("rivers", GAYA, block)
    assert str(count) in said and "none is marked" in said


def test_density_and_growth_come_by_themselves_down_to_the_block(open_page, data_root, root):
    data_root(root)
    at = open_page("federations", programme="rivers", measure="register_groups_per_1000_households")
    assert not at.exception
    said = text_of(at)
    assert "By block" in said
    assert "Fewer than 10 households or members stand behind it" in said
    assert "there is no growth to draw" not in said


def test_a_block_and_a_village_say_what_the_register_says(open_page, data_root, root):
    data_root(root)
    block = open_page("place", id=MERAL)
    assert not block.exception
    assert "The programme’s register lists 8 villages here as covered." in text_of(block)
    village = open_page("place", id="IN-V-255691")
    assert "In the register of Two Rivers (made up): covered." in text_of(village)
    assert "likely this village, not certain" in text_of(village)


def test_a_database_that_is_away_costs_what_the_register_says_and_nothing_else(
    open_page, data_root, root, monkeypatch
):
    data_root(root)
    monkeypatch.setenv(engine.SETTING, "postgresql://nobody@127.0.0.1:1/none")
    district = {"programme": "rivers", "state": "IN-BR", "district": GAYA}
    for page, chosen, beside in (
        ("coverage", district, "Its villages: "),
        ("place", {"id": MERAL}, "What was done here"),
    ):
        at = open_page(page, **chosen)
        assert not at.exception
        assert register_facts.DOWN in text_of(at)
        assert beside in text_of(at)
    with languages.speaking(languages.ENGLISH):
        assert register_facts.say_match("rivers") == register_facts.DOWN
        (said,) = register_facts.of_village(villages.village("IN-V-255691"))
        assert said.text == register_facts.DOWN
    monkeypatch.delenv(engine.SETTING)
    again = text_of(open_page("place", id=MERAL))
    assert "The programme’s register lists 8 villages here as covered." in again


def test_members_of_some_groups_do_not_stand_as_those_of_all():
    row = VillageRow(
        "R1", "Ras", ("IN",), None, None, "covered", None, None, True, 3, 1200, 2, True
    )
    assert register_facts.cells(row)[-2:] == ("3", "1,200 (of 2 groups that told)")
    assert register_facts.cells(replace(row, members_known=3))[-1] == "1,200"
    silent = replace(row, groups=None, members=None, members_known=0)
    assert register_facts.cells(silent)[-2:] == ("not reported", "not reported")


def test_without_a_layer_of_villages_nothing_is_marked(data_root, root, monkeypatch):
    data_root(root)
    monkeypatch.setattr(villages, "layers", lambda *_: ())
    assert register_facts.marks("rivers", GAYA) == ()


def test_a_visitor_of_programmes_without_a_register_pays_for_no_engine():
    ask = (
        "import sys; import components.content.villages.register_facts, components.facts.registers as own; "
        "print(*map(own.has_register, ('pacs', 'rspn')), "
        "sorted({'ibis', 'duckdb', 'sqlglot', 'psycopg'} & set(sys.modules)))"
    )
    elsewhere = {**os.environ, engine.SETTING: "postgresql://nobody@127.0.0.1:1/none"}
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=elsewhere
    )
    assert done.stdout.strip() == "False False []"
