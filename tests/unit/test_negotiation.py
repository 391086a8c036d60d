"""What of an answer is sent: codings, conditions, parts, methods, permissions, slashes."""

import gzip
import re
from email import message_from_bytes

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import Route

from components.server import handlers, middleware, responses, routes
from components.server.assistant import endpoint
from components.server.middleware import cors, negotiation
from components.server.middleware.methods import read_only
from components.server.streamlit_internals import index_html
from tests.unit.asking import ask

CONTENT = bytes(range(65, 91)) * 100
SIZE = len(CONTENT)
PLAIN = negotiation.tag(CONTENT)
DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.fixture(scope="module")
def app() -> Starlette:
    async def letters(request):
        return responses.answer(request, CONTENT, "text/plain", responses.KEEP_AN_HOUR)

    async def picture(request):
        return responses.answer(request, CONTENT, "image/png")

    async def missing(request):
        return responses.answer(request, CONTENT, "text/plain", status_code=404)

    own = [
        Route(path, read)
        for path, read in {
            "/data/letters": letters,
            "/picture": picture,
            "/missing": missing,
        }.items()
    ]
    return Starlette(
        routes=[read_only(one) for one in own],
        middleware=middleware(),
        exception_handlers=handlers(),
    )


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.mark.parametrize(
    ("accepts", "expected"),
    [
        (None, None),
        ("", None),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0, GZIP; q=1.0", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("identity, br;q=0.5", None),
        ("identity;q=0.2, gzip;q=0.5", "gzip"),
        ("gzip;q=0.000", None),
        ("gzip;q=much", None),
        ("zstd, deflate", None),
    ],
)
def test_a_text_comes_in_the_coding_that_weighs_most(app, accepts, expected):
    answer = ask(app, "/data/letters", {} if accepts is None else {"accept-encoding": accepts})
    assert answer.headers.get("content-encoding") == expected
    assert DECODED[expected](answer.body) == CONTENT
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(answer.body))


def test_a_picture_is_compressed_only_for_those_who_refuse_it_as_it_is(app):
    assert ask(app, "/picture", {"accept-encoding": "gzip"}).body == CONTENT
    refused = ask(app, "/picture", {"accept-encoding": "gzip, identity;q=0"})
    assert gzip.decompress(refused.body) == CONTENT


def test_several_lines_of_a_header_are_one_list():
    headers = Headers(raw=[(b"accept-encoding", b"zstd"), (b"accept-encoding", b"gzip")])
    assert negotiation.coding(headers, ("br", "gzip")) == "gzip"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if-none-match": PLAIN}, 304),
        ({"if-none-match": f"W/{PLAIN}"}, 304),
        ({"if-none-match": f'"a,b", W/"other" , {PLAIN}'}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-none-match": '"other"'}, 200),
        ({"if-none-match": PLAIN.strip('"')}, 200),
        ({"if-none-match": PLAIN, "accept-encoding": "gzip"}, 200),
        ({"if-none-match": PLAIN.replace('"', '"x', 1)}, 200),
        ({"if-none-match": PLAIN, "range": "bytes=0-1"}, 304),
        ({"if-none-match": '"other"', "if-modified-since": "Sat, 28 Nov 2099 10:00:00 GMT"}, 200),
        ({"if-modified-since": "Sat, 28 Nov 2099 10:00:00 GMT"}, 200),
        ({"if-match": PLAIN}, 200),
        ({"if-match": "*"}, 200),
        ({"if-match": f"W/{PLAIN}"}, 412),
        ({"if-match": '"other"'}, 412),
        ({"if-match": '"other"', "if-none-match": PLAIN}, 412),
        ({"if-match": PLAIN, "range": "bytes=0-1"}, 206),
    ],
)
def test_conditions_are_understood(app, headers, status):
    answer = ask(app, "/data/letters", headers)
    assert answer.status == status
    assert bool(answer.body) == (status in (200, 206))


@pytest.mark.parametrize("path", ["/missing", "/nowhere"])
def test_a_condition_does_not_turn_a_fault_into_a_success(app, path):
    for headers in ({"if-none-match": "*"}, {"range": "bytes=0-1"}):
        answer = ask(app, path, headers)
        assert answer.status == 404
        assert "accept-ranges" not in answer.headers


@pytest.mark.parametrize("accepts", ["identity", "gzip", "br"])
def test_304_says_all_that_the_whole_answer_says_of_itself(app, accepts):
    whole = ask(app, "/data/letters", {"accept-encoding": accepts, "origin": "https://b.example"})
    headers = {"accept-encoding": accepts, "if-none-match": whole.headers["etag"]}
    short = ask(app, "/data/letters", headers)
    assert short.status == 304
    content = {"content-length", "content-type", "content-encoding"}
    assert {*whole.headers} - {*short.headers} <= content
    assert not content & {*short.headers}
    assert all(whole.headers[name] == value for name, value in short.headers.items())


