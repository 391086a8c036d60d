"""Programs find what they can ask where they look for it, and readers who stands behind the site."""

import json
import re

import pytest
from starlette.applications import Starlette

from components.content import site_facts
from components.facts import tables
from components.server import handlers, middleware, routes
from components.server.assistant import endpoint
from data.site_owner import SiteOwner
from tests.unit.asking import ask

SITE = "https://zone.example"


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def test_an_assistant_reads_what_it_can_ask_and_every_address_is_there(site):
    text = ask(site, "/llms.txt").text
    assert text.startswith("# Learning Zone\n\n> ")
    for where in re.findall(r"\]\((https://zone\.example[^)]*)\)", text):
        path = where.removeprefix(SITE)
        asked = f"{path}Gaya" if path.endswith("=") else path
        assert ask(site, asked).status == (405 if path == endpoint.ADDRESS else 200), where


def test_the_fixed_addresses_lead_to_the_interfaces(site):
    linked = json.loads(ask(site, "/.well-known/api-catalog").body)["linkset"][0]
    described = linked["service-desc"][0]["href"].removeprefix(SITE)
    assert json.loads(ask(site, described).body)["openapi"] == "3.1.0"
    servers = json.loads(ask(site, "/.well-known/mcp.json").body)["servers"]
    assert servers[0]["url"] == f"{SITE}{endpoint.ADDRESS}"


def test_switched_off_tools_are_named_nowhere(site, monkeypatch):
    monkeypatch.setenv(endpoint.VARIABLE, "off")
    assert endpoint.ADDRESS + ")" not in ask(site, "/llms.txt").text
    assert json.loads(ask(site, "/.well-known/mcp.json").body) == {"servers": []}


def test_the_page_about_the_data_says_who_stands_behind_the_site(monkeypatch, site):
    told = SiteOwner(
        publisher="Example Trust", publisher_address="https://trust.example", contact="data@trust.example",
        hosted_by="Host", hosted_in="India", log_days=7,
    )  # fmt: skip
    monkeypatch.setattr(tables, "owner", lambda: told)
    said = " ".join(str(block) for block in site_facts.blocks())
    for part in (
        "Example Trust",
        "https://trust.example",
        "mailto:data@trust.example",
        "7 days",
        "they are not CC BY",
    ):
        assert part in said
    assert site_facts.version() in said


def test_nobody_is_named_who_did_not_say_so(site):
    page = ask(site, "/read/about").text
    assert "Who stands behind this site" in page
    if not tables.owner().publisher:
        assert "Whoever runs this copy has not said so." in page
