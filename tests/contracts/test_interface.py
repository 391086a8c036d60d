"""The programming interface and the files on the real tables."""

import io
import json
import socket
import threading
from collections.abc import Iterator

import pandas as pd
import pyogrio
import pytest
import uvicorn
from frictionless import Package
from starlette.applications import Starlette

from components.site import handlers, middleware, routes
from components.site.api import collections
from data.catalog import open_catalog
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


def test_filters_agree_with_the_rows(site):
    found = get(site, "/api/v1/values?within=Bihar&quality=doubtful&limit=500")
    assert found["data"]
    assert all(row["quality"] == "doubtful" for row in found["data"])
    themed = get(site, "/api/v1/cases?themes=land&themes=forest&limit=500")
    assert all({"land", "forest"} & set(row["themes"]) for row in themed["data"])


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
        ("/api/v1/values?within=Nowhere", 400, "no place"),
        ("/api/v1/places?place_id=Nowhere", 400, "no place"),
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
        assert named == {*collection.filters, "limit", "offset"}


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
        assert resource.read_bytes() == (package.folder / resource.path).read_bytes()


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