@pytest.mark.parametrize(
    ("asked", "status", "said", "expected"),
    [
        ("bytes=0-9", 206, f"bytes 0-9/{SIZE}", CONTENT[:10]),
        ("bytes=10-10", 206, f"bytes 10-10/{SIZE}", CONTENT[10:11]),
        ("bytes=2590-", 206, f"bytes 2590-2599/{SIZE}", CONTENT[-10:]),
        ("bytes=-7", 206, f"bytes 2593-2599/{SIZE}", CONTENT[-7:]),
        ("bytes=-9999", 206, f"bytes 0-2599/{SIZE}", CONTENT),
        ("bytes=2599-9999", 206, f"bytes 2599-2599/{SIZE}", CONTENT[-1:]),
        ("Bytes = 0-0 ,", 206, f"bytes 0-0/{SIZE}", CONTENT[:1]),
        ("bytes=0-9,5-19", 206, f"bytes 0-19/{SIZE}", CONTENT[:20]),
        ("bytes=5-9,9999-", 206, f"bytes 5-9/{SIZE}", CONTENT[5:10]),
        ("bytes=2600-", 416, f"bytes */{SIZE}", b""),
        ("bytes=-0", 416, f"bytes */{SIZE}", b""),
        ("bytes=5-2", 200, None, CONTENT),
        ("bytes=a-b", 200, None, CONTENT),
        ("bytes=", 200, None, CONTENT),
        ("bytes=-", 200, None, CONTENT),
        ("lines=0-9", 200, None, CONTENT),
        (f"bytes={'9' * 5000}-", 200, None, CONTENT),
        (f"bytes={','.join('0-0' for _ in range(100))}", 200, None, CONTENT),
    ],
)
def test_parts_of_a_file(app, asked, status, said, expected):
    answer = ask(app, "/data/letters", {"range": asked})
    assert (answer.status, answer.headers.get("content-range")) == (status, said)
    assert answer.body == expected
    assert answer.headers["content-length"] == str(len(expected))
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_several_parts_come_one_after_the_other(app):
    answer = ask(app, "/data/letters", {"range": "bytes=100-109, 0-4, -3"})
    assert answer.status == 206
    head = f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + answer.body).get_payload()
    assert [part["content-range"] for part in parts] == [
        f"bytes 0-4/{SIZE}", f"bytes 100-109/{SIZE}", f"bytes 2597-2599/{SIZE}",
    ]  # fmt: skip
    found = [part.get_payload(decode=True) for part in parts]
    assert found == [CONTENT[:5], CONTENT[100:110], CONTENT[-3:]]


@pytest.mark.parametrize("accepts", ["identity", "gzip, br", "br, identity;q=0"])
def test_a_part_is_one_of_the_file_as_it_is_whatever_coding_is_liked(app, accepts):
    answer = ask(app, "/data/letters", {"range": "bytes=26-51", "accept-encoding": accepts})
    assert (answer.status, answer.body) == (206, CONTENT[26:52])
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"] == PLAIN


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        (PLAIN, 206),
        (f"W/{PLAIN}", 200),
        ('"other"', 200),
        ("Sat, 28 Nov 2099 10:00:00 GMT", 200),
    ],
)
def test_a_part_of_a_file_that_has_changed_is_the_whole_file(app, condition, status):
    headers = {"range": "bytes=0-9", "if-range": condition, "accept-encoding": "gzip"}
    answer = ask(app, "/data/letters", headers)
    assert answer.status == status
    assert ("content-encoding" in answer.headers) == (status == 200)


@pytest.mark.parametrize("path", ["/data/letters", "/missing", "/nowhere"])
@pytest.mark.parametrize("more", [{}, {"accept-encoding": "br"}, {"range": "bytes=0-9"}])
def test_head_says_what_get_would(app, path, more):
    head = ask(app, path, more, "HEAD")
    whole = {name: value for name, value in more.items() if name != "range"}
    get = ask(app, path, whole)
    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")


OWN = [
    "/", "/coverage", "/indicators", "/place", "/home", "/read", "/read/cases", "/sitemap.xml",
    "/robots.txt", "/feed.atom", "/api/v1", "/api/v1/openapi.json", "/api/v1/terms",
    "/api/v1/cases/PK-057", "/data/pacs.zip", "/data/places/places.csv", "/preview/home.png",
    "/ready", "/favicon.png", "/geo/x.json", "/assets/x.css",
]  # fmt: skip


@pytest.mark.parametrize("path", OWN)
def test_every_address_says_what_may_be_done_there(site, path):
    for method in ("POST", "PUT", "PATCH", "DELETE", "PROPFIND"):
        refused = ask(site, path, method=method)
        assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    asked = ask(site, path, method="OPTIONS")
    assert (asked.status, asked.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["PUT", "PROPFIND", "LOCK", "BREW", "TRACE"])
