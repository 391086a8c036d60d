"""A register gives the same answers on every engine, and those that its rows give."""

import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from components.facts import tables
from data.register import engine, form, prepare, published, rollup, village_list
from data.register.__main__ import main
from data.register.engine import Register
from data.register.outage import RegisterDown
from data.register.within import Within
from data.register_intake import figures
from tests.engines import made_up, servers
from tests.engines.questions import (
    GARHWA,
    QUESTIONS,
    Question,
    cells_again,
    namesakes,
    people_again,
)
from tests.unit.attacker import Published

CLUSTER = "local-cluster[2,1,1024]"
AT_ONCE = 4
# A few small questions are over before code compiled for speed would pay.
BRIEF_SPARK = (
    "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN "
    "--conf spark.sql.adaptive.enabled=false "
    "--conf spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 "
    "--conf spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 pyspark-shell"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The made-up register, prepared."""
    target = tmp_path_factory.mktemp("registers") / "Made-up"
    prepare.write_register(*made_up.given(tables.gazetteer()), target)
    return target


@pytest.fixture(scope="module")
def here(folder) -> Iterator[Register]:
    register = engine.open_register(folder, "")
    yield register
    register.close()


def answers(register: Register, questions: tuple[Question, ...] = QUESTIONS) -> list[list[dict]]:
    def ask(question: Question) -> list[dict]:
        rows = register.ask(question.ask, question.shape, **question.values)
        return [dict(row) for row in rows]

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(ask, questions))


@pytest.fixture(scope="module")
def expected(here) -> list[list[dict]]:
    return answers(here)


def test_postgresql_answers_as_duckdb_does(folder, expected, capsys):
    with servers.postgres_running() as address:
        assert main(["load", str(folder), address]) == 0
        assert "groups: " in capsys.readouterr().out
        assert engine.has_register(folder, address)
        assert not engine.has_register(folder.with_name("other"), address)
        assert answers(engine.open_register(folder, address)) == expected


def test_a_spark_cluster_of_two_workers_answers_as_duckdb_does(
    folder, expected, tmp_path, monkeypatch
):
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", BRIEF_SPARK)
    setting = f"{CLUSTER}?files={tmp_path}"
    # Spark listens to the key that ends a program, and would still when its session is gone.
    listens = signal.getsignal(signal.SIGINT)
    assert main(["load", str(folder), setting]) == 0
    register = engine.open_register(folder, setting)
    try:
        assert answers(register) == expected
    finally:
        register.close()
        engine.spark_session(setting).stop()
        signal.signal(signal.SIGINT, listens)


def test_questions_meet_nulls_ties_and_three_scripts(expected):
    rows = [row for answer in expected for row in answer]
    assert sum(not answer for answer in expected) == 1
    assert any(row.get("year") is None for row in rows if "so_far" in row)
    by_name = next(
        rows for one, rows in zip(QUESTIONS, expected, strict=True) if one.ask is namesakes
    )
    names = [row["name"] for row in by_name]
    assert names == sorted(names)
    assert {name[0] for name in names} & {"گ", "र", "R"} == {"گ", "र", "R"}
    assert all(row["many"] > 1 for row in by_name)


def test_what_was_added_up_is_what_the_rows_say(here):
    cells = here.ask(rollup.places_with_cells, ("village", "everywhere"))
    added = {
        (row["unit"], row["tier"]): (row["cell_groups"], row["cell_members"], row["cell_women"])
        for row in cells
        if row["cell_groups"]
    }
    again = {
        ("/".join(row[one] or "-" for one in form.IDS), row["tier"]): (
            row["groups"],
            row["members"],
            row["women"],
        )
        for row in here.ask(cells_again)
    }
    assert added == again
    assert all(row["people"] >= 0 for row in here.ask(people_again))


@pytest.mark.parametrize("level", form.LEVELS[:-1])
def test_the_places_of_a_level_add_up_to_the_level_above(here, level):
    below = form.LEVELS[form.LEVELS.index(level) + 1]
    parts = rollup.count_places(here, below, Within())
    for whole in rollup.count_places(here, level, Within()):
        own = [part for part in parts if part.unit.startswith(f"{whole.unit}/")]
        assert sum(part.villages for part in own) == whole.villages
        for cell in whole.cells:
            inner = [one for part in own for one in part.cells if one.tier == cell.tier]
            assert sum(one.groups for one in inner) == cell.groups
            known = [one.members for one in inner if one.members is not None]
            assert (sum(known) if known else None) == cell.members


def test_no_hidden_cell_can_be_computed_from_all_published_tables(here):
    district = Within("district", made_up.DISTRICT)
    levels = (form.DISTRICT, form.BLOCK, form.VILLAGE)
    shown = [place for level in levels for place in published.show_places(here, level, district)]
    exact = {
        (place.unit, cell.tier): cell
        for level in levels
        for place in rollup.count_places(here, level, district)
        for cell in place.cells
    }
    around = {place.unit: place.unit.rpartition("/")[0] for place in shown}
    around = {unit: above if above in around else None for unit, above in around.items()}
    for tier, figure in (("primary", "groups"), ("village", "groups"), ("primary", "members")):
        cells = {place.unit: place.cell(tier) for place in shown}
        hidden = [unit for unit, cell in cells.items() if cell.is_hidden]
        assert any(exact[unit, tier].groups == 0 for unit in hidden) or tier == "primary"
        told = {
            unit: getattr(cell, figure) or 0 for unit, cell in cells.items() if not cell.is_hidden
        }
        secret = [unit for unit in hidden if getattr(exact[unit, tier], figure)]
        assert secret
        assert Published(around, told, {}).computed(secret) == []


def test_the_list_of_villages_keeps_what_is_hidden_and_gives_it_no_rank(here):
    district = Within("district", made_up.DISTRICT)
    page = village_list.list_villages(here, district, "primary", "groups", 0, 200)
    assert page.total == len(page.rows)
    ranked = [row.groups for row in page.rows]
    known = [groups for groups in ranked if groups is not None]
    assert ranked == sorted(known, reverse=True) + [None] * (len(ranked) - len(known))
    assert len(known) < len(ranked)
    places = published.show_places(here, "village", district)
    cells = {place.place_id: place.cell("primary").groups for place in places}
    assert {row.village_id: row.groups for row in page.rows}.items() <= cells.items()
    one = village_list.list_villages(here, district, "primary", "groups", 7, 5)
    assert one.rows == page.rows[7:12]
    assert village_list.list_villages(here, district, "primary", first=500).total == page.total


def test_a_tier_that_nobody_tells_of_is_not_reported_and_not_hidden(here):
    district = Within("district", made_up.DISTRICT)
    page = village_list.list_villages(here, district, "state_network", count=5)
    assert {(row.shown, row.groups) for row in page.rows} == {(True, None)}


def test_villages_that_only_state_their_groups_are_counted_and_silent_ones_are_not_reported(
    tmp_path,
):
    villages, _ = made_up.given(tables.gazetteer())
    stated = villages.assign(groups=2, members=30, households=50).reset_index(drop=True)
    stated = stated.astype({"groups": "Int64", "members": "Int64"})
    silent = stated["district_id"].eq(GARHWA) | stated.index.isin(range(0, len(stated), 5))
    stated.loc[silent, "groups"] = pd.NA
    none = stated.index[~silent][0]
    stated.loc[none, "groups"] = 0
    prepare.write_register(stated, None, tmp_path)
    register = engine.open_register(tmp_path, "")
    told = stated[stated["groups"].notna()]
    for place in published.show_places(register, "country", Within()):
        own = told[told["country_id"] == place.place_id]
        cell = place.cell("primary")
        assert (cell.groups, cell.groups_known) == (own["groups"].sum(), len(own))
        assert cell.members == 30 * own["groups"].gt(0).sum()
        assert place.with_groups == own["groups"].gt(0).sum()
    (district,) = published.show_places(register, "district", Within("district", GARHWA))
    assert (district.cell("primary").groups, district.cell("primary").is_hidden) == (None, False)
    by_village = {
        one.place_id: one.cell("primary")
        for one in published.show_places(register, "village", Within())
    }
    assert by_village[stated["village_id"][none]].groups == 0
    assert {by_village[one].groups for one in stated.loc[silent, "village_id"]} == {None}
    rows = figures.values_of(register, no_census(), frozenset(["IN", GARHWA]), "2021-06", "s")
    rows = rows[rows["indicator_id"] == "register_primary_groups"].set_index("place_id")
    assert rows.loc[GARHWA, "missing_reason"] == "not_reported"
    own = stated[stated["country_id"] == "IN"]
    assert rows.loc["IN", "note"] == (
        f"Told for {own['groups'].notna().sum()} of {len(own)} villages."
    )
    register.close()


def no_census() -> pd.DataFrame:
    return pd.DataFrame(columns=["place_id", "period", "households", "villages"])


def test_below_the_district_no_years_are_told(here):
    assert published.show_growth(here, "district", Within())
    with pytest.raises(ValueError, match="block"):
        published.show_growth(here, "block", Within())


def test_years_add_up_to_the_groups_of_a_place(here):
    for place in published.show_places(here, "district", Within()):
        rows = [
            row
            for row in published.show_growth(here, "district", Within())
            if row.unit == place.unit
        ]
        for tier in {row.tier for row in rows}:
            own = [row for row in rows if row.tier == tier]
            assert sum(row.groups for row in own) == place.cell(tier).groups
            dated = [row for row in own if row.year is not None]
            assert [row.so_far for row in dated] == [
                sum(row.groups for row in dated[: place + 1]) for place in range(len(dated))
            ]


def test_nobody_can_write_or_read_elsewhere_through_a_register(here, tmp_path):
    for statement in (
        "CREATE TABLE more AS SELECT 1",
        f"COPY groups TO '{tmp_path}/groups.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SET memory_limit = '90GB'",
    ):
        with pytest.raises((RegisterDown, duckdb.Error)) as refused:
            here.run(statement, {})
        said = f"{refused.value} {refused.value.__cause__}"
        assert re.search(r"(?i)permission|configur|read-only", said)


def test_an_engine_nobody_knows_is_said(folder, capsys):
    with pytest.raises(engine.UnknownEngine):
        engine.open_register(folder, "oracle://somewhere")
    assert main(["load", str(folder), "oracle://somewhere"]) == 2
    assert "PostgreSQL" in capsys.readouterr().out
    assert main(["load", str(folder / "nothing"), "postgresql://x"]) == 2
