"""One bad row costs one row, in a small data folder, fault by fault.

Every fault meets all addresses for programs, nine static pages, the page that would have shown what is
lost, home, and one more page in turn. Of each file the first fault of a row and the first of the whole
file meet every page that reads it: further ones lose the same row, and pages cannot tell them apart.
"""

import pytest
from starlette.applications import Starlette

from components import server as site
from components.content import failures, left_out, navigation
from tests.app.conftest import forget
from tests.app.test_pages import text_of
from tests.faults import FAULTS, OF_ALL, ONE_OF_EACH_LOSS, loss_of
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
            "/api/v1/coverage", "/api/v1/events", "/feed.xml", "/sitemap.xml", "/ready",
            "/data/example/values.parquet", "/data/neighbour/values.parquet",
            "/data/example.zip")  # fmt: skip
# Served as far as it can be; 503 says which file cannot be read.
FINE = (200, 308, 404, 503)
NEIGHBOUR = ("/read/places/PK-S", "/api/v1/values?package=neighbour")
SHARED = {"vocabulary", "boundaries", "places"}


@pytest.fixture(scope="module")
def server() -> Starlette:
    return Starlette(
        routes=site.routes(), middleware=site.middleware(), exception_handlers=site.handlers()
    )


@pytest.fixture
def damaged(small_root, data_root):
    """A function that damages a data folder and makes the app read it."""

    def with_fault(fault):
        fault.damage(small_root)
        data_root(small_root)

    return with_fault


@pytest.fixture(scope="module")
def sound(sound_root, server):
    """What the pages of the other programme say without any fault."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNING_ZONE_DATA", str(sound_root))
        forget()
        told = {path: ask(server, path).text for path in NEIGHBOUR}
    forget()
    return told


@pytest.mark.parametrize("name", ALL)
def test_no_address_and_no_page_fails_the_fault_is_said_and_the_other_programme_stays(
    server, open_page, damaged, sound, name
):
    fault = ALL[name]
    damaged(fault)
    answers = {path: ask(server, path) for path in (*STATIC, *PROGRAMS)}
    failed = {path: one.status for path, one in answers.items() if one.status not in FINE}
    assert failed == {}
    assert answers["/read"].status == 200
    if fault.page:
        assert fault.file.rpartition("/")[2] in answers["/ready"].text
    if _hits_one_programme(name):
        told = {path: _without_notice(ask(server, path).text) for path in NEIGHBOUR}
        assert told == {path: _without_notice(text) for path, text in sound.items()}
    for page in pages_for(name):
        at = open_page(page, **ASKED.get(page, {}))
        assert not at.exception, page
        assert not any(failures.FAILED in one.value for one in at.error), page
        if page == fault.page:
            assert any(
                fault.file.rpartition("/")[2] in one.value.replace("\\", "") for one in at.error
            ), text_of(at)


def _hits_one_programme(name: str) -> bool:
    file = ALL[name].file
    return name in FAULTS and file.startswith("programmes/") and "neighbour" not in file


def pages_for(name: str) -> list[str]:
    """The pages that a fault meets, see above."""
    fault = ALL[name]
    if name == ONE_OF_EACH_LOSS[loss_of(fault)]:
        table = fault.file.rpartition("/")[2].removesuffix(".csv")
        reading = [page for page in PAGES if table in left_out.TABLES.get(page, ())]
        return list(dict.fromkeys(["home", fault.page or "home", *(reading or PAGES)]))
    in_turn = PAGES[list(ALL).index(name) % len(PAGES)]
    return list(dict.fromkeys(["home", fault.page or "federations", in_turn]))


def test_every_page_meets_a_lost_row_and_a_lost_file_of_what_it_reads():
    met = {(page, *loss_of(ALL[name])) for name in ALL for page in pages_for(name)}
    losses = {loss_of(fault) for fault in ALL.values()}
    for page, tables_read in left_out.TABLES.items():
        for file, whole in losses:
            if file.rpartition("/")[2].removesuffix(".csv") in tables_read:
                assert (page, file, whole) in met


def _without_notice(text: str) -> str:
    """A page without the section that says what is left out."""
    start = text.find("What is left out")
    if start < 0:
        return text
    opened, closed = text.rfind("<section", 0, start), text.find("</section>", start)
    return text[:opened].rstrip() + text[closed + len("</section>") :]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_a_sound_small_folder(open_page, small_root, data_root, page):
    data_root(small_root)
    at = open_page(page, **ASKED.get(page, {}))
    assert not at.exception
    assert not any(failures.FAILED in one.value for one in at.error)


def test_a_programme_of_counts_has_federations_without_rates(open_page, small_root, data_root):
    data_root(small_root)
    at = open_page("federations", programme="example", kind="rates")
    assert not at.exception
    assert any("no rate" in one.value for one in at.info)


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
