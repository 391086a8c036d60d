"""For every pair of options of two facets, the count beside the second is the number of rows."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.content import publications
from components.content.cases import case_facets
from components.content.conclaves import gatherings
from components.content.elements.choice_words import say_case_choice
from components.content.elements.facet import Facet
from components.facts import tables
from data.choices import NOT_SAID, CaseChoice
from data.gatherings import GatheringChoice
from data.library import LibraryChoice
from data.stories import COLUMNS, FACETS, Stories
from data.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def stories(table, gazetteer) -> Stories:
    return Stories.of(table("cases"), gazetteer)


@pytest.fixture(scope="module")
def values(stories, gazetteer) -> dict[str, list[set[str]]]:
    """What each row has in each facet, read again from the table, row by row."""

    def of(cell: object) -> set[str]:
        if isinstance(cell, tuple):
            return set(cell) or {NOT_SAID}
        return {NOT_SAID} if pd.isna(cell) else {str(cell)}

    found = {name: [of(cell) for cell in stories.rows[column]] for name, column in COLUMNS.items()}
    ids = zip(stories.rows["place_id"], stories.rows["other_place_ids"], strict=True)
    found["places"] = [
        {
            whole
            for whole in gazetteer.places
            for one in (place_id, *more)
            if gazetteer.lies_in(one, whole)
        }
        for place_id, more in ids
    ]
    return found


@pytest.mark.parametrize("first, second", list(combinations(FACETS, 2)))
def test_every_count_of_two_facets_is_the_number_of_rows(stories, values, first, second):
    for one in stories.facets.bits[first]:
        counts = stories.counts(CaseChoice(**{first: (one,)}), second)
        with_first = [row for row, found in enumerate(values[first]) if one in found]
        for other, number in counts.items():
            assert number == sum(other in values[second][row] for row in with_first)
        # The list itself, for the rarest option and the commonest: the others differ only in bits.
        for other in (min(counts, key=counts.get), max(counts, key=counts.get)):
            choice = CaseChoice(**{first: (one,), second: (other,)})
            assert len(stories.matching(choice)) == counts[other]


@settings(max_examples=60, deadline=None)
@given(drawn=st.data())
def test_any_choice_lists_exactly_the_rows_that_fit(stories, values, drawn):
    chosen = {
        facet: tuple(
            drawn.draw(st.lists(st.sampled_from(sorted(options)), max_size=3), label=facet)
        )
        for facet, options in stories.facets.bits.items()
    }
    ids = stories.rows["case_id"].tolist()
    found = drawn.draw(st.none() | st.lists(st.sampled_from(ids), unique=True), label="found")
    choice = CaseChoice(**chosen)
    fits = [
        case_id
        for row, case_id in enumerate(ids)
        if all(not wanted or set(wanted) & values[facet][row] for facet, wanted in chosen.items())
    ]
    expected = fits if found is None else [one for one in found if one in fits]
    assert stories.matching(choice, found)["case_id"].tolist() == expected
    for facet in FACETS:
        lifted = len(stories.matching(choice.without(facet), found))
        counts = stories.counts(choice, facet, found)
        assert all(0 <= number <= lifted for number in counts.values())
        picked = sum(counts.get(one, 0) for one in set(chosen[facet]))
        assert not chosen[facet] or picked >= len(expected)


@pytest.mark.parametrize("facet", ["groups", "places"])
def test_every_cell_of_a_matrix_is_the_number_of_rows(stories, gazetteer, facet):
    rows, columns = stories.facets.bits["themes"], stories.facets.bits[facet]
    if facet == "places":
        columns = [one for one in columns if gazetteer[one].level == "state"]
    matrix = stories.matrix(CaseChoice(), ("themes", rows), (facet, columns))
    for theme in rows:
        for other in columns:
            listed = stories.matching(CaseChoice(**{"themes": (theme,), facet: (other,)}))
            assert sum(matrix.cells.get((theme, other), ())) == len(listed)


def test_all_of_the_chosen_groups_must_be_there_when_all_are_asked_for(stories, values):
    pairs = [
        ("women", "scheduled_caste"),
        ("women", "scheduled_tribe"),
        ("scheduled_caste", "muslim"),
    ]
    for pair in pairs:
        choice = CaseChoice(groups=pair, every_group=True)
        expected = [
            case_id
            for case_id, groups in zip(stories.rows["case_id"], values["groups"], strict=True)
            if set(pair) <= groups
        ]
        assert stories.ids(choice) == expected
        assert len(stories.ids(CaseChoice(groups=pair))) > len(expected)


def test_the_count_beside_a_group_is_the_number_of_rows_with_it_too(stories):
    choice = CaseChoice(groups=("women", "scheduled_caste"), every_group=True)
    for group, count in stories.counts(choice, "groups").items():
        groups = tuple(dict.fromkeys((*choice.groups, group)))
        assert count == len(stories.ids(CaseChoice(groups=groups, every_group=True)))


def test_a_choice_says_whether_any_or_all_of_the_groups_are_meant(vocabulary, gazetteer):
    groups = ("women", "scheduled_caste")
    every = say_case_choice(CaseChoice(groups=groups, every_group=True), {}, vocabulary, gazetteer)
    some = say_case_choice(CaseChoice(groups=groups), {}, vocabulary, gazetteer)
    assert "with Women and Scheduled Castes" in every
    assert "with Women or Scheduled Castes" in some


@pytest.fixture(scope="module")
def vocabulary(every_table) -> Vocabulary:
    return Vocabulary.from_tables(
        every_table.one("vocabulary", "terms").rows, every_table.one("vocabulary", "glossary").rows
    )


LISTS = {
    "case studies": (case_facets.facets, tables.stories, CaseChoice),
    "gatherings": (gatherings.facets, tables.gatherings, GatheringChoice),
    "publications": (publications.facets, tables.library, LibraryChoice),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_chosen_by_facets_of_one_kind_whose_answers_it_has(name):
    facets, known, choice = LISTS[name]
    for facet in facets():
        assert isinstance(facet, Facet)
        counts = known().counts(choice(), facet.part)
        # A programme is offered also where it has nothing, which the page then says.
        offered = set(facet.options) & set(counts) if facet.part == "programmes" else facet.options
        assert facet.options and all(counts[code] for code in offered), facet.key
        assert set(counts) <= set(facet.options), facet.key


def test_an_address_may_say_a_term_with_the_word_of_the_people_or_without_it():
    groups = case_facets.find_facet(case_facets.GROUP)
    assert set(groups.other_words.values()) <= set(groups.options)
    assert groups.other_words["dalit"] == groups.other_words["scheduled castes"]
