"""What the browser is told to refuse, what the server refuses, and that faults stay inside."""

import asyncio
import re
import time
from pathlib import Path

import pytest
import streamlit as st
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.brief import choice
from components.facts import cache
from components.server import handlers, middleware, warm_up
from components.server.middleware import pieces, security
from components.server.middleware.limits import LONGEST_ADDRESS, Limits, Turns
from components.server.middleware.pieces import InPieces
from components.server.streamlit_internals import fonts, index_html, static_files
from components.server.streamlit_internals.fonts import __main__ as recipe
from components.server.streamlit_internals.static_files import KnownFiles
from data.problems import Busy
from tests.unit.asking import ask

STREAMLIT = Path(st.__file__).parent / "static"
SECRET = "/secret/path/of/a/file.csv"


def policy(address: str) -> dict[str, str]:
    path, _, query = address.partition("?")
    headers = security.headers({"path": path, "query_string": query.encode()})
    parts = (one.partition(" ") for one in headers["Content-Security-Policy"].split("; "))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize(
    ("address", "framed_by"),
    [
        ("/", "'self'"),
        ("/coverage?programme=x", "'self'"),
        ("/coverage?programme=x&embed=true", "*"),
        ("/coverage?embed=false", "'self'"),
        ("/read/cases/x", "*"),
        ("/api/v1/cases", "*"),
    ],
)
def test_only_what_is_meant_for_others_may_be_framed(address, framed_by):
    assert policy(address)["frame-ancestors"] == framed_by


def test_the_app_runs_only_scripts_we_sent():
    allowed = policy("/")["script-src"]
    assert "'unsafe-inline'" not in allowed
    assert "http" not in allowed
    inline = re.findall(r"<script>", index_html.shell("", ""))
    assert allowed.count("'sha256-") == len(inline)


def test_a_static_page_runs_nothing():
    assert policy("/read")["default-src"] == "'none'"
    assert "script-src" not in policy("/read")


@pytest.mark.parametrize(
    ("address", "is_part"),
    [
        ("/static/js/index.x.js", True),
        ("/assets/noto-sans-latin.x.woff2", True),
        ("/geo/home-pacs.x.svg", False),
        ("/assets/icon.x.png", False),
        ("/coverage.js", False),
    ],
)
def test_what_only_pages_load_carries_no_policy_of_a_page(address, is_part):
    headers = security.headers({"path": address, "query_string": b""})
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (headers.keys() == {"X-Content-Type-Options"}) is is_part


def failing(_request):
    raise RuntimeError(SECRET)


@pytest.fixture
def site() -> Starlette:
    busy = Route("/busy", lambda _: (_ for _ in ()).throw(Busy()))
    fine = Route("/fine", lambda _: PlainTextResponse("fine"))
    places = [Route("/fails", failing), Route("/api/fails", failing), busy, fine]
    return Starlette(routes=places, middleware=middleware(), exception_handlers=handlers())


@pytest.mark.parametrize("address", ["/fails", "/api/fails"])
def test_a_fault_is_said_without_its_details(site, address):
    seen = {}

    async def inner(scope, receive, send):
        async def keep(message):
            if message["type"] == "http.response.body":
                seen["body"] = seen.get("body", b"") + message["body"]
            else:
                seen["start"] = message

        try:
            await site(scope, receive, keep)
        except RuntimeError:
            seen["raised"] = True
        await send(seen["start"])
        await send({"type": "http.response.body", "body": seen["body"]})

    answer = ask(inner, address)
    assert answer.status == 500
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert "Something went wrong" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_who_comes_at_a_busy_time_is_told_when_to_come_back(site):
    answer = ask(site, "/busy")
    assert (answer.status, answer.headers["retry-after"]) == (503, "20")
    assert "Many people" in answer.text


def test_an_endless_address_is_refused(site):
    assert ask(site, f"/fine?q={'x' * LONGEST_ADDRESS}").status == 414
    # Of more than a thousand Streamlit would hear nothing and say nothing.
    refused = ask(site, f"/fine?{'q&' * 1_001}")
    assert (refused.status, "too many things" in refused.text) == (414, True)
    assert ask(site, "/fine?q=x").status == 200


def test_a_huge_body_is_refused(site):
    assert ask(site, "/fine", {"content-length": "999999999"}).status == 413
    for no_number in ("many", "-1", "1" * 5_000):
        assert ask(site, "/fine", {"content-length": no_number}).status == 413


def test_visitors_beyond_the_room_are_told_to_come_later(monkeypatch):
    monkeypatch.setenv("LEARNING_ZONE_MOST_VISITORS", "1")
    codes = []

    async def stays(scope, receive, send):
        await asyncio.sleep(0.05)

    async def note(message):
        codes.append(message["code"])

    async def two():
        limits = Limits(stays)
        scope = {"type": "websocket", "raw_path": b"/", "query_string": b""}
        await asyncio.gather(limits(scope, None, note), limits(scope, None, note))
        await limits(scope, None, note)

    asyncio.run(two())
    assert codes == [1013]


def test_expensive_work_waits_for_its_turn_and_a_crowd_is_sent_away():
    at_work, most = 0, 0

    def work():
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        time.sleep(0.02)
        at_work -= 1
        return "done"

    async def crowd():
        turns = Turns(at_once=2, waiting=3)
        return await asyncio.gather(*(turns.do(work) for _ in range(8)), return_exceptions=True)

    results = asyncio.run(crowd())
    assert results.count("done") == 5
    assert sum(isinstance(one, Busy) for one in results) == 3
    assert most == 2


