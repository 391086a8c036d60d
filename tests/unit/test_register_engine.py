"""How a question becomes the statement of an engine, and what nobody pays who asks none."""

import ast
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from unittest.mock import MagicMock

import psycopg
import pytest

from data.register import engine, form, growth, rollup
from data.register.engine import Register, UnknownEngine
from data.register.outage import Outages, RegisterDown
from tests.engines.questions import QUESTIONS
from tests.test_layers import ROOT, python_files

HEAVY = ("ibis", "duckdb", "sqlglot", "pyspark", "psycopg")
IMPORT_ALL = f"""
import importlib, pkgutil, sys, data.register
for found in pkgutil.iter_modules(data.register.__path__, "data.register."):
    importlib.import_module(found.name)
print([name for name in {HEAVY} if name in sys.modules])
"""


def test_whoever_asks_no_register_does_not_pay_for_the_engine():
    command = [sys.executable, "-c", IMPORT_ALL]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    heavy = [
        (path, name)
        for path in python_files(ROOT)
        for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None), *(one.name for one in node.names))
        if (name or "").partition(".")[0] in HEAVY
    ]
    assert heavy == []


@pytest.mark.parametrize(
    ("dialect", "mark"), [("duckdb", "$within"), ("postgres", "%(within)s"), ("pyspark", ":within")]
)
def test_values_go_beside_the_statement_and_never_into_it(dialect, mark):
    asked = []

    def run(statement, values):
        asked.append((statement, values))
        return []

    register = Register(dialect, run, lambda: None)
    register.ask(rollup.places_with_cells, ("state", "country"), within="x' OR 1 = 1 --")
    statement, values = asked[0]
    assert statement.count(mark) == 2
    assert "OR 1" not in statement
    assert values == {"within": "x' OR 1 = 1 --"}


def test_a_statement_is_written_once_if_somebody_keeps_it():
    written = []

    def kept(question, shape, dialect):
        written.append((question, shape, dialect))
        return engine.Statement("SELECT 1", ("one",))

    register = Register("duckdb", lambda statement, values: [(1,)], lambda: None, kept)
    assert register.ask(growth.groups_by_year, ("state", "everywhere")) == ({"one": 1},)
    assert written == [(growth.groups_by_year, ("state", "everywhere"), "duckdb")]


@pytest.mark.parametrize("dialect", ["trino", "clickhouse"])
def test_engines_that_are_not_tried_here_speak_the_questions_too(dialect):
    texts = [engine.compile_question(one.ask, one.shape, dialect).text for one in QUESTIONS]
    assert all(text.startswith(("SELECT", "WITH")) for text in texts)
    assert any("OVER" in text for text in texts)


@pytest.mark.parametrize("dialect", engine.PLACES)
def test_no_question_computes_with_places_on_a_map(dialect):
    texts = {engine.compile_question(one.ask, one.shape, dialect).text for one in QUESTIONS}
    spatial = re.compile(r"\bST_\w+|geometr|geograph|\b(?:lat|lon)\b", re.IGNORECASE)
    assert not [text for text in texts if spatial.search(text)]


def test_nulls_come_last_and_ties_by_code_in_the_statement_itself():
    text = engine.compile_question(rollup.places_with_cells, ("state", "country"), "pyspark").text
    order = text.rpartition("ORDER BY")[2]
    assert order.count("NULLS LAST") == 6


def test_registers_of_two_programmes_have_names_of_their_own_on_an_engine():
    folders = [Path("data/programmes") / one / "register/prepared" for one in ("a-b", "c")]
    assert [engine.schema_of(one) for one in folders] == ["register_a_b", "register_c"]
    assert engine.schema_of(Path("/tmp/Made-up")) == "register_made_up"


def test_a_register_is_looked_for_where_the_engine_has_it(tmp_path):
    here, there = tmp_path / "x/register/prepared", tmp_path / "shared/register_x"
    setting = f"spark://host:7077?files={tmp_path / 'shared'}"
    assert not engine.has_register(here, setting)
    there.mkdir(parents=True)
    for name in form.TABLES:
        engine.parquet_of(there, name).touch()
    assert engine.has_register(here, setting) and not engine.has_register(here, "")


