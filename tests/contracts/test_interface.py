"""The programming interface and the files on the real tables."""

import io
import json
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote

import pandas as pd
import pyogrio
import pytest
import uvicorn
from frictionless import Package
from jsonschema import Draft202012Validator
from starlette.applications import Starlette

from components.facts import tables
from components.server import handlers, middleware, routes
from components.server.api import collections
from data.catalog import open_catalog
from data.place import SUBDISTRICT
from tests.unit.asking import ask

NAMES = list(collections.every())


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.fixture(scope="module")
def server(site) -> Iterator[str]:
    """Base address of the site behind a real socket, for readers that bring their own HTTP."""
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(site, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=running.run, args=([listening],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join()


def get(site, address: str, status: int = 200) -> dict:
    answer = ask(site, address)
    assert answer.status == status, answer.text[:300]
    assert answer.headers["access-control-allow-origin"] == "*"
    return json.loads(answer.body)


@pytest.mark.parametrize("name", NAMES)
def test_every_collection_names_its_sources_and_licences(site, name):
    found = get(site, f"/api/v1/{name}?limit=20")
    assert len(found["data"]) == min(20, found["page"]["total"])
    for row in found["data"]:
        assert found["packages"][row["package_id"]]["licenses"]
        if row.get("source_id"):
            assert f"{row['package_id']}:{row['source_id']}" in found["sources"]


def test_the_parts_of_a_list_make_the_whole(site):
    seen, address = [], "/api/v1/cases?limit=50"
    while address:
        part = get(site, address)
        seen += [row["case_id"] for row in part["data"]]
        address = part["links"].get("next", "").removeprefix("https://zone.example")
    assert len(seen) == len(set(seen)) == part["page"]["total"]


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (
            "package=pacs&indicator_id=people_reached&place_id=IN",
            [
                (9_620_000, "2016", "dated", "pacsindia_our_aims"),
                (13_448_950, "2016", "dated", "pacsindia_film_legacy_cbos"),
            ],
        ),
        (
            "package=rspn&indicator_id=lsos&place_id=PK",
            [
                (2_451, "2018-09/2026", "undated", "rspn_social_mobilisation"),
                (1_693, "2018-09-12", "dated", "urdupoint_convention_2018"),
            ],
        ),
    ],
)
def test_two_published_counts_of_one_thing_are_both_served_each_with_its_source(
    site, asked, counts
):
    """Who reads the interface alone learns what the home page tells."""
    found = get(site, f"/api/v1/values?{asked}&limit=500")
    parts = ("value", "period", "dating", "source_id")
    assert set(counts) <= {tuple(row[part] for part in parts) for row in found["data"]}
    package_id = found["data"][0]["package_id"]
    titles = {found["sources"][f"{package_id}:{source_id}"]["title"] for *_, source_id in counts}
    assert len(titles) == 2 and all(titles)


def test_filters_agree_with_the_rows(site):
    found = get(site, "/api/v1/values?within=Bihar&quality=doubtful&limit=500")
    assert found["data"]
    assert all(row["quality"] == "doubtful" for row in found["data"])
    themed = get(site, "/api/v1/cases?themes=land&themes=forest&limit=500")
    assert all({"land", "forest"} & set(row["themes"]) for row in themed["data"])


def test_a_list_comes_as_csv_and_as_parquet_and_in_the_readers_language(site):
    address = "/api/v1/cases?limit=5&themes=land"
    ids = [row["case_id"] for row in get(site, address)["data"]]
    text = ask(site, address, {"accept": "text/csv"}).body
    assert list(pd.read_csv(io.BytesIO(text))["case_id"]) == ids
    file = ask(site, address, {"accept": "application/json;q=0.2, application/vnd.apache.parquet"})
    assert list(pd.read_parquet(io.BytesIO(file.body))["case_id"]) == ids
    assert "Accept" in file.headers["vary"]
    assert ask(site, address, {"accept": "*/*"}).headers["content-type"] == "application/json"
    spoken = get(site, "/api/v1/places?limit=1&offset=1&lang=hi")
    assert "lang=hi" in spoken["links"]["next"]
    named = get(site, "/api/v1/indicators?package=india&lang=hi&limit=1")["data"][0]["label"]
    assert named != get(site, "/api/v1/indicators?package=india&limit=1")["data"][0]["label"]
    get(site, "/api/v1/places?lang=xx", 400)


