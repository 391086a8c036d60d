from itertools import product

import pandas as pd
import pytest

from components.content.conclaves.event_dates import say_event_date
from components.content.elements.choice_words import say_gathering_choice
from data.choices import NOT_SAID
from data.gatherings import GatheringChoice, Gatherings, years_of
from data.vocabulary import Vocabulary
from tests.rows import rows

BASE = {"package_id": "p", "source_id": "s", "series": "S", "level": "state", "record": "reported"}
EVENTS = rows(
    "events",
    {**BASE, "event_id": "a", "title": "A", "place_id": "X-N", "year": 2014, "date": "2014-03",
     "themes": ("land", "water")},
    {**BASE, "event_id": "b", "title": "B", "place_id": "X-S-1", "other_place_ids": ("X-W",),
     "level": "district", "year": 2015, "record": "announced"},
    {**BASE, "event_id": "c", "title": "C", "place_id": "X", "level": "national",
     "date": "2014/2015", "package_id": "q"},
    {**BASE, "event_id": "d", "title": "D", "place_id": "X-N-1", "record": "named"},
)  # fmt: skip
OUTCOMES = rows(
    "outcomes",
    *(
        {"outcome_id": f"o{number}", "event_id": event, "theme": theme, "kind": kind,
         "place_id": "X", "text": "t", "source_id": "s", "package_id": "p"}
        for number, (event, theme, kind) in enumerate(
            [("a", "land", "demand"), ("a", "water", "commitment"), ("c", "land", "commitment"),
             ("b", "roads", "learning")]
        )
    ),
)  # fmt: skip
CHOICES = {
    "programmes": ("p", "q"),
    "places": ("X-N", "X-W", "X-S-1"),
    "themes": ("land", "water", "roads"),
    "kinds": ("demand", "commitment", "learning"),
    "levels": ("state", "district", "national"),
    "years": ("2014", "2015", NOT_SAID),
    "records": ("reported", "announced", "named"),
}


@pytest.fixture(scope="module")
def known(places) -> Gatherings:
    return Gatherings.of(EVENTS, OUTCOMES, places)


@pytest.mark.parametrize(
    ("choice", "events", "outcomes"),
    [
        ({}, "bcad", ["o0", "o1", "o2", "o3"]),
        ({"themes": ("land",)}, "ca", ["o0", "o2"]),
        ({"kinds": ("commitment",)}, "ca", ["o1", "o2"]),
        # The theme and the kind must be those of one outcome.
        ({"themes": ("land",), "kinds": ("commitment",)}, "c", ["o2"]),
        ({"themes": ("roads",), "kinds": ("demand",)}, "", []),
        ({"places": ("X-N",)}, "ad", ["o0", "o1"]),
        ({"places": ("X-W", "X-N-1")}, "bd", ["o3"]),
        ({"years": ("2015",)}, "bc", ["o2", "o3"]),
        ({"years": (NOT_SAID,)}, "d", []),
        ({"programmes": ("q",)}, "c", ["o2"]),
        ({"levels": ("district",), "records": ("announced",)}, "b", ["o3"]),
        ({"themes": ("no such theme",)}, "", []),
    ],
)
def test_every_part_of_a_choice_limits(known, choice, events, outcomes):
    wanted = GatheringChoice(**choice)
    assert "".join(known.matching(wanted)["event_id"]) == events
    assert sorted(known.came_of(wanted)["outcome_id"]) == outcomes


@pytest.mark.parametrize(("one", "other"), list(product(CHOICES, repeat=2)))
def test_a_count_is_the_number_of_rows_it_would_give(known, one, other):
    for value in CHOICES[other]:
        choice = GatheringChoice(**{other: (value,)})
        counts = known.counts(choice, one)
        for option in {*CHOICES[one], *counts}:
            chosen = GatheringChoice(**{**vars(choice), one: (option,)})
            assert len(known.matching(chosen)) == counts.get(option, 0)


def test_nothing_to_choose_from_gives_nothing(places):
    empty = Gatherings.of(EVENTS.iloc[:0], OUTCOMES.iloc[:0], places)
    assert empty.matching(GatheringChoice()).empty
    assert empty.came_of(GatheringChoice()).empty
    assert empty.counts(GatheringChoice(), "themes") == {}


def test_the_matrix_counts_outcomes_and_lists_as_many(known):
    choice = GatheringChoice(programmes=("p",), themes=("water",))
    matrix = known.matrix(choice, CHOICES["themes"], CHOICES["kinds"])
    assert matrix.rows == ("land", "water", "roads")
    assert matrix.total == 3
    for theme, kind in product(matrix.rows, matrix.columns):
        clicked = GatheringChoice(programmes=("p",), themes=(theme,), kinds=(kind,))
        assert (len(known.came_of(clicked)),) == matrix.cells.get((theme, kind), (0,))


@pytest.mark.parametrize(
    ("date", "year", "words", "years"),
    [
        ("2014-03-14/2014-03-15", 2014, "14 March 2014 to 15 March 2014", ("2014",)),
        ("2014/2015", pd.NA, "2014–15", ("2014", "2015")),
        (pd.NA, 2013, "2013", ("2013",)),
        (pd.NA, pd.NA, "date not reported", (NOT_SAID,)),
    ],
)
def test_a_date_says_what_is_known(date, year, words, years):
    assert say_event_date(pd.Series({"date": date, "year": year})) == words
    assert years_of(date, year) == years


def test_a_choice_says_itself(places):
    words = Vocabulary.from_tables(
        rows(
            "terms",
            {"vocabulary": "themes", "term_id": "land", "label": "Land", "position": 1},
            {"vocabulary": "event_outcome_kinds", "term_id": "demand", "label": "Demand",
             "position": 1},
        ),
        rows("glossary"),
    )  # fmt: skip
    choice = GatheringChoice(
        programmes=("p",), places=("X-N",), themes=("land",), kinds=("demand",),
        years=("2014", NOT_SAID),
    )  # fmt: skip
    assert say_gathering_choice(choice, {"p": "Programme P"}, words, places) == (
        "Gatherings of Programme P, in North, in 2014 or year not reported, about Land, "
        "with outcome: Demand."
    )
    assert say_gathering_choice(GatheringChoice(), {}, words, places) == "All gatherings."
    about = say_gathering_choice(GatheringChoice(themes=("land",)), {}, words, places)
    assert about == "Gatherings about Land."