def test_what_is_kept_waits_for_nobodys_turn():
    @cache.bounded
    def make(name):
        return f"made {name}"

    async def visit():
        turns = Turns(at_once=1, waiting=0)
        assert await turns.find_or_do(lambda: make("a")) == "made a"
        async with turns.places:
            turns.inside = turns.room
            assert await turns.find_or_do(lambda: make("a")) == "made a"
            with pytest.raises(Busy):
                await turns.find_or_do(lambda: make("b"))

    asyncio.run(visit())


def test_the_lighter_fonts_stand_for_fonts_that_streamlit_has():
    for address, content in fonts.by_address().items():
        whole = STREAMLIT / address.lstrip("/")
        assert whole.is_file(), "Run: python -m components.server.streamlit_internals.fonts"
        assert len(content) < whole.stat().st_size / 10


def test_every_icon_in_use_is_in_the_lighter_font():
    (address,) = (one for one in fonts.by_address() if "MaterialSymbols" in one)
    known = recipe.icons_of(TTFont(fonts.FOLDER / Path(address).name))
    whole = recipe.icons_of(TTFont(STREAMLIT / address.lstrip("/")))
    missing = (recipe.icons_in_use() & set(whole)) - set(known)
    assert not missing, "Run: python -m components.server.streamlit_internals.fonts"


async def start_page(scope, receive, send):
    """Streamlit, which sends its start page for every address it does not know."""
    await PlainTextResponse("start")(scope, receive, send)


@pytest.mark.parametrize(
    "path",
    ["/static/nothing.js", "/static/../app.py", "/static/js/x.js", "/static", "/media", "/component",
     "/_stcore", "/_stcore/anything", "/_stcore/health/more", "/_stcore/metrics",
     "/_stcore/agent/interact", "/_stcore/stream"],
)  # fmt: skip
def test_an_address_that_streamlit_does_not_have_is_not_its_start_page(path):
    assert ask(KnownFiles(start_page), path).status == 404


def test_what_the_start_page_asks_for_is_there():
    scripts = "".join(file.read_text() for file in STREAMLIT.glob("static/js/*.js"))
    # The socket is no http address, and files go to the address that the server names.
    asked = set(re.findall(r"/?(_stcore/[a-z_-]+)", scripts)) - {"_stcore/stream"}
    assert {"_stcore/health", "_stcore/host-config"} <= asked, "Streamlit asks for others now."
    for path in (*(f"/{one}" for one in asked), "/component", "/media"):
        wanted = path if path in static_files.OPEN else f"{path}/x"
        assert ask(KnownFiles(start_page), wanted).status == 200, path


def test_figures_about_the_server_are_for_those_who_open_them(monkeypatch):
    monkeypatch.setenv("LEARNING_ZONE_METRICS", "open")
    assert ask(KnownFiles(start_page), "/_stcore/metrics").status == 200


async def sets_cookies(scope, receive, send):
    answer = PlainTextResponse("fine")
    for cookie in ("seat=1; Path=/", "key=secure; Path=/; SECURE ; HttpOnly"):
        answer.headers.append("set-cookie", cookie)
    await answer(scope, receive, send)


async def answered(scheme: str) -> list[tuple[str, str]]:
    """The headers of an answer to a visitor who came by this scheme."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": "/", "query_string": b"", "headers": [], "scheme": scheme}
    await security.SafetyHeaders(sets_cookies)(scope, None, send)
    return [(name.decode().lower(), value.decode()) for name, value in sent[0]["headers"]]


@pytest.mark.parametrize(
    ("scheme", "site", "encrypted"),
    [
        ("https", "", True),
        ("http", "https://zone.example", True),
        ("http", "http://zone.example", False),
        ("http", "", False),
    ],
)
def test_behind_https_nothing_travels_in_the_clear(scheme, site, encrypted, monkeypatch):
    monkeypatch.setenv("LEARNING_ZONE_ADDRESS", site)
    headers = asyncio.run(answered(scheme))
    assert ("strict-transport-security" in dict(headers)) is encrypted
    cookies = [value for name, value in headers if name == "set-cookie"]
    assert cookies[0] == ("seat=1; Path=/; Secure" if encrypted else "seat=1; Path=/")
    assert cookies[1].lower().count("secure ;") == 1
    assert not cookies[1].endswith("Secure")


def test_a_large_answer_leaves_piece_by_piece():
    content = bytes(range(256)) * 1_000
    sizes = []

    async def large(scope, receive, send):
        await Response(content)(scope, receive, send)

    async def noting(scope, receive, send):
        async def note(message):
            sizes.append(len(message.get("body", b"")))
            await send(message)

        await InPieces(large)(scope, receive, note)

    assert ask(noting, "/").body == content
    assert max(sizes) <= 64_000


def test_who_does_not_read_is_let_go(monkeypatch):
    monkeypatch.setattr(pieces, "PATIENCE", 0.01)
    started = []

    async def large(scope, receive, send):
        await Response(bytes(1_000_000))(scope, receive, send)

    async def never_read(message):
        started.append(message["type"])
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    asyncio.run(InPieces(large)(scope, None, never_read))
    assert started == ["http.response.start", "http.response.body"]


def test_preparing_ends_and_leaves_compressed_copies(tmp_path):
    file = tmp_path / "big.js"
    file.write_text("let villages = 'many';\n" * 20_000)
    asked = []

    async def app(scope, receive, send):
        asked.append(dict(scope["headers"])[b"accept-encoding"])
        await FileResponse(file)(scope, receive, send)

    asyncio.run(asyncio.wait_for(warm_up.compress(app, ["/static/big.js"]), timeout=10))
    assert asked == [b"br", b"gzip"]


def test_the_longest_link_of_a_pack_is_not_too_long():
    assert choice.LONGEST_QUERY < LONGEST_ADDRESS - 500
