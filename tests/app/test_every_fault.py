"""One bad row costs one row, in a small data folder, fault by fault and all of them together.

Together (:mod:`tests.many_faults`), each fault is told with its spot and a remedy, by the checks and by what
the page that would have shown the loss leaves out, and every page and every address meets every one of them.
Alone, one fault of each loss is drawn on its page: past the reader, which names each, pages know of a fault
only what it took away.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator

import pytest
from starlette.applications import Starlette

from components import server as site
from components.content import failures, navigation
from components.content.about_data import left_out
from components.server import health
from data.export import LEFT_OUT
from tests import many_faults
from tests.app.test_pages import text_of
from tests.faults import FAULTS, OF_ALL, ONE_OF_EACH_LOSS
from tests.kept import nothing_kept
from tests.many_faults import Folder
from tests.unit.asking import ask

PAGES = [entry.page for entry in navigation.MENU]
ALL = FAULTS | OF_ALL
ASKED = {
    "place": {"id": "IN-C11-236"},
    "case_study": {"story": "example-well"},
    "federations": {"programme": "example"},
    "coverage": {"programme": "example"},
    "aims": {"programme": "example"},
}
STATIC = ("/read", "/read/about", "/read/places/IN-BR", "/read/places/IN-C11-236", "/read/cases",
          "/read/gatherings", "/read/indicators", "/read/places", "/read/aims")  # fmt: skip
PROGRAMS = ("/api/v1", "/api/v1/values", "/api/v1/cases", "/api/v1/sources", "/api/v1/places",
            "/api/v1/coverage", "/api/v1/events", "/api/v1/outcomes", "/api/v1/indicators",
            "/feed.xml", "/feed.atom", "/sitemap.xml", "/ready", "/data/boundaries.zip",
            "/data/neighbour/values.parquet")  # fmt: skip
# Of each programme: its pages, its static pages, its files.
OF_PROGRAMME = {
    "coverage": {"programme": "{}"},
    "federations": {"programme": "{}"},
    "aims": {"programme": "{}"},
    "indicators": {"indicator": "{}:groups_per_100_villages"},
    "case_study": {"story": "{}-well"},
    "conclaves": {"event": "{}-fair"},
    "about_data": {"section": "sources", "package": "{}"},
}
ADDRESSES = ("/read/cases/{}-well", "/read/gatherings/{}-fair", "/read/aims/{}",
             "/read/indicators/{}:groups_per_100_villages", "/api/v1/values?package={}",
             "/api/v1/cases/{}-well", "/data/{}.zip", "/data/{}/values.csv",
             "/data/{}/values.parquet")  # fmt: skip
# Served as far as it can be; 400 and 404 say that the programme is not there, 503 which file cannot be read.
FINE = (200, 308, 400, 404, 503)
NEIGHBOUR = ("/read/places/PK-S", "/api/v1/values?package=neighbour")


@pytest.fixture(scope="module")
def server() -> Starlette:
    return Starlette(
        routes=site.routes(), middleware=site.middleware(), exception_handlers=site.handlers()
    )


@pytest.fixture(scope="module")
def sound(sound_root, server):
    """What the other programme's pages and the figures of the example say without any fault."""
    with pytest.MonkeyPatch.context() as patch, nothing_kept():
        patch.setenv("LEARNING_ZONE_DATA", str(sound_root))
        return {path: ask(server, path).text for path in (*NEIGHBOUR, FIGURES)}


FIGURES = "/api/v1/values?package=example&limit=500"


@pytest.mark.parametrize("name", ONE_OF_EACH_LOSS.values())
def test_the_fault_is_said_where_it_would_be_missed_and_the_other_programme_stays(
    server, open_page, small_root, data_root, sound, name
):
    fault = ALL[name]
    fault.damage(small_root)
    data_root(small_root)
    file = fault.file.rpartition("/")[2]
    assert ask(server, "/read").status == 200
    if name in FAULTS and fault.file.startswith(many_faults.EXAMPLE):
        told = {path: _without_notice(ask(server, path).text) for path in NEIGHBOUR}
        assert told == {path: _without_notice(sound[path]) for path in NEIGHBOUR}
    if fault.page:
        assert file in ask(server, "/ready").text
        at = open_page(fault.page, **ASKED.get(fault.page, {}))
        assert works(at)
        assert any(file in one.value.replace("\\", "") for one in at.error), text_of(at)


def test_every_page_and_address_meets_every_fault_of_a_programme(
    server, open_page, data_root, sound, of_programmes
):
    for folder in of_programmes:
        data_root(folder.root)
        assert not_said(server, folder) == []
        assert walk(server, open_page, folder) == []
        assert figures(ask(server, FIGURES).text) >= figures(sound[FIGURES])
        told = {path: _without_notice(ask(server, path).text) for path in NEIGHBOUR}
        assert told == {path: _without_notice(sound[path]) for path in NEIGHBOUR}


def test_every_page_and_address_meets_every_fault_of_what_all_share(
    server, open_page, data_root, of_what_is_shared
):
    for folder in of_what_is_shared:
        data_root(folder.root)
        assert not_said(server, folder) == []
        assert walk(server, open_page, folder) == []


def test_the_folders_of_many_have_every_fault(of_programmes, of_what_is_shared):
    folders = [*of_programmes, *of_what_is_shared]
    assert sorted(spot.name for one in folders for spot in one.spots) == sorted(ALL)