def test_missing_is_null_and_never_zero(site):
    rows = get(site, "/api/v1/values?missing_reason=not_reported&limit=50")["data"]
    assert all(row["value"] is None for row in rows)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/v1/nothing", 404, "no collection"),
        ("/api/v1/cases/nothing", 404, "nothing with this id"),
        ("/api/v1/values?colour=red", 400, "no parameter"),
        ("/api/v1/values?limit=0", 400, "whole number"),
        ("/api/v1/values?offset=-1", 400, "whole number"),
        ("/api/v1/cases?themes=lnd", 400, "not one of its words"),
        ("/api/v1/values?within=Nowhere", 404, "no place"),
        ("/api/v1/places?place_id=Nowhere", 404, "no place"),
        ("/api/v1/values?within=Balrampur", 409, "more than one place"),
        ("/data/nothing/x.csv", 404, "no such package"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(site, address, status, words):
    answer = ask(site, address)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = json.loads(answer.body)
    assert problem["status"] == status
    assert words in problem["detail"]


def test_an_answer_that_has_not_changed_is_304(site):
    first = ask(site, "/api/v1/cases?limit=5")
    again = ask(site, "/api/v1/cases?limit=5", {"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_browser_may_ask_from_another_site(site):
    answer = ask(site, "/api/v1/cases", method="OPTIONS")
    assert answer.status == 204
    assert "GET" in answer.headers["access-control-allow-methods"]


def test_the_description_names_every_collection_and_parameter(site):
    described = get(site, "/api/v1/openapi.json")
    assert described["openapi"].startswith("3.1")
    for name, collection in collections.every().items():
        named = {one["name"] for one in described["paths"][f"/{name}"]["get"]["parameters"]}
        assert named == {*collection.filters, "limit", "offset", "lang"}


@pytest.fixture(scope="module")
def described(site) -> dict:
    return get(site, "/api/v1/openapi.json")


@pytest.fixture(scope="module")
def check(described):
    """A function: the answer of this described address is as the description says."""
    validators = {}

    def valid(path: str, answer, status: str = "200") -> dict:
        if (path, status) not in validators:
            said = described["paths"][path]["get"]["responses"][status]
            if "$ref" in said:
                said = described["components"]["responses"][said["$ref"].rpartition("/")[2]]
            (content,) = said["content"].values()
            schema = {**content["schema"], "components": described["components"]}
            validators[path, status] = Draft202012Validator(schema)
        content = json.loads(answer.body)
        assert str(answer.status) == status
        validators[path, status].validate(content)
        return content

    return valid


def test_the_description_is_one(described):
    """Every part of an answer is described, and every object says that it has no other part."""
    Draft202012Validator.check_schema({"components": described["components"]})
    listed = described["paths"]["/values"]["get"]["responses"]["200"]["content"]
    (kind,) = listed.values()
    always = {"data", "page", "links", "sources", "packages"}
    assert set(kind["schema"]["properties"]) == {*always, "left_out"}
    assert set(kind["schema"]["required"]) == always

    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            part = list(part.values())
        if isinstance(part, list):
            for one in part:
                yield from objects(one)

    assert all("additionalProperties" in one for one in objects(described))


@pytest.mark.parametrize("name", NAMES)
def test_every_list_is_as_it_is_described(site, check, name):
    address, pages = f"/api/v1/{name}?limit=500", 0
    while address and pages < 3:
        content = check(f"/{name}", ask(site, address))
        address = content["links"].get("next", "").removeprefix("https://zone.example")
        pages += 1


def test_every_thing_is_at_the_address_that_the_description_gives_it(site, described, check):
    # What lies below districts is asked for within one; its test stands with that.
    single = [
        path
        for path in described["paths"]
        if path.endswith("/{id}") and path.split("/")[1] in collections.every()
    ]
    assert len(single) > 10
    for path in single:
        collection = collections.every()[path.split("/")[1]]
        rows = collection.rows()
        keys = zip(rows[collection.key.name], rows["package_id"], strict=True)
        for key, package in keys:
            address = f"/api/v1/{collection.name}/{quote(str(key), safe='')}?package={package}"
            content = check(path, ask(site, address))
            assert content["data"][collection.key.name] == key
            assert content["data"]["package_id"] == package


def test_a_thing_that_one_package_has_needs_no_package(site):
    assert get(site, "/api/v1/ladder/7?package=rspn", 404)
    several = get(site, "/api/v1/ladder/1", 409)
    assert set(several["package"]) == {"pacs", "rspn"}
    assert get(site, "/api/v1/cases/PK-057")["data"]["case_id"] == "PK-057"


def test_every_word_that_the_description_allows_is_understood(site, described, check):
    for path, operations in described["paths"].items():
        for parameter in operations["get"]["parameters"]:
            words = parameter["schema"].get("items", {}).get("enum", ())
            for word in words:
                check(path, ask(site, f"/api/v1{path}?{parameter['name']}={word}&limit=1"))
    limited = {
        one["name"]: one["schema"] for one in described["paths"]["/values"]["get"]["parameters"]
    }
    assert limited["quality"]["items"]["enum"]
    assert limited["package"]["items"]["enum"] == ["pacs", "rspn", "india", "pakistan"]
    for name in ("limit", "offset"):
        most = limited[name]["maximum"]
        check("/values", ask(site, f"/api/v1/values?within=PK-S&{name}={most}"))
        check("/values", ask(site, f"/api/v1/values?{name}={most + 1}"), "400")


@pytest.mark.parametrize(
    ("path", "address", "status", "part"),
    [
        ("/values", "/values?package=pac", "400", "near"),
        ("/values", "/values?quality=good", "400", "near"),
        ("/values", "/values?within=Bihr", "404", "near"),
        ("/values", "/values?colour=red", "400", "parameters"),
        ("/cases/{id}", "/cases/PK-057?colour=red", "400", "parameters"),
        ("/cases/{id}", "/cases/PK-057?package=pac", "400", "near"),
        ("/ladder/{id}", "/ladder/1", "409", "package"),
        ("/values", "/valves", "404", "collections"),
        ("/cases/{id}", "/cases/none", "404", "detail"),
    ],
)
def test_a_problem_is_as_it_is_described(site, check, path, address, status, part):
    assert check(path, ask(site, f"/api/v1{address}"), status)[part]


def test_a_package_is_a_data_package_with_its_tables(site):
    described = get(site, "/data/places/datapackage.json")
    Package.validate_descriptor(described)
    for resource in described["resources"]:
        assert ask(site, f"/data/places/{resource['path']}").status == 200


@pytest.mark.parametrize("package_id", [one.package_id for one in open_catalog().packages()])
def test_a_zip_opens_as_a_data_package(site, catalog, tmp_path, package_id):
    file = tmp_path / f"{package_id}.zip"
    file.write_bytes(ask(site, f"/data/{package_id}.zip").body)
    opened, package = Package(str(file)), catalog.package(package_id)
    assert opened.name == package_id
    assert opened.resource_names == [one["name"] for one in package.descriptor["resources"]]
    for resource in opened.resources:
        assert resource.read_bytes() == ask(site, f"/data/{package_id}/{resource.path}").body


def test_csv_and_parquet_have_the_same_rows(site):
    csv = pd.read_csv(io.BytesIO(ask(site, "/data/vocabulary/terms.csv").body), dtype="string")
    parquet = pd.read_parquet(io.BytesIO(ask(site, "/data/vocabulary/terms.parquet").body))
    assert list(csv.columns) == list(parquet.columns)
    assert csv["term_id"].tolist() == parquet["term_id"].tolist()


@pytest.mark.parametrize("name", ["../catalog.py", "..%2Fcatalog.py", "README.md", ".git"])
def test_only_described_files_are_given(site, name):
    assert ask(site, f"/data/places/{name}").status in (400, 404)


def test_a_map_program_opens_our_shapes_from_their_address(server, catalog):
    """GDAL reads a file piece by piece, as QGIS does."""
    package = catalog.package("boundaries")
    layers = [one["path"] for one in package.descriptor["resources"] if one["format"] == "topojson"]
    for name in layers:
        here = pyogrio.read_info(package.folder / name)["features"]
        assert pyogrio.read_info(f"{server}/data/boundaries/{name}")["features"] == here > 0


def test_groups_are_there_by_block_where_they_are_known(site):
    found = get(site, "/api/v1/values?indicator_id=nrlm_shgs&within=IN-C11-346&limit=500")
    places = tables.gazetteer()
    blocks = {
        row["place_id"] for row in found["data"] if places[row["place_id"]].level == SUBDISTRICT
    }
    assert "IN-C11-346-bardiha" in blocks and len(blocks) > 3


def test_villages_of_a_district_come_in_parts_that_are_the_whole(site):
    first = get(site, "/api/v1/villages?within=IN-C11-236&limit=400")
    rows, links = first["data"], first["links"]
    while "next" in links:
        found = get(site, links["next"].removeprefix("https://zone.example"))
        rows, links = rows + found["data"], found["links"]
    ids = [row["village_id"] for row in rows]
    assert len(ids) == len(set(ids)) == first["page"]["total"]
    assert first["layer"]["licence"] and first["layer"]["columns"]["households"]
    # Law 10: of few households nothing is said but how many people there are.
    few = [row for row in rows if 0 < (row["households"] or 0) < 10]
    assert few and not any(row[name] for row in few for name in ("female", "literate", "workers"))
    assert not any(0 < (row[name] or 0) < 10 for row in rows for name in ("sc", "st"))
    one = get(site, f"/api/v1/villages/{ids[0]}")
    assert one["data"] == rows[0]
    parts = get(site, "/api/v1/subdistricts?within=IN-C11-236")
    assert {row["place_id"] for row in parts["data"]} == {"IN-C11-236"}
    said = ask(site, "/api/v1/villages?within=IN-C11-236&limit=3", {"accept": "text/csv"})
    assert list(pd.read_csv(io.BytesIO(said.body))["village_id"]) == ids[:3]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("villages", "must name a district"),
        ("villages?within=IN-BR", "must name a district; Bihar is none"),
        ("villages?within=IN-C11-236&layer=none", "is not one of its words"),
        ("subdistricts?within=IN-C11-236&limit=0", "must be a whole number"),
    ],
)
def test_what_is_asked_below_districts_in_vain_is_said(site, asked, said):
    assert said in get(site, f"/api/v1/{asked}", 400)["detail"]


def test_a_layer_that_holds_nothing_of_the_district_is_not_found_and_its_own_are_named(site):
    told = get(site, "/api/v1/villages?within=IN-C11-236&layer=pakistan_localities", 404)
    assert "holds nothing of Gaya" in told["detail"]
    assert "india_census_villages" in told["near"]
