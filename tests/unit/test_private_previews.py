"""A private preview: the site with an editor's rows, for her browser alone, and nothing of it elsewhere."""

import asyncio
import gc
import re
import shutil
import threading
import traceback

import pandas as pd
import pytest
from starlette.applications import Starlette

from components.brief import kept_packs
from components.content.maps import map_files
from components.facts import cache, newest, private_previews, readers, searches, shelves, tables
from components.facts.private_previews import NoRoom, Previews, TooLarge
from components.server import handlers, middleware, routes
from data import adopt, languages
from data.checks import outputs
from data.checks.desk import check_package
from data.checks.report import Base
from data.checks.upload import read_upload
from data.shapes import ShapesMissing
from tests.habits import country_files, zipped
from tests.kept import kept_values, nothing_kept
from tests.unit.asking import ask

SECRET, FRESH = "Nachtigall", "fresh-hills-4712"
# What shows the new title of a case, the new figure of a place, or both.
SEEN = (
    "/", "/case_study?story=example-well", "/read", "/read/cases", "/read/cases/example-well",
    "/read/places/IN-C11-236", "/hi/read/cases/example-well", "/api/v1/cases/example-well",
    "/data/example/cases.csv", "/data/example/cases.parquet",
)  # fmt: skip
# What a browser shows to nobody else, whatever it asks for.
ALSO_ASKED = (
    "/read/places/IN-BR", "/api/v1/values?limit=500", "/data/example.zip", "/data/example/values.csv",
    "/f/example:groups:IN-BR:2021", "/sitemap.xml", "/feed.atom",
    "/periods.json?programme=example", "/preview/cases/example-well.png", "/read/about",
)  # fmt: skip
LINK = re.compile(r'(?:href|src|content)="((?:https://zone\.example)?/[^"]*)"')


