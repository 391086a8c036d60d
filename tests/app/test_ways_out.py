"""Every way out says what a fault leaves out: interface, CSV, Parquet, ZIP, description."""

import io
import json
import zipfile

import pandas as pd
import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette

from components import server as site
from tests.faults import CASES, SOURCES, VALUES, code, in_case, replaced, value
from tests.unit.asking import ask

LIST = "/data/example/LEFT_OUT.csv"


@pytest.fixture(scope="module")
def server() -> Starlette:
    return Starlette(
        routes=site.routes(), middleware=site.middleware(), exception_handlers=site.handlers()
    )


@pytest.fixture
def damaged(small_root, data_root):
    """A function that damages a data folder and makes the app read it."""

    def with_damage(*damages):
        for damage in damages:
            damage(small_root)
        data_root(small_root)

    return with_damage


def valid(server, path: str, address: str) -> dict:
    """An answer of the interface, which is as its description says."""
    described = json.loads(ask(server, "/api/v1/openapi.json").body)
    (said,) = described["paths"][path]["get"]["responses"]["200"]["content"].values()
    answer = json.loads(ask(server, address).body)
    Draft202012Validator({**said["schema"], "components": described["components"]}).validate(answer)
    return answer


def test_a_list_says_which_row_is_left_out_and_what_to_do(server, damaged):
    damaged(value("twenty").damage)
    found = valid(server, "/values", "/api/v1/values")
    (told,) = found["left_out"]
    assert (told["file"], told["row"], told["column"]) == (VALUES, 3, "value")
    assert "twenty" in told["what"]
    assert told["remedy"]
    assert valid(server, "/values", "/api/v1/values?package=example")["left_out"] == [told]


def test_a_list_without_a_fault_has_no_word_of_it(server, damaged):
    damaged(value("twenty").damage)
    assert "left_out" not in valid(server, "/values", "/api/v1/values?package=neighbour")
    assert "left_out" not in valid(server, "/cases", "/api/v1/cases")


def test_a_programme_that_cannot_be_opened_is_said_in_every_list(server, damaged):
    damaged(lambda root: (root / "programmes" / "example" / "datapackage.json").unlink())
    (told,) = valid(server, "/cases", "/api/v1/cases")["left_out"]
    assert told["file"] == "programmes/example/datapackage.json"


def test_a_thing_whose_row_is_left_out_is_not_said_to_be_nothing(server, damaged):
    damaged(in_case(",2021,", ",21,", "year").damage)
    answer = ask(server, "/api/v1/cases/example-well")
    assert (answer.status, "has a fault" in answer.text) == (404, True)
    assert "nothing with this id" in ask(server, "/api/v1/cases/nowhere").text


def test_a_long_list_of_faults_is_cut_and_the_file_has_all_of_them(server, damaged):
    def many(root):
        path = root / VALUES
        row = path.read_text().splitlines()[2]
        bad = [row.replace(",20,", f",bad{n},").replace("2021", str(1900 + n)) for n in range(110)]
        path.write_text(path.read_text() + "\n".join(bad) + "\n")

    damaged(many)
    assert len(valid(server, "/values", "/api/v1/values")["left_out"]) == 100
    assert len(pd.read_csv(io.BytesIO(ask(server, LIST).body))) == 110


@pytest.mark.parametrize("fault", [value("twenty"), code(",", " ,", "place_id")])
def test_csv_parquet_and_zip_have_the_same_rows_and_lead_to_what_is_left_out(
    server, damaged, fault
):
    damaged(fault.damage)
    answers = {
        name: ask(server, f"/data/example{name}")
        for name in ("/values.csv", "/values.parquet", ".zip", "/datapackage.json")
    }
    for answer in answers.values():
        assert answer.headers["link"].startswith(f'<https://zone.example{LIST}>; rel="describedby"')
    csv = pd.read_csv(io.BytesIO(answers["/values.csv"].body), dtype="string")
    parquet = pd.read_parquet(io.BytesIO(answers["/values.parquet"].body))
    columns = ["indicator_id", "place_id", "period"]
    assert csv[columns].to_numpy().tolist() == parquet[columns].to_numpy().tolist()
    assert (
        len(csv) == json.loads(ask(server, "/api/v1/values?package=example").body)["page"]["total"]
    )
    told = ask(server, LIST)
    assert told.headers["content-type"].startswith("text/csv")
    assert f"{VALUES},3,{fault.column}" in told.text
    with zipfile.ZipFile(io.BytesIO(answers[".zip"].body)) as archive:
        assert archive.read("values.csv") == answers["/values.csv"].body
        assert archive.read("LEFT_OUT.csv") == told.body
        assert archive.read("datapackage.json") == answers["/datapackage.json"].body
    assert "left_out" in answers["/datapackage.json"].text


def test_a_sound_package_leaves_as_it_lies_and_its_list_is_empty(server, damaged, small_root):
    damaged(value("twenty").damage)
    for name in ("values.csv", "datapackage.json"):
        answer = ask(server, f"/data/neighbour/{name}")
        assert answer.body == (small_root / "programmes" / "neighbour" / name).read_bytes()
        assert "link" not in answer.headers
    assert ask(server, "/data/neighbour/LEFT_OUT.csv").text == "file,row,column,what,remedy,code\n"


def test_a_source_that_cannot_be_read_stands_in_for_itself_on_pages_but_in_no_file(server, damaged):
    damaged(replaced(SOURCES, ",other,", ",rumour,"))
    listed = json.loads(ask(server, "/api/v1/sources?package=example").body)["data"]
    assert "made_up" in {row["source_id"] for row in listed}
    csv = pd.read_csv(io.BytesIO(ask(server, "/data/example/sources.csv").body))
    parquet = pd.read_parquet(io.BytesIO(ask(server, "/data/example/sources.parquet").body))
    assert "made_up" not in {*csv["source_id"], *parquet["source_id"]}
    assert SOURCES in ask(server, LIST).text


def test_a_lost_table_is_a_header_in_the_zip_and_a_word_elsewhere(server, damaged):
    damaged(lambda root: (root / CASES).write_bytes(b"\xff\xfe"))
    for ending in ("csv", "parquet"):
        assert ask(server, f"/data/example/cases.{ending}").status == 503
    with zipfile.ZipFile(io.BytesIO(ask(server, "/data/example.zip").body)) as archive:
        assert archive.read("cases.csv").decode().startswith("case_id,")
        assert CASES in archive.read("LEFT_OUT.csv").decode()
