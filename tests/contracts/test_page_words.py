"""What a page says of a thing in words of ours is in the catalogues: heads, names of facts, notes."""

from collections.abc import Iterator

import pytest

from components.content import publications
from components.content.cases import case_page
from components.content.conclaves import gathering_page
from components.content.elements.blocks import (
    Block,
    Drawer,
    Facts,
    Grid,
    Note,
    Page,
    Section,
    Table,
)
from components.content.indicators import indicator_page, indicator_views
from components.content.places import place_list, place_page
from components.content.programmes import aims_page
from components.facts import indicators, tables
from components.language.catalogues import OPENING
from data import languages
from data.choices import IndicatorChoice
from data.library import LibraryChoice

# A regular sample keeps the test short: pages of one kind are made of the same words.
EVERY = 25


@pytest.fixture(autouse=True)
def _pseudo_language():
    with languages.speaking(languages.PSEUDO):
        yield


def words_of(page: Page) -> list[str]:
    return [words for section in page.sections for words in words_of_section(section)]


def words_of_section(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        yield from words_of_block(block)


def words_of_block(block: Block) -> Iterator[str]:
    match block:
        case Note():
            yield block.text
        case Facts():
            yield from block.facts
        case Grid():
            yield from (block.caption, *block.heads)
        case Table():
            yield from (block.about, *block.shown.column_names, block.beyond)
        case Drawer():
            yield block.title
            for inner in block.blocks:
                yield from words_of_block(inner)


def without_a_message(words: list[str], known: tuple[str, ...] = ()) -> set[str]:
    assert any(words)
    return {one for one in words if one and OPENING not in one} - set(known)


def test_case_studies():
    for _, case in tables.stories().rows[::EVERY].iterrows():
        assert not without_a_message(words_of(case_page.describe_case(case)))


def test_gatherings():
    for _, event in tables.gatherings().events.iterrows():
        assert not without_a_message(words_of(gathering_page.describe_gathering(event)))


def test_places():
    places = tables.gazetteer()
    for place_id in place_list.with_a_page()[::EVERY]:
        page = place_page.describe_place(places[place_id])
        assert not without_a_message(words_of(page)), place_id


def test_aims_but_for_their_own_titles():
    for programme in tables.programmes():
        page = aims_page.describe_aims(programme)
        titles = tuple(section.title for section in page.sections)
        assert not without_a_message(words_of(page), titles)


def test_indicators():
    for indicator in list(indicators.catalogue().values())[::EVERY]:
        cut = indicator_views.default_cut(indicator)
        choice = IndicatorChoice(
            indicator.key,
            "table",
            group=cut.group,
            residence=cut.residence,
            period=indicator.periods(cut)[0],
        )
        assert not without_a_message(words_of(indicator_page.describe_indicator(choice)))


def test_publications_and_what_they_are_chosen_by():
    said = publications.describe_choice(LibraryChoice(), tables.library().items)
    assert not without_a_message(list(words_of_section(said)))
    assert not without_a_message([facet.label for facet in publications.facets()])
