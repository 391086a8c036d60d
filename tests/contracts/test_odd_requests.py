"""Whatever a program asks of the interface, the files and the static pages, it gets a sentence."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.applications import Starlette

from components.server import handlers, middleware, routes
from components.server.api import collections, openapi
from tests.unit.asking import ask

FEW = settings(
    deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck)
)
COLLECTIONS = collections.every()
DESCRIBED = openapi.description("https://zone.example", "/api/v1", COLLECTIONS)["paths"]
PROBLEM = "application/problem+json"

GARBAGE = some.one_of(
    some.text(max_size=60).map(lambda text: quote(text.encode("utf-8", "replace"), safe="")),
    some.binary(max_size=30).map(lambda raw: quote(raw, safe="")),
    some.sampled_from(
        [
            "", "%", "%00", "%ED%A0%80", "%FF%FE", "9" * 3_000, "-1", "1e400", "NaN", "inf", "٣",
            "%5B" * 500, "true", "null", "%0d%0aSet-Cookie:x", "..%2f..%2fetc", "IN-BR", "Balrampur",
            "1_000", "+1",
        ]
    ),
)  # fmt: skip
HEADERS = some.fixed_dictionaries(
    {},
    optional={
        "origin": some.sampled_from(
            ["http://[", "http://]", "http://[::1", "null", "", "http://a:b", "http://a:99999999",
             "//", "\x7f"]
        ),
        "host": some.sampled_from(["zone.example:", "zone.example:99999", "[::1", "[", "", "a b", "a:b:c"]),
        "range": some.sampled_from(
            ["bytes=", "bytes=-", "bytes=9-1", "bytes=0-0,-1", "items=0-1", "bytes=" + "0-1," * 500,
             "bytes=-" + "9" * 900, "bytes=a-b"]
        ),
        "if-none-match": some.sampled_from(["*", '"', 'W/"', "W/", ",,,", '"' * 999, "x" * 3_000]),
        "if-range": some.sampled_from(['"', "Wed, 21 Oct 2015 07:28:00 GMT", "x"]),
        "accept": some.sampled_from(["", "*", "a/b;q=x", "/", "text/html;q=2", "*/*;q=-1", "," * 500]),
        "accept-encoding": some.sampled_from(["", "*", "*;q=0", "gzip;q=nan", "identity;q=0",
             "br;q=1e999", ";;;"]),
        "content-length": some.sampled_from(["-1", "x", "9" * 5_000, "٣"]),
        "x-forwarded-host": some.sampled_from(["[", "a,b", "http://x"]),
        "x-forwarded-proto": some.sampled_from(["[", "https,http", "javascript"]),
        "x-forwarded-prefix": some.sampled_from(["[", "//evil", "/a/../b"]),
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def is_said(answer) -> None:
    """An answer is no fault of ours, and whoever is refused reads why."""
    assert answer.status < 500, answer.text[:300]
    # An answer to HEAD has no body.
    if answer.status >= 400 and answer.body and answer.headers.get("content-type") == PROBLEM:
        problem = json.loads(answer.body)
        assert problem["status"] == answer.status
        assert problem["title"]


@some.composite
def described_requests(draw) -> tuple[str, str]:
    path = draw(some.sampled_from(sorted(DESCRIBED)))
    known = [one["name"] for one in DESCRIBED[path]["get"]["parameters"] if one["in"] == "query"]
    names = draw(some.lists(some.sampled_from(known), max_size=4))
    query = "&".join(f"{name}={draw(GARBAGE)}" for name in names)
    key = draw(GARBAGE) or "x"
    return path, f"/api/v1{path.replace('{id}', key)}?{query}"


@FEW
@given(request=described_requests(), headers=HEADERS)
def test_each_parameter_takes_any_word_and_the_answer_is_as_described(site, request, headers):
    path, address = request
    answer = ask(site, address, headers)
    is_said(answer)
    by_header = {206, 412, 413, 414, 416}
    assert str(answer.status) in DESCRIBED[path]["get"]["responses"] or answer.status in by_header
    if answer.status in (400, 404, 409):
        assert answer.headers["content-type"] == PROBLEM
    if answer.status == 200:
        assert answer.headers["content-type"] == "application/json"


PATHS = some.sampled_from(
    ["/read", "/read/{}", "/read/places/{}", "/read/cases/{}", "/read/indicators/{}", "/read/aims/{}",
     "/read/gatherings/{}", "/data/{}.zip", "/data/{}/x", "/data/places/{}", "/data/places/datapackage.json",
     "/place?id={}", "/case_study?case={}", "/indicators?indicator={}", "/coverage?state={}", "/geo/{}",
     "/assets/{}", "/view.png?{}", "/{}", "/feed.xml", "/sitemap.xml", "/ready", "/favicon.png", "/api/v1/{}",
     "/f/{}", "/f/pacs:villages:{}:2016.json", "/view.csv?//{}[", "/view.csv?/coverage?state={}",
     "/view.csv?/indicators?indicator={}", "/view.csv?/place?id={}", "/api/v1/names.csv?in={}",
     "/api/v1/reconcile/suggest/entity?prefix={}", "/api/v1/reconcile/preview?id={}"]
)  # fmt: skip


@FEW
@given(
    path=PATHS, word=GARBAGE, headers=HEADERS, method=some.sampled_from(["GET", "HEAD", "OPTIONS"])
)
def test_no_address_fails(site, path, word, headers, method):
    is_said(ask(site, path.format(word), headers, method))


WORDS = some.sampled_from(
    ["Gaya", "IN-BR", "IN-V-360153", "district", "state", "within", "\ud800", ""]
)
ANYTHING = some.recursive(
    some.one_of(some.none(), some.booleans(), some.integers(), some.floats(), WORDS),
    lambda inside: some.lists(inside, max_size=2) | some.dictionaries(WORDS, inside, max_size=2),
    max_leaves=4,
)
PROPERTY = some.fixed_dictionaries({}, optional={"pid": ANYTHING, "v": ANYTHING, "id": ANYTHING})
QUERY = some.fixed_dictionaries(
    {"query": WORDS | ANYTHING},
    optional={
        "type": ANYTHING,
        "limit": ANYTHING,
        "properties": some.lists(PROPERTY, max_size=3) | ANYTHING,
    },
)


@FEW
@given(
    queries=some.dictionaries(WORDS, QUERY, max_size=2) | ANYTHING,
    extend=some.fixed_dictionaries(
        {"ids": some.lists(ANYTHING, max_size=2) | ANYTHING},
        optional={"properties": some.lists(PROPERTY, max_size=2) | ANYTHING},
    ),
)
def test_whatever_a_program_wants_reconciled_gets_an_answer_or_a_sentence(site, queries, extend):
    for name, asked in (("queries", queries), ("extend", extend)):
        is_said(ask(site, f"/api/v1/reconcile?{name}={quote(json.dumps(asked))}"))