def test_what_is_not_here_allows_no_method(site, method):
    for path in ("/data", "/nope", "/nope/", "/data/", "/wp-admin/x"):
        answer = ask(site, path, method=method)
        assert (answer.status, answer.headers.get("allow")) == (404, None)
    moved = ask(site, "/coverage/", method=method)
    assert (moved.status, moved.headers["location"]) == (308, "/coverage")


# Addresses that programs ask for, also such as nothing stands at.
FOR_PROGRAMS = (
    "/f/pacs:villages:IN:2016.json", "/hi/f/pacs:villages:IN:2016.csv",
    "/f/pacs:villages:IN:2016.bib", "/ur/f/pacs:villages:IN:2016.ris", "/f/nothing.json",
    "/sitemap.xml", "/robots.txt", "/feed.atom", "/or/feed.atom", "/api/v1", "/api/v1/openapi.json",
    "/api/v1/terms", "/api/v1/cases/PK-057", "/api/v1/resolve?name=Gaya", "/api/v1/nothing",
    "/api/v1/reconcile", "/llms.txt", "/.well-known/mcp.json", "/.well-known/api-catalog",
    "/data/pacs.zip", "/data/places/places.csv", "/data/pacs/values.parquet", "/data/x/y",
    "/view.csv?/place?id=IN-BR", "/view.svg?/nothing", "/view.png?/x", "/view.large.png?/x",
    "/periods.json?programme=nobody", "/geo/x.json",
)  # fmt: skip
FOR_PEOPLE = ("/", "/read", "/f/pacs:villages:IN:2016", "/hi/f/x", "/preview/home.png", "/ready",
              "/favicon.png", "/assets/x.css", "/p/x", "/coverage")  # fmt: skip


def test_each_route_is_for_people_or_for_programs():
    """Whoever adds a route says which: here, or in `cors.py` and above."""
    people = (
        r"(/(hi|ur|bn|or))?/((read|f|preview|p|assets|\{path:elsewhere\})(/.*)?|ready|favicon.png)"
    )
    paths = {route.path for route in routes()} - {
        endpoint.ADDRESS,
        "/home",
        *index_html.addresses(),
    }
    tried = {_begin(path) for path in FOR_PROGRAMS}
    for path in paths:
        known = _begin(path) in tried if cors.is_for_programs(path) else re.fullmatch(people, path)
        assert known, path


def _begin(path: str) -> str:
    return re.sub("^/(hi|ur|bn|or)/", "/", path.partition("?")[0]).split("/")[1]


@pytest.mark.parametrize("path", FOR_PROGRAMS)
def test_what_is_for_programs_is_open_to_pages_of_other_sites(site, path):
    """Whole, in part, not changed, refused or missing: a browser hides an answer without the word."""
    asking = {"origin": "https://b.example"}
    known = ask(site, path, asking)
    unchanged = {**asking, "if-none-match": known.headers.get("etag", "*")}
    answers = [
        known,
        ask(site, path, asking, "HEAD"),
        ask(site, path, unchanged),
        ask(site, path, {**asking, "range": "bytes=0-1"}),
        ask(site, path, asking, "POST"),
        asked := ask(site, path, asking, "OPTIONS"),
    ]
    assert {one.headers.get("access-control-allow-origin") for one in answers} == {"*"}
    assert {"If-None-Match", "Range"} <= set(
        asked.headers["access-control-allow-headers"].split(", ")
    )
    assert known.status != 200 or answers[2].status == 304


@pytest.mark.parametrize("path", FOR_PEOPLE)
def test_pages_are_not_open_to_other_sites(site, path):
    answer = ask(site, path, {"origin": "https://b.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", [*(one for one in OWN if one not in ("/", "/geo/x.json"))])
@pytest.mark.parametrize("query", ["", "?id=IN-BR&x=%2F"])
def test_a_slash_at_the_end_leads_to_the_address_without(site, path, query):
    answer = ask(site, f"{path}/{query}")
    assert (answer.status, answer.headers["location"]) == (308, f"{path}{query}")
    assert ask(site, f"{path}//{query}").headers["location"] == f"{path}{query}"


@pytest.mark.parametrize("path", ["/nowhere/", "/coverage/more/", "//b.example/", "//"])
def test_a_slash_after_what_is_not_ours_leads_nowhere(site, path):
    answer = ask(site, f"https://zone.example{path}")
    assert answer.status == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/read/places/Orissa?x=1", "/read/places/IN-OR?x=1"),
        ("/home?programme=rspn", "./?programme=rspn"),
    ],
)
def test_who_is_sent_on_keeps_what_was_asked_for(site, asked, right):
    assert ask(site, asked).headers["location"] == right