@pytest.fixture(scope="module")
def root(sound_root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("previewed") / "data"
    shutil.copytree(sound_root, folder)
    with pytest.MonkeyPatch.context() as patch, nothing_kept():
        patch.setenv("LEARNING_ZONE_DATA", str(folder))
        yield folder


@pytest.fixture(scope="module")
def site(root) -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.fixture(scope="module")
def base(root) -> Base:
    return Base(tables.catalog(), tables.tables())


@pytest.fixture(scope="module")
def report(root, base):
    folder = root / "programmes/example"
    values = (
        (folder / "values.csv")
        .read_text()
        .replace("2021,all,total,all,main,20,", "2021,all,total,all,main,4711,", 1)
    )
    cases = (folder / "cases.csv").read_text().replace("A made-up well", f"{SECRET} well", 1)
    given = [
        read_upload(text.encode(), name)
        for text, name in ((values, "values.csv"), (cases, "cases.csv"))
    ]
    found = check_package(given, base, base.catalog.package("example").descriptor)
    assert found.is_clean
    return found


@pytest.fixture
def preview(base, report):
    name = private_previews.begin(base, report)
    yield name
    private_previews.end(name)


class Editor:
    """A browser that keeps the cookie it is given."""

    def __init__(self, site, name):
        self.site, self.there = site, f"/private/{name}"
        first = ask(site, f"{self.there}/")
        self.given = first.headers.get("set-cookie", "")
        self.headers = {"cookie": self.given.partition(";")[0]}

    def ask(self, path, **more):
        return ask(self.site, f"{self.there}{path}", headers=self.headers, **more)


def everything_kept() -> str:
    """All that is kept for everybody, keys and values, as text."""
    return "\n".join(f"{kept.name} {kept.key!r} {_as_text(kept.value)}" for kept in kept_values())


def _as_text(value) -> str:
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.to_csv()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else repr(value)


def test_her_browser_sees_her_rows_everywhere_and_nobody_else_sees_any(site, preview):
    editor = Editor(site, preview)
    theirs = {}
    for path in SEEN:
        # Hers comes first: what is kept of it would be what the others are given.
        hers, others = editor.ask(path), ask(site, path)
        theirs[path] = others.body
        assert (hers.status, others.status) == (200, 200), path
        assert SECRET.encode() in hers.body, path
        assert SECRET.encode() not in others.body, path
        assert hers.headers["cache-control"] == "no-store"
        assert hers.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in hers.headers
    for path in ALSO_ASKED:
        assert editor.ask(path).status == 200, path
        theirs[path] = ask(site, path).body
    assert "4711" in editor.ask("/f/example:groups:IN-BR:2021").text
    assert "4711" in editor.ask("/data/example/values.csv").text
    assert '"value":4711' in editor.ask("/api/v1/values?limit=500").text.replace(" ", "")
    assert "4711" not in ask(site, "/f/example:groups:IN-BR:2021").text
    with readers.reading(private_previews.find(preview)):
        assert searches.search_everything(SECRET).records
        assert SECRET in kept_packs.facts().tables["cases"].to_csv()
        assert newest.place_figures("IN-BR")["value"].eq(4711).any()
    assert not searches.search_everything(SECRET).records
    assert SECRET not in kept_packs.facts().tables["cases"].to_csv()
    assert not newest.place_figures("IN-BR")["value"].eq(4711).any()
    kept = everything_kept()
    # Others may have typed the word, but nothing that was made of it is here, nor the name of the preview.
    assert f"{SECRET} well" not in kept
    assert "4711" not in kept
    assert preview not in kept
    # In packed files and pictures a word is not found: to the byte they are those of a site without previews.
    private_previews.end(preview)
    with nothing_kept():
        assert [path for path, body in theirs.items() if ask(site, path).body != body] == []


def test_every_page_of_a_preview_says_so_and_its_links_stay_in_it(site, preview):
    editor = Editor(site, preview)
    said = "Private preview: only this browser sees it. In 2 tables of"
    for path in (
        "/",
        "/coverage",
        "/read/places/IN-BR",
        "/f/example:groups:IN-BR:2021",
        "/nowhere",
    ):
        page = editor.ask(path).text
        assert said in page, path
        assert said not in ask(site, path).text
        out = [one for one in LINK.findall(page) if f"/private/{preview}" not in one]
        assert out == [], path


def test_another_browser_another_method_and_an_assistant_find_nothing(site, preview, root):
    before = sorted(root.rglob("*"))
    editor = Editor(site, preview)
    assert re.search(r"HttpOnly; SameSite=Strict; Secure$", editor.given)
    assert f"Path=/private/{preview}/;" in editor.given
    for headers in ({}, {"cookie": "private_preview=guessed"}, {"x-private-preview": preview}):
        refused = ask(site, f"/private/{preview}/read/cases", headers=headers)
        assert refused.status == 404
        assert SECRET not in refused.text
        assert "has ended, or it was opened in another browser" in refused.text
        assert SECRET not in ask(site, "/read/cases", headers=headers).text
    for path, method in (
        ("/mcp", "GET"),
        ("/api/v1/reconcile", "POST"),
        ("/_stcore/upload_file/x", "PUT"),
        ("/_stcore/metrics", "GET"),
    ):
        assert editor.ask(path, method=method).status == 404
    assert ask(site, "/private/nobodys/").status == 404
    assert ask(site, f"/private/{preview}", headers=editor.headers).headers["location"] == (
        f"/private/{preview}/"
    )
    # Nothing is written anywhere in the data.
    assert sorted(root.rglob("*")) == before


def test_pictures_drawn_from_her_rows_are_served_to_her_alone(site, preview):
    editor = Editor(site, preview)
    with readers.reading(private_previews.find(preview)):
        drawn = map_files.serve("home-example.svg", f"<svg>{SECRET} well</svg>".encode() * 100)
        words = map_files.periods_path((("2021", SECRET),))
    for path in (drawn, words):
        for coding in ("br", "identity"):
            hers = ask(
                site,
                f"{editor.there}/{path}",
                headers={**editor.headers, "accept-encoding": coding},
            )
            assert (hers.status, hers.headers["cache-control"]) == (200, "no-store")
        assert SECRET.encode() in hers.body
        assert ask(site, f"/{path}").status == 404
    assert f"{SECRET} well" not in everything_kept()


def test_only_a_page_that_can_be_given_the_secret_takes_it(site, preview):
    there = f"/private/{preview}"
    assert ask(site, there).status == 308
    assert private_previews.admit(preview, "", is_first=False) is None
    editor = Editor(site, preview)
    others = {"cookie": f'nameless; of_another={{"a": "b c"}}; {editor.headers["cookie"]}'}
    assert editor.ask("/read/cases").status == 200
    assert ask(site, f"{there}/read/cases", headers=others).status == 200


def test_a_fault_of_a_preview_quotes_no_cell(preview):
    def fail():
        raise ValueError(f"a cell: {SECRET}")

    with readers.reading(private_previews.find(preview)):
        make = readers.keep_rows(fail)
    with pytest.raises(readers.FaultOfPreview) as fault:
        make()
    assert SECRET not in "".join(traceback.format_exception(fault.value))
    # It would hold the rows, as whatever runs does.
    del fault
    private_previews.end(preview)
    gc.collect()
    with pytest.raises(readers.PreviewEnded):
        make()


def test_a_websocket_says_of_which_preview_it_is_and_no_visitor_can(site, preview):
    editor, told = Editor(site, preview), []

    async def inner(scope, _receive, _send):
        told.append((scope["path"], dict(scope["headers"]).get(b"x-private-preview")))

    layer = next(one for one in middleware() if one.cls.__name__ == "PrivatePreviews").cls(inner)
    asked = {"type": "websocket", "raw_path": b"", "query_string": b""}
    spoofed, cookie = (
        (b"x-private-preview", b"spoofed"),
        (b"cookie", editor.headers["cookie"].encode()),
    )
    closed = []

    async def send(message):
        closed.append(message)

    for path, headers in (
        ("/_stcore/stream", [spoofed]),
        (f"/private/{preview}/_stcore/stream", [cookie, spoofed]),
        (f"/private/{preview}/_stcore/stream", [spoofed]),
    ):
        asyncio.run(layer({**asked, "path": path, "headers": headers}, None, send))
    assert told == [("/_stcore/stream", None), ("/_stcore/stream", preview.encode())]
    assert [one["type"] for one in closed] == ["websocket.close"]


def test_at_the_end_nothing_is_left(site, base, report):
    name = private_previews.begin(base, report)
    editor, rows = Editor(site, name), private_previews.find(name)
    assert editor.ask("/read/cases").status == 200
    assert rows.own.weight > 0
    private_previews.end(name)
    assert editor.ask("/read/cases").status == 404
    assert private_previews.find(name) is None
    assert (rows.own.weight, list(rows.own.kept())) == (0, [])
    # What still runs for nobody ends, and leaves nothing behind.
    with readers.reading(rows), pytest.raises(readers.PreviewEnded):
        tables.stories()
    assert (rows.own.weight, list(rows.own.kept())) == (0, [])


def test_adopting_the_package_shows_what_was_previewed(
    site, preview, report, root, tmp_path, monkeypatch
):
    editor = Editor(site, preview)
    paths = (
        "/read/places/IN-BR", "/read/cases/example-well", "/read/indicators", "/api/v1/values?limit=500",
        "/api/v1/cases?limit=500", "/data/example/values.csv", "/data/example/cases.csv",
        "/periods.json?programme=example", "/f/example:groups:IN-BR:2021",
    )  # fmt: skip
    previewed = {path: _without_preview(editor.ask(path).text, preview) for path in paths}
    new = tmp_path / "data"
    shutil.copytree(root, new)
    package = tmp_path / "example.zip"
    package.write_bytes(outputs.package_zip(report))
    assert adopt.main([str(package), "--data", str(new), "--confirm-doubts"]) == 0
    with nothing_kept():
        monkeypatch.setenv("LEARNING_ZONE_DATA", str(new))
        answers = {path: ask(site, path) for path in paths}
    assert {answer.status for answer in answers.values()} == {200}
    adopted = {path: answer.text for path, answer in answers.items()}
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(root))
    for path in paths:
        assert previewed[path] == adopted[path], path


