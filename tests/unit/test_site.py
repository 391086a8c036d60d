"""The server's own part: compression, safety, own addresses, the first HTML."""

import asyncio
import gzip
import io
import re
import tomllib
import unicodedata
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from components.brief.choice import PackChoice
from components.content import home_page
from components.content.elements import markup
from components.content.maps import map_files
from components.facts import assets, script_fonts
from components.language import exchange
from components.server import handlers, middleware, routes
from components.server.middleware.compression import CompressedOnce
from components.server.streamlit_internals import index_html
from data import languages
from tests.unit import asking

ROOT = Path(__file__).parents[2]
SCRIPT = b"let villages = 'many';\n" * 100
FONT_FILES = [file for _, file, _ in index_html.FONTS]
# How Unicode names the letters of a script.
WRITTEN = {"hi": "DEVANAGARI", "ur": "ARABIC", "bn": "BENGALI", "or": "ORIYA"}
ANY = {"accept-encoding": "gzip, deflate, br, zstd"}


def ask(app, path: str, headers: dict[str, str] | None = None, method: str = "GET"):
    """Status, headers and body of the app's answer."""
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(k.encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    start, body = {}, bytearray()

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        start.update(message if message["type"] == "http.response.start" else {})
        body.extend(message.get("body", b""))

    asyncio.run(app(scope, receive, send))
    answered = {k.decode().lower(): v.decode() for k, v in start["headers"]}
    return start["status"], answered, bytes(body)


class Counted:
    """An app that counts what reaches it."""

    def __init__(self):
        self.asked = []

    async def __call__(self, scope, receive, send):
        self.asked.append(scope["path"])
        missing = scope["path"].endswith("missing.js")
        shown = b"none" if missing else b"\x00\x01" if scope["path"].endswith(".png") else SCRIPT
        headers = {"Cache-Control": "public, immutable", "ETag": '"plain"'}
        answer = Response(shown, 404 if missing else 200, headers, "text/javascript")
        await answer(scope, receive, send)


@pytest.fixture
def inner() -> Counted:
    return Counted()


@pytest.fixture
def compressed(inner) -> CompressedOnce:
    return CompressedOnce(inner, prefixes=("/static/",))


@pytest.mark.parametrize(
    ("accepts", "encoding", "decode"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ],
)
def test_a_file_is_compressed_as_the_browser_likes(compressed, accepts, encoding, decode):
    status, headers, body = ask(compressed, "/static/a.js", {"accept-encoding": accepts})
    assert (status, headers["content-encoding"]) == (200, encoding)
    assert decode(body) == SCRIPT
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-length"] == str(len(body))
    assert headers["cache-control"] == "public, immutable"
    assert headers["content-type"].startswith("text/javascript")


def test_a_file_is_compressed_once(compressed, inner):
    answers = {ask(compressed, "/static/a.js", ANY)[2] for _ in range(3)}
    assert len(answers) == 1
    assert inner.asked == ["/static/a.js"]


def test_a_visitor_who_leaves_at_once_does_not_spoil_the_file_for_the_next():
    async def parts():
        for start in range(0, len(SCRIPT), 1000):
            await asyncio.sleep(0.001)
            yield SCRIPT[start : start + 1000]

    async def inner(scope, receive, send):
        await StreamingResponse(parts(), media_type="text/javascript")(scope, receive, send)

    async def leave():
        return {"type": "http.disconnect"}

    async def ignore(_message):
        pass

    app = CompressedOnce(inner, prefixes=("/static/",))
    headers = [(b"accept-encoding", b"br")]
    scope = {"type": "http", "method": "GET", "path": "/static/a.js", "headers": headers}
    asyncio.run(app({**scope, "query_string": b""}, leave, ignore))
    assert brotli.decompress(ask(app, "/static/a.js", {"accept-encoding": "br"})[2]) == SCRIPT


@pytest.mark.parametrize("promised", [0, 1])
def test_half_a_file_is_not_kept(promised):
    sizes = iter([len(SCRIPT) + promised, len(SCRIPT)])

    async def inner(scope, receive, send):
        body = SCRIPT if promised == 0 else SCRIPT[:-1]
        start = {"type": "http.response.start", "status": 200}
        size = str(next(sizes)).encode()
        await send({**start, "headers": [(b"content-length", size)]})
        await send({"type": "http.response.body", "body": body})

    app = CompressedOnce(inner, prefixes=("/static/",))
    ask(app, "/static/a.js", ANY)
    assert bool(list(app.kept.kept())) == (promised == 0)


def test_a_browser_that_has_the_file_is_told_so(compressed):
    _, headers, _ = ask(compressed, "/static/a.js", ANY)
    asked = {**ANY, "if-none-match": headers["etag"]}
    status, again, body = ask(compressed, "/static/a.js", asked)
    assert (status, body) == (304, b"")
    assert again["etag"] == headers["etag"]


def test_whoever_asks_for_the_headers_of_a_file_alone_gets_those_of_the_file(compressed):
    _, whole, _ = ask(compressed, "/static/a.js", ANY)
    status, headers, body = ask(compressed, "/static/a.js", ANY, "HEAD")
    assert (status, headers, body) == (200, whole, b"")


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        ("/static/a.js", {}, "GET"),
        ("/static/a.js", {"accept-encoding": "identity"}, "GET"),
        ("/static/a.js", {**ANY, "range": "bytes=0-9"}, "GET"),
        ("/static/a.js", ANY, "POST"),
        ("/_stcore/health", ANY, "GET"),
    ],
)
def test_other_requests_pass_through(compressed, inner, path, headers, method):
    for _ in range(2):
        _, answered, _ = ask(compressed, path, headers, method)
        assert "content-encoding" not in answered
    assert inner.asked == [path, path]