def test_an_engine_that_is_away_is_said_without_the_words_of_its_driver(tmp_path):
    away = "postgresql://somebody:secret@127.0.0.1:1/none"
    with pytest.raises(RegisterDown) as down:
        engine.has_register(tmp_path, away)
    assert "cannot be asked" in str(down.value) and "secret" not in str(down.value)
    with pytest.raises(RegisterDown):
        engine.open_register(tmp_path, away).run("SELECT 1", {})
    for name in form.TABLES:
        engine.parquet_of(tmp_path, name).write_bytes(b"damaged")
    with pytest.raises(RegisterDown):
        engine.open_register(tmp_path, "")


def test_an_engine_that_was_away_a_moment_ago_is_not_waited_for_by_everybody(monkeypatch, tmp_path):
    clock, asked = [0.0], []

    def connect(*_, **named):
        asked.append(named)
        raise psycopg.OperationalError

    monkeypatch.setattr(psycopg, "connect", connect)
    monkeypatch.setattr(engine, "OUTAGES", Outages(15, now=lambda: clock[0]))
    for seconds, times in ((0, 1), (14, 1), (16, 2), (17, 2)):
        clock[0] = seconds
        with pytest.raises(RegisterDown):
            engine.has_register(tmp_path, "postgresql://away/none")
        assert len(asked) == times
    assert asked[0]["connect_timeout"] <= 2 and "statement_timeout" in asked[0]["options"]


def test_an_engine_that_is_too_slow_is_noted_and_one_that_is_merely_full_is_not(monkeypatch):
    clock, asked = [0.0], []
    connection = MagicMock()
    connection.__exit__.return_value = False
    faults: list[Exception | None] = []

    def connect(*_, **__):
        asked.append(clock[0])
        if isinstance(fault := faults[0], psycopg.errors.QueryCanceled):
            connection.execute.side_effect = fault
        elif fault:
            raise fault
        return connection

    def ask(fault: Exception | None) -> int:
        """How often it was asked so far."""
        faults[:], connection.execute.side_effect = [fault], None
        with suppress(RegisterDown):
            engine.open_register(Path("/x"), "postgresql://slow/none").run("SELECT 1", {})
        return len(asked)

    monkeypatch.setattr(psycopg, "connect", connect)
    monkeypatch.setattr(engine, "OUTAGES", Outages(15, now=lambda: clock[0]))
    full = psycopg.OperationalError("FATAL:  sorry, too many clients already")
    coded = psycopg.errors.TooManyConnections("no words of it")
    assert [ask(full), ask(coded), ask(None), ask(None)] == [1, 2, 3, 4]
    assert [ask(psycopg.errors.QueryCanceled()), ask(None)] == [5, 5]
    clock[0] = 16
    assert [ask(None), ask(full), ask(None)] == [6, 7, 8]


def test_an_answer_ends_what_was_noted():
    """Who asked before it was noted, and is answered after, shows that it is there again."""
    outages = Outages(15, now=lambda: 0.0)
    with outages.noting("x", OSError), pytest.raises(RegisterDown), outages.noting("x", OSError):
        raise OSError
    with outages.noting("x", OSError):
        pass


def test_a_register_that_is_closed_leaves_the_spark_that_others_share(tmp_path, monkeypatch):
    session = MagicMock()
    monkeypatch.setattr(engine, "spark_session", lambda _: session)
    engine.open_register(tmp_path, "spark://host:7077").close()
    session.stop.assert_not_called()
    dropped = [call.args[0] for call in session.catalog.dropTempView.call_args_list]
    assert dropped == list(form.TABLES)


def test_a_setting_that_names_no_engine_is_refused(tmp_path):
    with pytest.raises(UnknownEngine, match="LEARNING_ZONE_REGISTER"):
        engine.open_register(tmp_path, "sqlite:///x")
