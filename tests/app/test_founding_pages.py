"""Every fact of the three founding pages is in a table, has a source, and stands on its pages."""

import re
from html import unescape

import pytest
from starlette.applications import Starlette

from components.facts import searches, tables
from components.server import handlers, middleware, routes
from tests.app.test_pages import text_of
from tests.founding import FACTS, FIGURES, GLOSSARY, RSPN, Fact, Figure
from tests.unit.asking import ask

TAGS = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    return " ".join(unescape(TAGS.sub("", html)).split())


@pytest.fixture(scope="module")
def seen() -> dict[tuple[str, str], str]:
    """Words of pages that were opened before."""
    return {}


@pytest.fixture
def words(seen, open_page):
    """A function: what a page says for a programme, opened once."""

    def of(page: str, programme: str) -> str:
        if (page, programme) not in seen:
            query = {} if page in ("conclaves", "home") else {"programme": programme}
            at = open_page(page, **query)
            assert not at.exception
            seen[page, programme] = plain(text_of(at))
        return seen[page, programme]

    return of


@pytest.fixture(scope="module")
def static():
    """A function: what a static page says."""
    site = Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())
    return lambda path: plain(ask(site, f"/read/{path}" if path else "/read").text)


def held(fact: Fact) -> str:
    """What the row of a fact says."""
    rows = tables.of_programme(fact.table, fact.programme)
    (row,) = rows[rows[fact.key] == fact.row].to_dict("records")
    assert row["source_id"] == fact.source_id
    return str(row[fact.column])


def name(fact: Fact) -> str:
    return f"{fact.row}-{fact.column}"


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_a_fact_stands_in_its_row_on_its_page_and_on_its_static_page(fact, words, static):
    text = held(fact)
    assert [word for word in fact.words if word not in text] == []
    assert text in words(fact.page, fact.programme)
    assert text in static(fact.static)


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_the_source_of_a_fact_is_a_page_that_can_be_opened(fact):
    source = tables.sources().loc[(fact.programme, fact.source_id)]
    assert str(source["url"]).startswith("http")


def test_the_words_of_the_pages_are_explained_in_the_glossary(open_page):
    shown = plain(text_of(open_page("about_data", section="glossary")))
    for term, told in GLOSSARY.items():
        meaning = tables.vocabulary().glossary[term]
        assert [words for words in told if words not in meaning] == []
        assert term in shown
        assert meaning in shown


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: f"{one.indicator_id}-{one.written}")
def test_a_figure_of_the_pages_is_held_and_shown(figure: Figure, words):
    values = tables.of_programme("values", figure.programme)
    rows = values[
        (values["indicator_id"] == figure.indicator_id)
        & (values["value"] == figure.value)
        & (values["source_id"] == figure.source_id)
    ]
    assert len(rows) == 1
    assert figure.written in words(figure.page, figure.programme)


def test_home_says_what_each_programme_is_for(words, static):
    rows = tables.table("aims").rows
    for goal in rows[rows["kind"] == "goal"]["definition"]:
        assert goal in words("home", "")
        assert goal in static("")


def test_every_rule_of_a_tier_is_shown_with_its_source(words, static):
    rules = tables.of_programme("tier_rules", RSPN)
    assert len(rules)
    for page in (words("federations", RSPN), static("federations")):
        missing = [row.rule_id for row in rules.itertuples() if plain(row.value) not in page]
        assert missing == []
        for source_id in rules["source_id"].unique():
            title = tables.sources().loc[(RSPN, source_id), "title"]
            assert " ".join(title.split()) in page, source_id


@pytest.mark.parametrize("searched", ["savings and credit", "manuals", "legacy", "exposure visits"])
def test_a_search_finds_what_the_pages_say(searched):
    kinds = {one.kind for one in searches.search_everything(searched).records}
    assert kinds & {"aim", "gatherings", "federations"}


def test_every_statement_and_aim_is_found_by_its_title():
    for table, key in (("aims", "aim_id"), ("statements", "statement_id")):
        for row in tables.table(table).rows.to_dict("records"):
            found = [one.record_id for one in searches.search_everything(row["title"]).records]
            assert row[key] in found, row["title"]


def test_nothing_says_any_more_that_these_pages_were_not_read():
    for table in ("aims", "ladder", "statements"):
        notes = tables.table(table).rows["note"].dropna()
        assert not notes.str.contains(
            "part of the aims page|No page that was read", regex=True
        ).any()