def not_said(server: Starlette, folder: Folder) -> list[many_faults.Spot]:
    """Faults that the page which would have shown the loss, or `/ready`, does not know of."""
    ready = ask(server, "/ready").text
    # What cannot be drawn is said in the place of the map, by the name of its file alone.
    undrawn = {_name(one.file) for one in health.problems() if one.file.startswith("boundaries/")}
    return [
        spot
        for spot in folder.spots
        if (page := ALL[spot.name].page)
        and not (
            (spot.is_named(left_out.on_page(page)) or _name(spot.file) in undrawn)
            and _name(spot.file) in ready
        )
    ]


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def walk(server: Starlette, open_page, folder: Folder) -> list[object]:
    """What fails of all pages and addresses, or does not say that something is left out."""
    paths = [*STATIC, *PROGRAMS]
    paths += [path.format(one) for one in folder.damaged for path in ADDRESSES]
    failed: list[object] = [path for path in paths if status_of(server, path) not in FINE]
    for page, asked in pages_of(folder):
        at = open_page(page, **asked)
        is_said = any("left out here" in one.value for one in at.error)
        if not works(at) or (reads(page, folder.spots) and not is_said):
            failed.append((page, asked))
    return failed


def reads(page: str, spots: Iterable[many_faults.Spot]) -> bool:
    """Whether a page reads one of the tables that have a fault."""
    spoilt = {spot.file.rpartition("/")[2].removesuffix(".csv") for spot in spots}
    return not spoilt.isdisjoint({*left_out.EVERYWHERE, *left_out.TABLES.get(page, ())})


def pages_of(folder: Folder) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page, and those of one damaged programme that read what is damaged in it, or for all."""
    yield from ((page, ASKED.get(page, {})) for page in PAGES)
    for programme in folder.damaged:
        own = [spot for spot in folder.spots if f"/{programme}/" in spot.file] or folder.spots
        for page, asked in OF_PROGRAMME.items():
            if reads(page, own):
                yield page, {key: word.format(programme) for key, word in asked.items()}


def status_of(server: Starlette, path: str) -> int | str:
    """The status of an answer; what the server writes to its log, it raises after it has answered."""
    try:
        return ask(server, path).status
    except Exception as error:
        return repr(error)


def works(at) -> bool:
    """Whether a page is drawn."""
    return not at.exception and not any(failures.FAILED in one.value for one in at.error)


def figures(answer: str) -> set[str]:
    """The rows of an answer, to compare."""
    return {json.dumps(row, sort_keys=True) for row in json.loads(answer)["data"]}


def _without_notice(text: str) -> str:
    """A page without the section that says what is left out."""
    start = text.find("What is left out")
    if start < 0:
        return text
    opened, closed = text.rfind("<section", 0, start), text.find("</section>", start)
    return text[:opened].rstrip() + text[closed + len("</section>") :]


def test_every_page_opens_with_a_sound_small_folder(open_page, sound_root, data_root):
    data_root(sound_root)
    assert [page for page in PAGES if not works(open_page(page, **ASKED.get(page, {})))] == []


def test_a_programme_of_counts_has_federations_without_rates(open_page, small_root, data_root):
    data_root(small_root)
    at = open_page("federations", programme="example", kind="rates")
    assert not at.exception
    assert any("no rate" in one.value for one in at.info)


def test_a_cut_file_of_shapes_is_not_handed_out(server, small_root, data_root):
    cut, whole = "india_districts.topojson", "pakistan_districts.topojson"
    path = small_root / "boundaries" / cut
    path.write_text(path.read_text()[:200])
    data_root(small_root)
    refused = ask(server, f"/data/boundaries/{cut}")
    assert (refused.status, cut in refused.text) == (503, True)
    assert ask(server, f"/data/boundaries/{whole}").status == 200
    with zipfile.ZipFile(io.BytesIO(ask(server, "/data/boundaries.zip").body)) as archive:
        names, told = set(archive.namelist()), archive.read(LEFT_OUT).decode()
    assert (cut in names, whole in names) == (False, True)
    assert f"boundaries/{cut}" in told
    assert LEFT_OUT in ask(server, f"/data/boundaries/{whole}").headers["link"]


def rows_told(at) -> int:
    """Rows of all tables of a page."""
    return sum(len(one.value) for one in at.dataframe)


def lost_shapes(at) -> int:
    """How often a page says that the shapes of India are damaged."""
    return sum("boundaries/india_" in one.value.replace("\\", "") for one in at.error)


def cut_shapes(root):
    """Cut the files of all shapes of India in their middle."""
    for path in (root / "boundaries").glob("india_*.topojson"):
        path.write_text(path.read_text()[:200])


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("coverage", {"programme": "example", "state": "IN-BR"}),
        ("coverage", {"programme": "example", "state": "IN-BR", "measure": "villages"}),
    ],
)
def test_without_shapes_the_map_says_it_and_the_table_and_the_districts_remain(
    open_page, small_root, data_root, page, asked
):
    data_root(small_root)
    sound = open_page(page, **asked)
    cut_shapes(small_root)
    data_root(small_root)
    at = open_page(page, **asked)
    assert lost_shapes(at) == 1
    assert rows_told(at) >= rows_told(sound) > 0
    district = at.selectbox(key="district")
    assert len(district.options) > 1
    district.set_value("IN-C11-236").run()
    assert "IN-C11-236" in at.query_params["district"]
    assert rows_told(at) > 0


@pytest.mark.parametrize("view", ["map", "table"])
def test_without_shapes_the_explorer_has_its_figures_as_a_table(
    open_page, small_root, data_root, view
):
    cut_shapes(small_root)
    data_root(small_root)
    at = open_page("indicators", indicator="example:groups_per_100_villages", view=view)
    assert not at.exception
    assert rows_told(at) > 0
    assert lost_shapes(at) == (view == "map")
