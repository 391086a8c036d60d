"""Faults: made-up addresses, a missing file of shapes, a full disk, a visitor who leaves too early."""

import asyncio
import csv
import errno
import random
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.applications import Starlette

from components import server as site
from components.content import failures, navigation
from components.facts import exports
from tests.app.test_pages import text_of
from tests.unit.asking import ask

ROOT = Path(__file__).parents[2]
PAGES = [entry.page for entry in navigation.MENU]
KEYS = (
    "programme", "state", "district", "measure", "period", "theme", "group", "tier", "year", "page",
    "view", "indicator", "cut", "residence", "compare", "second", "pin", "q", "story", "event", "id",
    "kind", "section", "package", "place", "audience", "until", "item", "order", "without", "words",
)  # fmt: skip
WORDS = (
    "pacs", "rspn", "IN-BR", "IN-C11-236", "PK-SD", "Orissa", "Bihar", "IN", "2015-06", "land", "map",
    "nowhere", "", " ", "0", "-1", "99999999999999999999", "1e309", "nan", "None", "null", "true",
    "../../../etc/passwd", "..%2f..%2f", "C:\\boot.ini", "/etc/shadow", "\x00", "\x1b[31m", "%s%n",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "{{7*7}}",
    "' OR 1=1 --", '"; DROP TABLE cases; --', "* NEAR(", "#eval(1)", "$x$", "=cmd|' /C calc'!A0",
    "बिहार", "سندھ", "\u202egnp.exe", "😀" * 40, "a" * 3000, "__class__", "india:", ":", "india:nothing",
)  # fmt: skip
PATHS = (
    "/", "/coverage", "/read", "/read/places/{}", "/read/cases/{}", "/read/{}", "/data/{}/{}", "/data/{}",
    "/api/v1/{}", "/api/v1/cases?{}={}", "/api/v1/values?{}={}&limit={}", "/api/v1/places?offset={}",
    "/preview/{}.png", "/view.svg?{}={}", "/view.png?indicator={}&view={}", "/view.csv?{}={}", "/geo/{}",
    "/assets/{}", "/{}", "/{}/{}", "/sitemap.xml?{}", "/robots.txt", "/ready?{}",
)  # fmt: skip
LEAKS = ("Traceback", str(ROOT), "site-packages", 'File "')


@pytest.fixture(scope="module")
def server() -> Starlette:
    return Starlette(
        routes=site.routes(), middleware=site.middleware(), exception_handlers=site.handlers()
    )


def made_up_path(dice: random.Random) -> str:
    form = dice.choice(PATHS)
    safe = [dice.choice(WORDS).replace("?", "").replace("#", "") for _ in range(form.count("{}"))]
    return form.format(*safe)


def test_850_made_up_addresses_of_the_server(server):
    dice = random.Random(11)
    for path in (made_up_path(dice) for _ in range(850)):
        answer = ask(server, path.encode("utf-8", "replace").decode())
        assert answer.status < 500, path
        assert not any(leak.encode() in answer.body for leak in LEAKS), path


def spellings() -> dict[str, set[str]]:
    """Every name of every place, read apart from the app."""
    known: dict[str, set[str]] = {}
    for name, column in (("places", "name"), ("aliases", "alias")):
        with (ROOT / "data" / "places" / f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                known.setdefault(row["place_id"], {row["place_id"]}).add(row[column])
    return known


def test_made_up_addresses_of_the_pages(open_page):
    dice, known = random.Random(12), spellings()
    for _ in range(60):
        page = dice.choice(PAGES)
        query = {key: dice.choice(WORDS) for key in dice.sample(KEYS, dice.randint(1, 4))}
        at = open_page(page, **query)
        assert not at.exception, (page, query)
        assert not any(failures.FAILED in one.value for one in at.error), (page, query)
        assert not any(leak in text_of(at) for leak in LEAKS), (page, query)
        chosen = at.session_state["state"] if "state" in at.session_state else ""  # noqa: SIM401
        if chosen and page in ("coverage", "federations"):
            asked = query.get("state", "").casefold()
            assert asked in {name.casefold() for name in known[chosen]}, (page, query)


def test_without_the_shapes_of_a_country_every_page_still_opens(open_page, small_root, data_root):
    for file in (small_root / "boundaries").glob("india_districts*"):
        file.unlink()
    data_root(small_root)
    opened = {page: open_page(page) for page in PAGES}
    assert [page for page, at in opened.items() if at.exception or not at.title] == []


def test_a_full_disk_in_an_export_is_said_without_its_details(server, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "/secret/place.zip")

    async def behind_a_log(scope, receive, send):
        # What the server writes to its log, it raises after it has answered.
        with suppress(OSError):
            await server(scope, receive, send)

    monkeypatch.setattr(exports, "package_zip", full)
    answer = ask(behind_a_log, "/data/pacs.zip")
    assert answer.status == 500
    assert "Something went wrong" in answer.text
    assert "secret" not in answer.text


def test_a_visitor_who_leaves_in_the_middle_of_an_export_takes_nothing_from_others(server):
    scope = {
        "type": "http", "method": "GET", "scheme": "https", "path": "/data/pacs.zip", "headers": [],
        "raw_path": b"/data/pacs.zip", "query_string": b"", "server": ("zone.example", 443),
    }  # fmt: skip

    async def gone():
        return {"type": "http.disconnect"}

    async def broken(_message):
        raise ConnectionResetError

    for _ in range(40):
        with pytest.raises(ConnectionResetError):
            asyncio.run(server(scope, gone, broken))
    assert ask(server, "/data/pacs.zip").status == 200
