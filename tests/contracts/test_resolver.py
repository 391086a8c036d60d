"""A name leads to one place, to a question, or to none; programs such as OpenRefine are told the same."""

import asyncio
import csv
import io
import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from components.content.villages import found_villages
from components.facts import resolver, tables, villages
from components.server import handlers, middleware, routes
from components.server.api import resolve
from components.server.assistant import record_answers, tools
from components.server.middleware.limits import Turns
from data import village_index
from data.catalog import data_root
from data.languages import ENGLISH, speaking
from data.resolution import LEVELS, MATCH
from data.village_search import VillageIndex
from tests.unit.asking import ask

SPELLINGS = Path(__file__).parents[1] / "fixtures" / "spellings_of_places.csv"
SERVICE = "/api/v1/reconcile"


@pytest.fixture(scope="module")
def site() -> Starlette:
    village_index.make(data_root())
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def get(site, address: str, status: int = 200, **asked) -> dict:
    where = f"{address}?{urlencode(asked)}" if asked else address
    answer = ask(site, where)
    assert answer.status == status, answer.text[:300]
    assert answer.headers["access-control-allow-origin"] == "*"
    return json.loads(answer.body)


def test_spellings_lead_to_their_place_and_no_other(site):
    """Variants, scripts, typing errors, namesakes, foreign and later places: no wrong match."""
    with SPELLINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200
    wrong = []
    for row in rows:
        found = resolver.resolve(row["name"], row["in"], row["level"])
        match = found.match.place_id if found.match else ""
        if match != row["place_id"]:
            wrong.append((row, match, found.reason))
    assert wrong == []


@pytest.mark.parametrize("place_id", ["IN-C11-168", "PK-P", "IN-C11-235"])
def test_a_place_is_asked_about_where_another_has_its_name_of_which_nothing_is_held(site, place_id):
    name = tables.gazetteer().name(place_id)
    found = get(site, "/api/v1/resolve", name=name)
    assert (found["result"], found["match"]) == ("ask", None)
    assert place_id in [one["place_id"] for one in found["candidates"]]
    assert found["not_held"]
    around = tables.gazetteer()[place_id].parent_id
    assert (
        get(site, "/api/v1/resolve", name=name, **{"in": around})["match"]["place_id"] == place_id
    )


def test_what_cannot_be_searched_yet_is_no_answer_that_is_kept(site, monkeypatch):
    asked = {"name": "CHILGOJORI", "in": "Pakur", "level": "village"}
    monkeypatch.setattr(villages, "is_index_ready", lambda: False)
    assert "prepared" in get(site, "/api/v1/resolve", 503, **asked)["detail"]
    monkeypatch.undo()
    assert get(site, "/api/v1/resolve", **asked)["match"]["place_id"] == "IN-V-360153"


def test_a_damaged_list_of_village_names_is_said_by_every_way_that_asks_it(
    site, monkeypatch, tmp_path
):
    path = tmp_path / "names-damaged.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"damaged" * 99)
    monkeypatch.setattr(villages, "_index_path", lambda: path)
    monkeypatch.setattr(villages, "_index", lambda: VillageIndex.open(path))
    asked = {"name": "Lohardaga Khurd", "level": "village"}
    queries = json.dumps({"a": {"query": asked["name"], "type": "village"}})
    told = asyncio.run(tools.answer(lambda: record_answers.find_places("", within="", **asked)))
    for said in (
        get(site, "/api/v1/resolve", 503, **asked)["detail"],
        get(site, SERVICE, 503, queries=queries)["detail"],
        told["why"],
    ):
        assert "names-damaged.sqlite" in said and "is damaged" in said
    with speaking(ENGLISH):
        assert "is damaged" in found_villages.in_words(asked["name"]).said
        assert found_villages.find(asked["name"]) is None


