import pandas as pd
import pytest

from components.content.elements.choice_words import say_case_choice
from data.choices import NOT_SAID, CaseChoice
from data.stories import FACETS, Stories
from data.vocabulary import Vocabulary
from tests.rows import rows

CASES = rows(
    "cases",
    {"case_id": "a", "title": "Well", "place_id": "X-N-1", "themes": ("water",), "year": 2010,
     "source_kind": "press"},
    {"case_id": "b", "title": "School", "place_id": "X-N", "themes": ("education", "water"),
     "groups": ("women",), "outcome_kind": "not_reported", "year": 2014, "source_kind": "partner"},
    {"case_id": "c", "title": "Road", "place_id": "X-S-1", "other_place_ids": ("X-N-2",),
     "themes": ("roads",), "groups": ("women", "youth"), "outcome_kind": "first_step",
     "package_id": "q", "tier": "village", "source_kind": "press"},
)  # fmt: skip


@pytest.fixture(scope="module")
def stories(places) -> Stories:
    return Stories.of(CASES, places)


@pytest.mark.parametrize(
    "choice, ids",
    [
        (CaseChoice(), ["a", "c", "b"]),
        (CaseChoice(themes=("water",)), ["a", "b"]),
        (CaseChoice(themes=("water", "roads")), ["a", "c", "b"]),
        (CaseChoice(themes=("water",), groups=("women",)), ["b"]),
        (CaseChoice(groups=(NOT_SAID,)), ["a"]),
        (CaseChoice(programmes=("q",)), ["c"]),
        (CaseChoice(outcome_kinds=("change_reported",)), ["a"]),
        (CaseChoice(source_kinds=("press",)), ["a", "c"]),
        (CaseChoice(tiers=("village",)), ["c"]),
        (CaseChoice(years=("2010", NOT_SAID)), ["a", "c"]),
        (CaseChoice(places=("X-N",)), ["a", "c", "b"]),
        (CaseChoice(places=("X-N-2",)), ["c"]),
        (CaseChoice(places=("X-N-1", "X-S")), ["a", "c"]),
        (CaseChoice(themes=("no such theme",)), []),
    ],
)
def test_every_part_of_a_choice_limits(stories, choice, ids):
    assert list(stories.matching(choice)["case_id"]) == ids


@pytest.mark.parametrize(
    "found, ids",
    [(None, ["a", "b"]), (["b", "c", "a"], ["b", "a"]), (["c", "gone"], []), ([], [])],
)
def test_what_a_search_found_limits_and_orders(stories, found, ids):
    choice = CaseChoice(themes=("water",))
    assert list(stories.matching(choice, found)["case_id"]) == ids
    assert stories.ids(choice, found) == ids


def test_a_case_that_two_programmes_name_alike_has_neighbours_like_any_other(places):
    doubled = Stories.of(pd.concat([CASES, CASES.head(1)], ignore_index=True), places)
    assert doubled.ids(CaseChoice()) == list(doubled.matching(CaseChoice())["case_id"])


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("found", [None, ["c", "b"]])
@pytest.mark.parametrize("choice", [CaseChoice(), CaseChoice(themes=("water",), places=("X-N",))])
def test_a_count_is_the_number_of_rows_it_would_give(stories, facet, choice, found):
    counts = stories.counts(choice, facet, found)
    assert counts
    for value, number in counts.items():
        alone = CaseChoice(**{**vars(choice), facet: (value,)})
        assert len(stories.matching(alone, found)) == number


def test_a_place_counts_what_lies_in_it_once(stories):
    counts = stories.counts(CaseChoice(), "places")
    assert counts == {"X": 3, "X-N": 3, "X-N-1": 1, "X-S": 1, "X-S-1": 1, "X-N-2": 1}


def test_no_cases_at_all(places):
    none = Stories.of(CASES.iloc[:0], places)
    assert none.matching(CaseChoice(words="x", places=("X-N",)), []).empty
    assert none.counts(CaseChoice(), "themes") == {}


def test_a_matrix_counts_by_strength_and_knows_its_holes(stories):
    matrix = stories.matrix(
        CaseChoice(themes=("water",)),
        ("themes", ("water", "roads", "education")),
        ("groups", ("women", "youth")),
    )
    assert matrix.cells == {
        ("water", "women"): (0, 0, 1),
        ("roads", "women"): (0, 1, 0),
        ("roads", "youth"): (0, 1, 0),
        ("education", "women"): (0, 0, 1),
    }
    assert matrix.row_totals == {"water": 2, "roads": 1, "education": 1}
    assert matrix.holes(9) == [("water", "youth"), ("education", "youth")]
    assert matrix.total == 3


def test_alike_cases_say_why(stories, places):
    alike = stories.like("a", places)
    assert list(alike["case_id"]) == ["b", "c"]
    first = alike.iloc[0]
    assert (first["shared_themes"], first["shared_groups"]) == (("water",), ())
    assert first["shared_place"] == "X-N"


def test_a_case_is_found_by_its_id(stories):
    assert stories.case("b")["title"] == "School"
    assert stories.case("z") is None
    assert stories.case(None) is None


def test_a_choice_says_itself(places):
    words = Vocabulary.from_tables(
        rows(
            "terms",
            {"vocabulary": "themes", "term_id": "water", "label": "Water", "position": 1},
            {"vocabulary": "themes", "term_id": "roads", "label": "Roads", "position": 2},
            {"vocabulary": "groups", "term_id": "women", "label": "Women", "position": 1},
            {"vocabulary": "tiers", "term_id": "village", "label": "Village", "position": 1},
        ),
        rows("glossary"),
    )
    choice = CaseChoice(
        words="well",
        programmes=("p",),
        themes=("water", "roads"),
        groups=("women", NOT_SAID),
        tiers=(NOT_SAID,),
        years=("2010", "2011", "2014"),
        places=("X-N-1",),
    )
    assert say_case_choice(choice, {"p": "Programme P"}, words, places) == (
        "Chosen: of Programme P, from Alpha, North, about Water or Roads, "
        "with Women or group not reported, tier not reported, of the year 2010, 2011 or 2014, "
        "containing “well”."
    )
    assert say_case_choice(CaseChoice(), {}, words, places) == "Nothing chosen: all case studies."
