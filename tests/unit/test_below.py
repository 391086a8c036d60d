"""The site stands below a path of another one: by the address of the site or by Streamlit's setting."""

import re

import pytest
from starlette.applications import Starlette
from streamlit import config

from components.server import address, handlers, middleware, routes
from components.server.streamlit_internals import site_path
from tests.unit.asking import ask

BASE = "/tools/zone"
LINK = re.compile(r'(?:href|src)="(/[^"/][^"]*|/)"')


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.fixture
def below(monkeypatch):
    monkeypatch.setenv("LEARNING_ZONE_ADDRESS", f"https://zone.example{BASE}")


@pytest.mark.parametrize("taken_off", [True, False])
@pytest.mark.parametrize(
    "path",
    ["/read", "/read/cases", "/case_study?story=PK-057", "/aims", "/api/v1/openapi.json",
     "/ready", "/robots.txt"],
)  # fmt: skip
def test_every_address_is_found_whether_or_not_a_proxy_takes_the_path_off(
    path, taken_off, site, below
):
    assert ask(site, path if taken_off else f"{BASE}{path}").status == 200


@pytest.mark.parametrize(
    "path", ["/read", "/read/cases/PK-057", "/coverage", "/nowhere", "/read/x"]
)
def test_no_link_leads_out_of_the_path(path, site, below):
    links = LINK.findall(ask(site, path).text)
    assert links
    assert [one for one in links if not f"{one}/".startswith(f"{BASE}/")] == []


def test_what_a_program_gets_names_addresses_below_the_path(site, below):
    for path in ("/sitemap.xml", "/feed.atom", "/robots.txt", "/read", "/api/v1/cases?limit=1"):
        named = re.findall(r"https://zone\.example/[a-z.]*", ask(site, path).text)
        assert set(named) == {"https://zone.example/tools"}, path


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/read/places/Bihar", f"{BASE}/read/places/IN-BR"),
        ("/coverage/?state=IN-BR", f"{BASE}/coverage?state=IN-BR"),
        # Seen from the page, so right wherever that stands.
        ("/home", "./"),
    ],
)
def test_who_is_sent_on_stays_below_the_path(path, right, site, below):
    assert ask(site, path).headers["location"] == right


def test_the_bare_path_is_sent_on_to_its_folder(site, below):
    assert ask(site, BASE).headers["location"] == f"{BASE}/"
    assert ask(site, f"{BASE}side").status == 404


def test_faults_are_said_as_what_they_are_also_below_the_path(site, below):
    assert ask(site, f"{BASE}/api/v1/none").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "named", ["https://zone.example", "https://zone.example/", "", "https://zone.example/a b", "x"]
)
def test_an_address_without_a_path_that_could_be_one_is_no_path(named, monkeypatch):
    monkeypatch.setenv("LEARNING_ZONE_ADDRESS", named)
    assert address.base() == ""


def test_the_setting_of_streamlit_means_the_same(monkeypatch):
    monkeypatch.delenv("LEARNING_ZONE_ADDRESS", raising=False)
    monkeypatch.setattr(site_path, "_taken", "")
    before = config.get_option(site_path.SETTING)
    try:
        config.set_option(site_path.SETTING, "tools/zone/")
        site_path.take_setting()
        assert address.base() == BASE
        # Streamlit's own addresses stay at the root, as ours do.
        assert config.get_option(site_path.SETTING) == ""
        assert address.base() == BASE
    finally:
        config.set_option(site_path.SETTING, before)
