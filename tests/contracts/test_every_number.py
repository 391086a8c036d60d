"""Every number of a static page leads to its figure, or is known to be none, for a reason that is told."""

import re
from html import unescape

import pytest
from starlette.applications import Starlette

from components.content.figure_pages import figure_links
from components.content.guided_stories import guides
from components.content.impact_maps import impact_page
from components.content.programmes import official_density
from components.facts import tables
from components.server import address, handlers, middleware, routes, static_pages
from components.server.static_pages import figures, lists, pages
from tests.contracts.swept_numbers import sweep
from tests.unit.asking import ask

# One page of each kind at least, and of places one at each level.
SWEPT = (
    "", "federations", "aims/pacs", "places/IN-BR", "places/IN-C11-236",
    "places/PK17-s-tharparkar", "gatherings/SRSO-MAC-THATTA-2024", "indicators/india:literacy7_pct",
    "indicators/india:nrlm_members_per_100_households", "indicators/rspn:households_organised",
)  # fmt: skip
# What is swept by a test of its own, below.
BY_ITSELF = {"guides", "impact_map"}
# Pages in which numbers are words of others: a source, an editor, this site itself. Their own address is
# where they are cited.
WORDS = {
    "cases": "the key figures of a story are those that its source tells of one event",
    "resources": "titles and remarks of publications",
    "news": "what was in the news, in the words of its source",
    "changes": "what was in a cell and what is in it now; the page of the figure says both, too",
    "advocacy_pack": "how a pack is made",
    "your_data": "how large a file may be",
    lists.ABOUT: "what is said of the tables: how many rows, which years",
}
ALSO = {
    "": {r"Learning Zone \d.*|Data: .*": "what changed, and when"},
}
ALSO_IN = {
    "federations": {".lz-facts": "rules of the tiers, in the words of sources"},
    "indicators": {".lz-facts": "what is written of an indicator: how it was made and checked"},
}


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def read(site, path: str) -> str:
    answer = ask(site, f"/read/{path}".rstrip("/"))
    assert answer.status == 200
    return answer.text


def linked(html: str) -> dict[str, str]:
    """The words of each link to a figure, by its key."""
    found = re.findall(r'<a href="/f/([^"]+)">(.*?)</a>', html, re.DOTALL)
    return {unescape(key): re.sub("<[^>]+>", "", words) for key, words in found}


def kind_of(path: str) -> str:
    return path.partition("/")[0]


@pytest.mark.parametrize("path", SWEPT)
def test_a_number_leads_to_its_figure_or_is_known_to_be_none(site, path):
    kind = kind_of(path)
    assert sweep(read(site, path), ALSO.get(path, {}), ALSO_IN.get(kind, {})) == []


def test_no_kind_of_page_is_left_out():
    every = {*static_pages.KINDS, *pages.SECTIONS, lists.HOME, lists.ABOUT}
    assert every == {*map(kind_of, SWEPT), *BY_ITSELF, *WORDS}


def test_a_number_without_a_link_is_found():
    rows = "<thead><tr><th>Place<th>Value<th>Note</thead><tbody><tr><th>A<td>{}<td>9"
    html = f"<main><table>{rows}</table></main>"
    assert sweep(html.format("12.5 %"), {}, {}) == ["12.5 %"]
    assert sweep(html.format('<a href="/f/a:b:IN:2011">12.5 %</a>'), {}, {}) == []


@pytest.mark.parametrize("guide_id", list(guides.titles()))
def test_a_guided_story_leads_to_what_it_quotes_and_to_the_view_of_what_it_counts(site, guide_id):
    told, html = guides.tell(guide_id), read(site, f"guides/{guide_id}")
    counted = {}
    for step in told.steps:
        for one in step.figures:
            if one.key:
                assert linked(html)[str(one.key)] == one.text
                continue
            counted[rf"\b{re.escape(one.text)}\b"] = "counted in the view of its step"
            way = address.of_page(step.way.page, step.way.query)
            assert step.way.path or f'href="{way}" target="_top"' in unescape(html)
    assert sweep(html, counted, {}) == []


def test_what_the_impact_map_counts_can_be_looked_up_in_its_view(site):
    html = unescape(read(site, "impact_map"))
    for programme in tables.programmes():
        ways = impact_page.list_maps(programme)
        assert len(ways) > 3
        for way in ways:
            assert f'href="{address.of_page(way.page, way.query)}"' in html
    # What is stated, and not computed on the page, is a figure.
    assert linked(html)["pacs:work_recipients:IN:2016"].endswith("664,603 people")


def test_the_shares_around_a_village_are_figures(site):
    found = linked(read(site, "places/IN-V-183573"))
    # Its district and its state, for each share that this site has of them.
    assert {key.split(":")[2] for key in found} == {"IN-C11-187", "IN-UP"}
    assert all(figures.find(key) for key in found)


@pytest.mark.parametrize(
    "path", ["federations", "places/IN-C11-236", "places/PK17-s-tharparkar", "aims/pacs"]
)
def test_each_such_link_leads_to_a_figure_that_says_the_same(site, path):
    found = linked(read(site, path))
    for key, words in list(found.items())[:: max(1, len(found) // 25)]:
        figure = figures.find(key)
        assert figure is not None, key
        if figure.value is not None and re.search(r"\d", words):
            said = re.search(r"\d[\d,.]*", words)[0]
            assert said.replace(",", "") in (f"{figure.value:.{places}f}" for places in range(4)), (
                key
            )


def test_the_figures_of_blocks_have_pages():
    """They stand in a table of the screen, whose last column leads to them."""
    key = next(iter(official_density.measures("IN")))
    period = next(iter(official_density.periods(key)))
    state = next(iter(official_density.states_with_blocks(key, period)))
    table = official_density.by_block(key, period, state).table
    assert len(table.figures) == table.shown.num_rows
    for path in table.figures[::20]:
        assert figures.find(path.removeprefix(f"{figure_links.FOLDER}/")), path
