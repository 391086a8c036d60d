"""Every page, as a visitor meets it: opened, filtered, by link, with damage."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from components.content.places import place_figure_table
from components.facts import tables
from components.widgets import data_grid

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
LEVELS = {"title": 1, "header": 2, "subheader": 3}
HEADING = re.compile(r"<h([1-6])\b")


def text_of(at) -> str:
    """Everything a page says in words."""
    kinds = (
        "html",
        "markdown",
        "caption",
        "title",
        "header",
        "subheader",
        "info",
        "warning",
        "error",
    )
    parts = []
    for kind in kinds:
        parts += [str(getattr(one, "value", None) or one.proto.body) for one in at.get(kind)]
    return "\n".join(parts)


def heading_levels(block) -> Iterator[int]:
    """The level of each heading, in the order in which they are read."""
    for child in block.children.values():
        if child.type == "html":
            yield from map(int, HEADING.findall(child.proto.body))
        elif child.type in LEVELS:
            yield LEVELS[child.type]
        elif hasattr(child, "children"):
            yield from heading_levels(child)


def leaves_out_no_level(at) -> bool:
    """Whether who goes from heading to heading finds each below the one that it belongs to."""
    levels = list(heading_levels(at.main))
    return levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_an_error(open_page, page):
    at = open_page(page)
    assert not at.exception
    assert not at.error
    assert leaves_out_no_level(at)
    # Whoever finds a fault in what the page shows can tell it, with the address of the view.
    (wrong,) = re.findall(
        r'<details class="lz-wrong" data-address="[^"]*">.*?</details>', text_of(at), re.DOTALL
    )
    assert "Something wrong?" in wrong


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("case_study", {"story": "pacs-cs001"}),
        ("coverage", {"district": "IN-C11-222", "at": "IN-V-238244"}),
        ("home", {"q": "land"}),
        ("impact_map", {"programme": "both"}),
        ("learning_zone", {"view": "matrix"}),
    ],
)
def test_a_choice_adds_no_heading_below_a_level_that_is_not_there(open_page, page, asked):
    assert leaves_out_no_level(open_page(page, **asked))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_any_touch_on_the_inside_of_streamlit(open_page, page, monkeypatch):
    usual = open_page(page)
    monkeypatch.setenv("LEARNING_ZONE_PLAIN", "1")
    at = open_page(page)
    assert not at.exception
    assert not at.error
    said = text_of(at)
    # The style, which the start page no longer has, and apart from it the same words.
    assert said.count("<style>") == 1
    assert re.sub(r"<style>.*?</style>\n?", "", said, flags=re.DOTALL) == text_of(usual)


def test_the_home_page_has_three_doors_and_dated_figures(open_page):
    text = text_of(open_page("home"))
    for expected in ("23,206", "6,113,295", "June 2015", "Source"):
        assert expected in text


def test_an_unknown_place_is_said_and_ignored(open_page):
    at = open_page("coverage", state="nowhere")
    assert any("nowhere" in warning.value for warning in at.warning)
    assert at.session_state["state"] == ""
    assert not at.exception


@pytest.mark.parametrize("asked", ["Odisha", "Orissa", "IN-OR", "odisha"])
def test_a_state_is_understood_by_code_name_and_old_spelling(open_page, asked):
    at = open_page("coverage", state=asked)
    assert at.session_state["state"] == "IN-OR"
    assert not at.warning


def test_the_two_totals_of_people_reached_both_show(open_page):
    at = open_page("about_data", section="gaps")
    text = text_of(at)
    assert "9.62 million" in text
    assert "13,448,950" in text


@pytest.mark.parametrize(
    "section", ["tables", "sources", "definitions", "gaps", "totals", "glossary", "cite", "site"]
)
def test_every_section_about_the_data_opens(open_page, section):
    at = open_page("about_data", section=section)
    assert not at.exception
    assert leaves_out_no_level(at)


@pytest.fixture
def made_up(small_root, data_root):
    """A data folder with two made-up programmes."""
    return data_root(small_root)


@pytest.mark.parametrize("page", ["home", "learning_zone", "coverage", "about_data"])
def test_another_programme_needs_no_code(open_page, made_up, page):
    at = open_page(page)
    labels = [*(box.label for box in at.checkbox)]
    labels += [option for group in at.get("button_group") for option in group.options]
    labels += [option for box in at.selectbox for option in box.options]
    assert any("Neighbour" in text for text in [*labels, text_of(at)])
    assert not at.exception


def test_markup_in_a_story_is_text(open_page, made_up):
    text = text_of(open_page("case_study", story="example-well"))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_broken_table_is_said_and_the_other_pages_work(open_page, made_up):
    (made_up / "programmes" / "example" / "cases.csv").write_text("nonsense\n1\n")
    at = open_page("learning_zone")
    assert any("programmes/example/cases.csv" in error.value for error in at.error)
    assert "1 case study, with no filter" in text_of(at)
    assert not open_page("coverage").error


def test_a_long_table_says_on_paper_how_large_the_whole_is(open_page):
    at = open_page("coverage", programme="rspn")
    assert len(at.dataframe) == 1
    rows = len(tables.coverage_by_district("rspn"))
    assert f"the whole has {rows} rows and" in text_of(at)


def test_each_row_of_a_table_of_figures_leads_to_the_figure(open_page):
    at = open_page("place", id="IN-C11-236")
    known = place_figure_table.figures("IN-C11-236").values()
    paths = {path for one in known for path in next(iter(one.figures.values()))}
    sent = [one.value for one in at.dataframe if data_grid.FIGURE in one.value]
    assert len(sent) == len(known)
    assert {one.rpartition("/f/")[2] for table in sent for one in table[data_grid.FIGURE]} == {
        path.removeprefix("f/") for path in paths
    }


def test_each_long_table_of_a_place_says_on_paper_how_large_it_is(open_page):
    at = open_page("place", id="IN-C11-236")
    known = place_figure_table.figures("IN-C11-236").values()
    sizes = [(one.shown.num_rows, one.shown.num_columns) for one in known]
    assert max(sizes) > (data_grid.PRINTED_ROWS, 0)
    for rows, columns in sizes:
        if rows > data_grid.PRINTED_ROWS:
            assert f"the whole has {rows} rows and {columns} columns" in text_of(at)