NAMESAKES = [  # A name, what it lies in, its level, the result, why.
    ("Chilgojori", "Pakur", "village", "match", "one_place"),
    ("IN-V-360153", "", "", "match", "one_place"),
    ("IN-V-360153", "Pakur", "village", "match", "one_place"),
    ("IN-V-360153", "Gaya", "", "none", "nothing"),
    ("IN-V-360153", "", "district", "none", "nothing"),
    ("IN-C11-346-bardiha", "", "", "match", "one_place"),
    ("Bardiha", "", "subdistrict", "ask", "not_narrowed"),
    ("Bardiha", "Garhwa", "subdistrict", "match", "one_place"),
    # Of the Aurangabad of Maharashtra nothing is held.
    ("Arazi Sohraiya", "Aurangabad", "village", "ask", "several_wholes"),
    ("Arazi Sohraiya", "Aurangabad, Bihar", "village", "match", "one_place"),
    ("Arazi Sohraiya", "IN-C11-235", "village", "match", "one_place"),
]


@pytest.mark.parametrize(("name", "within", "level", "result", "reason"), NAMESAKES)
def test_a_code_is_its_own_place_and_a_name_needs_the_one_place_it_lies_in(
    site, name, within, level, result, reason
):
    found = get(site, "/api/v1/resolve", name=name, level=level, **{"in": within})
    assert (found["result"], found["reason"]) == (result, reason)


def test_an_answer_names_the_place_what_it_lies_in_and_its_page(site):
    found = get(site, "/api/v1/resolve", name="दरभंगा")
    assert found["match"]["full_name"] == "Darbhanga, Bihar, India"
    page = ask(site, found["match"]["page"].removeprefix("https://zone.example"))
    assert page.status == 200
    assert "Darbhanga" in page.text


@pytest.mark.parametrize(
    "asked", [{}, {"name": " "}, {"name": "Gaya", "level": "town"}, {"name": "Gaya", "of": "x"}]
)
def test_what_is_not_understood_is_refused_in_a_sentence(site, asked):
    assert get(site, "/api/v1/resolve", 400, **asked)["detail"]


def test_the_list_of_names_has_every_place_in_its_scripts(site):
    rows = list(
        csv.DictReader(io.StringIO(ask(site, "/api/v1/names.csv").body.decode("utf-8-sig")))
    )
    assert {row["place_id"] for row in rows} == set(tables.gazetteer().places)
    own = {row["name"]: row for row in rows if row["place_id"] == "IN-C11-236"}
    assert {"Gaya", "गया"} <= set(own)
    assert own["गया"]["script"] == "DEVANAGARI"
    villages = ask(site, "/api/v1/names.csv?in=Pakur").body.decode("utf-8-sig")
    assert "IN-V-360153,Chilgojori" in villages
    assert ask(site, "/api/v1/names.csv?in=Aurangabad").status == 400


def test_a_district_of_a_country_without_a_list_of_villages_has_no_names_of_them(monkeypatch):
    # What is kept of the layers of all countries must not be made of none.
    assert resolver.resolve("IN-C11-236", "", "district").match
    monkeypatch.setattr(villages, "layers", lambda _: ())
    assert resolve.of_villages.__wrapped__("IN-C11-236").decode("utf-8-sig").count("\n") == 1


def test_no_name_runs_as_a_formula_in_a_spreadsheet(monkeypatch):
    named = resolver.names().head(1).assign(name="=HYPERLINK(1)")
    monkeypatch.setattr(resolver, "names", lambda: named)
    assert b"'=HYPERLINK(1)" in resolve.of_places.__wrapped__()


def test_openrefine_finds_what_the_service_can_do(site):
    manifest = get(site, SERVICE)
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert [one["id"] for one in manifest["defaultTypes"]] == list(LEVELS)
    for one in ("view", "preview"):
        where = manifest[one]["url"].replace("{{id}}", "IN-C11-236")
        assert "Gaya" in ask(site, where.removeprefix("https://zone.example")).text
    for kind, known in manifest["suggest"].items():
        where = known["service_url"] + known["service_path"]
        found = get(site, where.removeprefix("https://zone.example"), prefix="dis")
        assert all(one["id"] and one["name"] for one in found["result"])
        assert found["result"] or kind == "entity"


