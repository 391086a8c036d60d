"""A view as a file is the view on the screen: its title, its rows, its colours."""

import csv
import io
import random
from urllib.parse import urlencode

import pandas as pd
import pytest
from starlette.applications import Starlette

from components.content import coverage_map, indicator_map, prepared_measures
from components.facts import indicators, tables
from components.server import handlers, middleware, routes, view_files
from components.server.static_pages import indicators as static_indicators
from data.choices import IndicatorChoice
from data.measures import Slice
from tests.unit.asking import ask

MANY = 16


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def some_indicators(count: int) -> list[dict[str, str]]:
    """Addresses of maps, at random but the same each time."""
    chance = random.Random(20)
    known = [
        one for one in indicators.catalogue().values() if one.level == "district" and one.is_rate
    ]
    found = []
    while len(found) < count:
        one = chance.choice(known)
        group = chance.choice(one.groups())
        residence = chance.choice(one.residences(group))
        period = chance.choice(one.periods(Slice(group, residence)))
        asked = {
            "indicator": one.key,
            "view": "map",
            "cut": group,
            "residence": residence,
            "period": period,
        }
        if chance.random() < 0.5:
            asked["state"] = chance.choice(sorted(indicators.states_with_figures(one.key)))
        found.append(asked)
    return found


def looks(figure_areas) -> dict[str, tuple]:
    return {area.place_id: (area.look, area.class_index) for area in figure_areas}


def test_addresses_of_maps_are_what_the_screen_shows(site):
    for position, asked in enumerate(some_indicators(MANY)):
        query = urlencode(asked)
        view = view_files.describe("indicators", query)
        choice = IndicatorChoice(
            asked["indicator"],
            "map",
            asked.get("state"),
            asked["cut"],
            asked["residence"],
            asked["period"],
        )
        screen = indicator_map.prepare_indicator_map(choice)
        assert view.title == screen.title, asked
        rows = indicators.at(
            choice.indicator, choice.group, choice.residence, choice.period, "district"
        )
        inside = rows if choice.state is None else rows[rows["state_id"] == choice.state]
        known = dict(zip(view.rows["place_id"], view.rows["value"], strict=True))
        told = dict(zip(inside["place_id"], inside["value"], strict=True))
        assert known.keys() == told.keys(), asked
        assert all(
            pd.isna(told[one]) if pd.isna(value) else told[one] == value
            for one, value in known.items()
        )
        if position % 4:
            # Drawing all of them would take long.
            continue
        scene = static_indicators.Scene(choice, indicators.catalogue()[choice.indicator])
        shown = looks(indicator_map.map_figure(scene, scene.everywhere).areas)
        for piece in view.drawn().pieces:
            if piece.area.place_id in shown:
                drawn = (piece.area.look, piece.area.class_index)
                assert drawn == shown[piece.area.place_id], (asked, piece.area.place_id)


@pytest.mark.parametrize("programme", ["pacs", "rspn"])
def test_the_map_of_a_programme_has_the_looks_of_the_screen(site, programme):
    view = view_files.describe("coverage", f"programme={programme}")
    screen = tables.coverage_by_district(programme).set_index("place_id")["look"]
    for piece in view.drawn().pieces:
        if piece.area.place_id in screen:
            assert piece.area.look == screen[piece.area.place_id]
    assert view.rows.equals(coverage_map.table_of(programme, None).rows)


def test_the_sentence_of_a_map_is_made_once():
    assert coverage_map.sentence("pacs", "IN-BR") is coverage_map.sentence("pacs", "IN-BR")


def test_a_measure_without_a_period_is_that_of_the_newest(site):
    view = view_files.describe("coverage", "programme=rspn&measure=union_councils_with_rsp")
    level = prepared_measures.level("rspn", "union_councils_with_rsp")
    newest = list(prepared_measures.periods_of("rspn", "union_councils_with_rsp", level))[-1]
    expected = prepared_measures.table_of("rspn", "union_councils_with_rsp", level, newest, None)
    assert view.rows.equals(expected.rows)


@pytest.mark.parametrize("measure", ["pct_households_organised", "households_organised"])
def test_a_measure_of_one_state_has_the_title_and_the_key_of_that_state(measure):
    view = view_files.describe("coverage", f"programme=rspn&measure={measure}&state=PK-S")
    shown = view.drawn().figure
    inside = {area.place_id for area in shown.areas}
    assert inside == set(view.rows["place_id"])
    assert shown.title.endswith("Sindh")
    assert shown.title in view.title
    assert sum(one.count for one in shown.legend.entries if not one.weak) == len(inside)
    assert {point.place_id for point in shown.points} <= inside


def test_a_view_is_sent_as_table_and_as_picture(site):
    where = "/indicators?indicator=india:literacy7_pct&cut=women&state=IN-BR"
    rows = list(
        csv.DictReader(io.StringIO(ask(site, f"/view.csv?{where}").body.decode("utf-8-sig")))
    )
    assert {row["state"] for row in rows} == {"Bihar"}
    assert {row["group"] for row in rows} == {"Women"}
    svg = ask(site, f"/view.svg?{where}")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert view_files.describe("indicators", where.partition("?")[2]).title[:20] in svg.text
    assert ask(site, f"/view.png?{where}").body.startswith(b"\x89PNG")
    whole = ask(site, f"/view.csv?https://zone.example{where}")
    assert whole.body == ask(site, f"/view.csv?{where}").body


@pytest.mark.parametrize(
    "where", ["/view.csv?/aims", "/view.png?/place?id=IN-C11-236", "/view.csv?/place?id=nowhere", "/view.csv",
              "/view.svg?/indicators?indicator=india:literacy7_pct&view=gap", "/view.csv?/coverage?lang=xy"],
)  # fmt: skip
def test_what_is_no_view_is_said_in_a_sentence(site, where):
    answer = ask(site, where)
    assert answer.status in (400, 404)
    assert "application/problem+json" in answer.headers["content-type"]
