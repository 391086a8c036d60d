"""Behind a proxy that ends https, the addresses we give begin with https."""

import pytest
from starlette.applications import Starlette

from components.server import handlers, middleware, routes
from tests.unit.asking import ask

GIVE_ADDRESSES = (
    "/sitemap.xml", "/feed.atom", "/robots.txt", "/read", "/coverage", "/api/v1/cases?limit=1",
    "/api/v1/openapi.json", "/read/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.mark.parametrize("path", GIVE_ADDRESSES)
@pytest.mark.parametrize(
    ("said", "encrypted"),
    [("https", True), ("HTTPS, http", True), ("http", False), ("http, https", False), ("", False)],
)
def test_an_address_of_ours_begins_as_the_one_the_visitor_came_by(
    path, said, encrypted, site, monkeypatch
):
    monkeypatch.delenv("LEARNING_ZONE_ADDRESS", raising=False)
    answer = ask(site, path, {"x-forwarded-proto": said} if said else {}, scheme="http")
    assert not (encrypted and "http://zone.example" in answer.text)
    assert encrypted or "https://zone.example" not in answer.text
    assert ("strict-transport-security" in answer.headers) is encrypted