def test_a_batch_of_names_is_matched_as_the_resolver_does(site):
    queries = {
        "q0": {"query": "Gaya", "limit": 3},
        "q1": {"query": "Aurangabad"},
        "q2": {"query": "Aurangabad", "properties": [{"pid": "state", "v": "Bihar"}]},
        "q3": {"query": "Nowhere at all"},
        "q5": {"query": "Gaya", "properties": [
            {"pid": "district", "v": {"id": "IN-C11-236"}}, {"pid": "state", "v": {"id": "IN-BR"}}]},
        "q6": {"query": "Bardiha", "type": "subdistrict", "properties": [
            {"pid": "state", "v": {"id": "IN-JH"}}, {"pid": "district", "v": "Garhwa"}, {"pid": [], "v": 1}]},
        "q4": {"query": "Chilgojori", "type": "village",
               "properties": [{"pid": "within", "v": {"id": "IN-C11-353", "name": "Pakur"}}]},
    }  # fmt: skip
    found = get(site, SERVICE, queries=json.dumps(queries))
    assert list(found) == list(queries)
    matched = {
        key: [one["id"] for one in each["result"] if one["match"]] for key, each in found.items()
    }
    assert matched["q0"] == [resolver.resolve("Gaya").match.place_id]
    assert matched["q1"] == []
    assert found["q1"]["result"]
    assert matched["q2"] == ["IN-C11-235"]
    assert found["q3"]["result"] == []
    assert matched["q4"] == ["IN-V-360153"]
    assert matched["q5"] == ["IN-C11-236"]
    assert matched["q6"] == ["IN-C11-346-bardiha"]
    for one in found["q0"]["result"]:
        assert isinstance(one["score"], int)
        assert one["type"] == [{"id": "district", "name": "District"}]
    assert resolver.resolve("Gaya").kind == MATCH


def test_the_flyout_and_the_page_of_a_place_wait_for_their_turn(site, monkeypatch):
    """They may read a file of villages, which holds up everybody else if it is done at once."""
    taken = []

    async def do(self, work):
        taken.append(self)
        return work()

    monkeypatch.setattr(Turns, "do", do)
    for where in ("flyout/entity", "preview"):
        assert "Chilgojori" in ask(site, f"{SERVICE}/{where}?id=IN-V-360153").text
        assert ask(site, f"{SERVICE}/{where}?id=nowhere").status == 404
    assert len(taken) == 4


def test_a_long_batch_is_posted_as_a_form_and_old_browsers_get_a_script(site):
    form = urlencode({"queries": json.dumps({"q": {"query": "Gaya"}})}).encode()
    about = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(form))}
    answer = ask(site, SERVICE, about, method="POST", body=form)
    assert json.loads(answer.body)["q"]["result"][0]["id"] == "IN-C11-236"
    script = ask(site, f"{SERVICE}?callback=found")
    assert script.text.startswith("/**/found({")
    assert ask(site, f"{SERVICE}?callback=alert(1)").status == 400
    assert ask(site, SERVICE, method="DELETE").status == 405


@pytest.mark.parametrize(
    "queries",
    [
        "",
        "[]",
        "{",
        '{"q": {}}',
        r'{"q": {"query": "\ud800"}}',
        r'{"\ud800": {"query": "x"}}',
        '{"q": {"query": "x", "type": "town"}}',
    ],
)
def test_a_batch_that_is_none_is_refused(site, queries):
    assert get(site, SERVICE, 400, queries=queries)["detail"]


def test_values_of_matched_places_can_be_added(site):
    asked = {
        "ids": ["IN-C11-236", "IN-V-360153", "x"],
        "properties": [{"id": "state"}, {"id": "lat"}, {"id": ["state"]}, {"id": {}}],
    }
    found = get(site, SERVICE, extend=json.dumps(asked))
    assert [one["id"] for one in found["meta"]] == ["state", "lat"]
    assert found["rows"]["IN-C11-236"]["state"] == [{"id": "IN-BR", "name": "Bihar"}]
    assert found["rows"]["IN-V-360153"]["state"][0]["id"] == "IN-JH"
    assert found["rows"]["x"] == {"state": [], "lat": []}
