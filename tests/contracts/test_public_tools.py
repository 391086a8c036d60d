"""What others use with any interface works with ours: a tool that attacks it, and a client made from it."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.facts import tables
from components.server import handlers, middleware, routes
from tests.unit.asking import ask

DESCRIPTION = "/api/v1/openapi.json"
# More of them stand in test_odd_requests.py, with requests of our own making.
FEW = settings(
    deadline=None,
    max_examples=2,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def test_schemathesis_finds_nothing(site):
    """Every operation, with what its description allows and what it does not."""
    operations = list(schemathesis.openapi.from_asgi(DESCRIPTION, site).get_all_operations())
    assert len(operations) > 30
    for operation in operations:

        @FEW
        @given(case=operation.ok().as_strategy())
        def asked(case):
            case.call_and_validate()

        asked()


@pytest.fixture
def made(site, tmp_path, monkeypatch) -> str:
    """The name of a client that a public generator makes of our description."""
    described, name = tmp_path / "openapi.json", "zone_client"
    described.write_bytes(ask(site, DESCRIPTION).body)
    tool = Path(sys.executable).with_name("openapi-python-client")
    subprocess.run(
        [tool, "generate", "--path", described, "--output-path", tmp_path / name, "--meta", "none"],
        check=True,
        capture_output=True,
        # It calls ruff, which stands beside it.
        env={"PATH": str(tool.parent)},
    )
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_a_client_that_a_public_generator_made_reads_places_and_is_told_what_is_wrong(site, made):
    client = importlib.import_module(made).Client(base_url="https://zone.example/api/v1")
    client.set_httpx_client(TestClient(site, base_url="https://zone.example/api/v1"))
    lists = importlib.import_module(f"{made}.api.default.list_places")
    read = lists.sync(client=client, within=["IN-BR"], limit=3)
    places = [tables.gazetteer()[one.place_id] for one in read.data]
    assert [one.name for one in places] == [one.name for one in read.data]
    assert len(places) == 3
    assert all(tables.gazetteer().lies_in(one.place_id, "IN-BR") for one in places)
    wrong = lists.sync(client=client, within=["Atlantis"])
    assert (wrong.status, "Atlantis" in json.dumps(wrong.to_dict())) == (404, True)
