import pytest

from data import stories
from data.choices import CaseChoice
from data.vocabulary import Vocabulary
from tests.rows import rows

CASES = rows(
    "cases",
    {"case_id": "a", "title": "Well", "place_id": "X-N-1", "themes": ("water",), "year": 2010},
    {"case_id": "b", "title": "School", "place_id": "X-N", "themes": ("education", "water"),
     "groups": ("women",), "outcome_kind": "not_reported", "year": 2014},
    {"case_id": "c", "title": "Road", "place_id": "X-S-1", "other_place_ids": ("X-N-2",),
     "themes": ("roads",), "groups": ("women", "youth"), "outcome_kind": "first_step",
     "package_id": "q", "summary": "A ROAD of 3 km"},
)  # fmt: skip


@pytest.mark.parametrize(
    "choice, ids",
    [
        (CaseChoice(), ["a", "c", "b"]),
        (CaseChoice(themes=("water",)), ["a", "b"]),
        (CaseChoice(themes=("water", "roads")), ["a", "c", "b"]),
        (CaseChoice(themes=("water",), groups=("women",)), ["b"]),
        (CaseChoice(programmes=("q",)), ["c"]),
        (CaseChoice(outcome_kinds=("change_reported",)), ["a"]),
        (CaseChoice(place="X-N"), ["a", "c", "b"]),
        (CaseChoice(place="X-N-2"), ["c"]),
        (CaseChoice(words="road km"), ["c"]),
        (CaseChoice(words="road (km"), []),
        (CaseChoice(themes=("no such theme",)), []),
    ],
)
def test_every_part_of_a_choice_limits(places, choice, ids):
    assert list(stories.matching(CASES, choice, places)["case_id"]) == ids


@pytest.mark.parametrize("facet", stories.FACETS)
@pytest.mark.parametrize(
    "choice", [CaseChoice(), CaseChoice(themes=("water",)), CaseChoice(place="X-N", words="o")]
)
def test_a_count_is_the_number_of_rows_it_would_give(places, facet, choice):
    for value, number in stories.counts(CASES, choice, facet, places).items():
        one = CaseChoice(**{**vars(choice), facet: (value,)})
        assert len(stories.matching(CASES, one, places)) == number


def test_a_place_counts_what_lies_in_it_once(places):
    counts = stories.place_counts(CASES, CaseChoice(), places)
    assert counts == {"X": 3, "X-N": 3, "X-N-1": 1, "X-S": 1, "X-S-1": 1, "X-N-2": 1}


def test_nothing_to_filter_gives_nothing(places):
    assert stories.matching(CASES.iloc[:0], CaseChoice(words="x", place="X-N"), places).empty


def test_alike_cases_say_why(places):
    alike = stories.like(CASES, "a", places)
    assert list(alike["case_id"])[0] == "b"
    assert alike.iloc[0]["reason"] == "same theme, same state or province"


def test_a_choice_says_itself(places):
    words = Vocabulary.from_tables(
        rows(
            "terms",
            {"vocabulary": "themes", "term_id": "water", "label": "Water", "position": 1},
            {"vocabulary": "themes", "term_id": "roads", "label": "Roads", "position": 2},
            {"vocabulary": "groups", "term_id": "women", "label": "Women", "position": 1},
        ),
        rows("glossary"),
    )
    choice = CaseChoice(
        words="well", programmes=("p",), themes=("water", "roads"), groups=("women",), place="X-N-1"
    )
    assert choice.sentence({"p": "Programme P"}, words, places) == (
        "Case studies of Programme P, from Alpha, North, about Water or Roads, with Women, "
        "containing “well”."
    )
    assert CaseChoice().sentence({}, words, places) == "All case studies."