def _without_preview(page: str, name: str) -> str:
    page = re.sub(r'<p class="notice" role="status">Private preview.*?</p>\n', "", page)
    return page.replace(f"/private/{name}", "").replace(f"%2Fprivate%2F{name}", "")


def test_there_are_few_previews_none_too_large_and_none_that_nobody_uses(base, report, monkeypatch):
    now = [0.0]
    known = Previews(most=2, clock=lambda: now[0])
    first, second = known.begin(base, report), known.begin(base, report)
    with pytest.raises(NoRoom):
        known.begin(base, report)
    # Her own makes room for the one that takes its place.
    first, own = known.begin(base, report, instead_of=first), first
    assert (known.find(own), known.count()) == (None, 2)
    now[0] += private_previews.WHERE_OTHERS_WAIT + 1
    assert known.find(second)
    third = known.begin(base, report)
    assert (known.find(first), known.count()) == (None, 2)
    now[0] += private_previews.PATIENCE - 1
    known.end_idle()
    assert known.find(second) and known.find(third)
    # Who comes back to her desk in time still has it.
    known.leave(second)
    known.end_idle()
    assert known.find(second)
    now[0] += private_previews.AFTER_DESK - 1
    known.come_back(second)
    now[0] += private_previews.AFTER_DESK - 1
    known.end_idle()
    assert known.find(second)
    known.leave(second)
    # A tab of it that is still open, and an end of the session that is told twice, do not keep it.
    for _ in range(3):
        now[0] += private_previews.AFTER_DESK / 2
        known.find(second)
        known.leave(second)
        known.end_idle()
    assert known.find(second) is None
    known.end(second)
    while now[0] <= private_previews.LONGEST + private_previews.WHERE_OTHERS_WAIT + 1:
        now[0] += 60
        known.find(third)
    known.end_idle()
    assert known.count() == 0
    monkeypatch.setattr(private_previews, "MOST_BYTES_OF_ROWS", 100)
    with pytest.raises(TooLarge):
        known.begin(base, report)