def test_what_is_not_there_is_not_kept(compressed, inner):
    for _ in range(2):
        assert ask(compressed, "/static/missing.js", ANY)[0] == 404
    assert len(inner.asked) == 2


def test_what_does_not_get_shorter_is_sent_as_it_is(compressed):
    _, headers, body = ask(compressed, "/static/a.png", ANY)
    assert body == b"\x00\x01"
    assert "content-encoding" not in headers


@pytest.fixture(scope="module")
def site() -> Starlette:
    here = Route("/else", lambda _: PlainTextResponse("else"))
    return Starlette(
        routes=[here, *routes()], middleware=middleware(), exception_handlers=handlers()
    )


@pytest.mark.parametrize("path", ["/", "/coverage", "/robots.txt", "/else", "/nowhere", "/read"])
def test_every_answer_is_safe(site, path):
    _, headers, _ = ask(site, path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src ")
    assert "http" not in policy


def test_every_page_has_an_address():
    stems = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert set(index_html.addresses()) == {"/", *(f"/{stem}" for stem in stems - {"home"})}


def test_home_is_at_the_root(site):
    status, headers, _ = ask(site, "/home")
    assert (status, headers["location"]) == (307, "./")


def test_a_short_address_of_a_pack_leads_to_its_page_and_a_damaged_one_is_said(site):
    code = PackChoice("IN-C11-236", "water", "donor", order=("point:a",)).code()
    status, headers, _ = ask(site, f"/p/{code}")
    expected = (
        "/advocacy_pack?state=IN-BR&district=IN-C11-236&theme=water&audience=donor&order=point:a"
    )
    assert (status, headers["location"]) == (307, expected)
    unknown = PackChoice("XX-nowhere", "water", "donor").code()
    long = PackChoice("IN-BR", "water", "donor", order=("point:a",) * 1_500).code()
    for wrong in (code[:-3], "nonsense", unknown, long):
        status, _, body = ask(site, f"/p/{wrong}")
        assert status == 404
        assert "cannot be read" in body.decode()


@pytest.mark.parametrize("address", index_html.addresses())
def test_every_page_starts_with_our_name_style_and_fonts(site, address):
    status, headers, body = ask(site, address, {"host": "zone.example"})
    shell = body.decode()
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert "Learning Zone</title>" in shell
    assert 'name="description"' in shell
    assert "SourceSans" not in shell
    for name in (*FONT_FILES, "atlas.css"):
        assert f'href=".{assets.address(name)}"' in shell


def test_assets_are_kept_for_good_under_a_name_that_holds_their_hash(site):
    for name in (*FONT_FILES, "atlas.css"):
        status, headers, body = ask(site, assets.address(name))
        assert (status, body) == (200, assets.content(name))
        assert "immutable" in headers["cache-control"]
    assert ask(site, "/assets/atlas.00000000.css")[0] == 404


def test_the_theme_names_the_fonts_that_are_served():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    first_choice = {theme[font].split(",")[0] for font in ("font", "headingFont")}
    assert first_choice == {family for family, *_ in index_html.FONTS}


def test_fonts_stay_small():
    assert sum(len(assets.content(name)) for name in FONT_FILES) <= 60_000


@pytest.mark.parametrize("code", ["hi", "ur", "bn", "or"])
def test_a_script_weighs_at_most_two_thirds_of_what_a_language_may_cost_and_has_all_letters(code):
    """A first visit in any language is at most 150 kB heavier than in English, with its words."""
    with languages.speaking(code):
        files = {name: assets.content(name) for name in script_fonts.files_of_spoken()}
    assert 0 < sum(map(len, files.values())) <= 100_000
    faces = [TTFont(io.BytesIO(content)).getBestCmap() for content in files.values()]
    drawn = set(faces[0]).union(*faces)
    letters = {ord(sign) for row in exchange.list_rows(code) for sign in row.text}
    own = {one for one in letters if unicodedata.name(chr(one), "").startswith(WRITTEN[code])}
    assert len(own) > 30 and own <= drawn


def test_geometry_is_served_for_good_and_compressed(site):
    layers = {name: body for name, body in map_files.assets().items() if name.endswith(".json")}
    assert layers
    for name, content in layers.items():
        status, headers, body = ask(site, f"/geo/{name}", ANY)
        assert status == 200
        assert headers["content-type"] == "application/json"
        assert "immutable" in headers["cache-control"]
        assert brotli.decompress(body) == content
    assert ask(site, "/geo/none.json")[0] == 404


@pytest.mark.parametrize(
    ("origin", "passes"),
    [(None, True), ("https://zone.example", True), ("https://other.example", False)],
)
def test_a_page_of_another_site_cannot_open_a_socket(origin, passes):
    reached, sent = [], []

    async def app(scope, receive, send):
        reached.append(scope)

    async def send(message):
        sent.append(message)

    headers = [(b"host", b"zone.example"), *([(b"origin", origin.encode())] if origin else [])]
    guard = next(layer for layer in middleware() if layer.cls.__name__ == "SameOriginSockets")
    asyncio.run(guard.cls(app)({"type": "websocket", "headers": headers}, None, send))
    assert bool(reached) is passes
    assert bool(sent) is not passes


@pytest.mark.parametrize("page", index_html.addresses())
def test_without_a_socket_a_page_says_so_above_its_own_words_and_leads_to_its_light_version(
    site, page
):
    shell = ask(site, page)[2].decode()
    notice = re.search(r'<div id="without-live-part"[^>]* hidden>.*?</div>', shell, re.DOTALL)[0]
    assert "websocket" in notice and "light version of this page" in notice
    assert 'id="without-choices" hidden' in notice
    (light,) = re.findall(r'href="([^"]+)"', notice)
    status, _, body = ask(site, light)
    heading = re.search(r"<h1>(.*?)</h1>", shell)[1]
    assert (status, f"<h1>{heading}</h1>" in body.decode()) == (200, True)
    assert (heading == home_page.TITLE) is (page == "/")


@pytest.mark.parametrize(
    ("page", "light"),
    [
        ("/case_study?story=PK-057", "/read/cases/PK-057"),
        ("/place?id=IN-C11-236", "/read/places/IN-C11-236"),
        ("/indicators?indicator=india:literacy7_pct", "/read/indicators/india:literacy7_pct"),
        ("/coverage?programme=pacs&state=IN-BR&district=IN-C11-236", "/read/places/IN-C11-236"),
        ("/coverage?programme=rspn&state=PK-S", "/read/places/PK-S"),
        ("/learning_zone?state=IN-BR", "/read/places/IN-BR"),
        ("/advocacy_pack?state=IN-BR&district=IN-C11-236&theme=water", "/read/places/IN-C11-236"),
    ],
)
def test_without_a_socket_what_an_address_chooses_is_one_link_away(site, page, light):
    shell = asking.ask(site, page).text
    notice = re.search(r'<div id="without-live-part"[^>]* hidden>.*?</div>', shell, re.DOTALL)[0]
    assert f'href="{light}"' in notice
    assert asking.ask(site, light).status == 200


def test_an_address_in_a_choice_never_becomes_a_link(site):
    """Neither as an address nor as Markdown, whichever choice it is given for."""
    foreign = "https://other.example/x"
    for page in ("/coverage", "/learning_zone", "/place"):
        for key in ("state", "q", "id"):
            shell = asking.ask(site, f"{page}?{key}={foreign}").text
            assert not re.search(r'(?:href|src|action)="?(?:https?:)?//other\.example', shell), (
                page,
                key,
            )
    assert not re.search(r"(?<!\\)\]\(", markup.literal(f"[{foreign}]({foreign})"))
    assert "https://" not in markup.literal(foreign)


def test_an_address_that_names_a_thing_lacks_nothing_without_the_live_part(site):
    shell = asking.ask(site, "/case_study?story=PK-057").text
    assert 'id="without-live-part"' in shell and 'id="without-choices"' not in shell