def test_what_is_kept_for_all_previews_together_cannot_read_rows(base, report, preview):
    made = []

    def count_shapes(layer_id: str) -> int:
        made.append(layer_id)
        return len(tables.layer(layer_id).shapes)

    shared = cache.once_without_rows(count_shapes)
    strays = cache.once_without_rows(lambda: len(tables.tables().readings))
    also_strays = cache.once_without_rows(lambda: len(tables.stories().rows))
    try:
        public = shared("india_states")
        tables.stories()
        with readers.reading(private_previews.find(preview)):
            assert shared("india_states") == public
            assert tables.layer("india_states") is tables.layer("india_states")
        assert made == ["india_states"]
        for function in (strays, also_strays):
            with pytest.raises(readers.NoRows):
                function()
    finally:
        del shelves.SHELVES[-3:]


def test_a_file_made_later_in_another_thread_is_made_of_the_rows_of_its_page(preview):
    with readers.reading(private_previews.find(preview)):
        make = readers.keep_rows(lambda: tables.stories().rows.to_csv())
    said = []
    thread = threading.Thread(target=lambda: said.append((make(), readers.current())))
    thread.start()
    thread.join()
    assert SECRET in said[0][0]
    assert said[0][1] is None


def test_a_preview_with_broken_rows_shows_the_others_and_says_how_many_are_left_out(
    site, root, base
):
    text = (root / "programmes/example/values.csv").read_text()
    broken = text.replace(
        "groups,IN-BR,2021,all,total,all,main,20,",
        "groups,Nowhereville,2021,all,total,all,main,20,",
        1,
    )
    given = [read_upload(broken.encode(), "values.csv")]
    found = check_package(given, base, base.catalog.package("example").descriptor)
    name = private_previews.begin(base, found)
    try:
        page = Editor(site, name).ask("/read/places/IN-BR").text
        assert "1 row that you gave cannot be used and is left out." in page
        assert "Nowhereville" not in repr(tables.tables())
        with readers.reading(private_previews.find(name)):
            rows = tables.package_table("example", "values")
            assert "Nowhereville" not in set(rows["place_id"])
    finally:
        private_previews.end(name)


def test_a_new_programme_is_previewed_without_a_folder(site, root, base):
    folder = root / "programmes/example"
    names = ("sources", "indicators", "values", "coverage", "cases")
    given = [read_upload((folder / f"{one}.csv").read_bytes(), f"{one}.csv") for one in names]
    descriptor = {
        **base.catalog.package("example").descriptor,
        "name": FRESH,
        "title": "Fresh Hills",
    }
    found = check_package(given, base, descriptor)
    name = private_previews.begin(base, found)
    try:
        editor = Editor(site, name)
        assert (
            "It shows your programme Fresh Hills, which is not published."
            in editor.ask("/read").text
        )
        assert editor.ask(f"/data/{FRESH}.zip").status == 200
        assert ask(site, f"/data/{FRESH}.zip").status == 404
        with languages.speaking("hi"), readers.reading(private_previews.find(name)):
            assert tables.programme_names()[FRESH]
        assert FRESH not in tables.programmes()
        assert FRESH not in everything_kept()
    finally:
        private_previews.end(name)


def test_a_new_country_is_previewed_with_its_boundaries_for_its_editor_alone(site, base):
    upload = read_upload(zipped(country_files()), "country.zip")
    name = private_previews.begin(base, check_package([upload], base, upload.descriptor))
    try:
        editor = Editor(site, name)
        page = editor.ask("/read/places/XR-N-1")
        assert page.status == 200 and "Zenda" in page.text and "<svg" in page.text
        assert "Ruritania" in editor.ask("/read/places/XR").text
        assert ask(site, "/read/places/XR-N-1").status == 404
        with readers.reading(private_previews.find(name)):
            address = map_files.path_of("ruritania_districts")
            assert [one.layer_id for one in tables.layers("XR", "district")] == [
                "ruritania_districts"
            ]
        shapes = editor.ask(f"/{address}")
        assert shapes.status == 200 and "Tarlenheim" in shapes.text
        assert ask(site, f"/{address}").status == 404
        # A country of the site has the shapes that all share.
        with readers.reading(private_previews.find(name)):
            hers = map_files.geometry_of("india_districts")
        assert hers is map_files.geometry_of("india_districts")
        with pytest.raises(ShapesMissing):
            tables.layer("ruritania_districts")
        assert "Tarlenheim" not in everything_kept()
    finally:
        private_previews.end(name)
