from itertools import product

import pytest

from components.content.elements.choice_words import say_library_choice
from data.choices import NOT_SAID
from data.library import NEWS, Library, LibraryChoice
from data.vocabulary import Vocabulary
from tests.rows import rows

SOURCE = {"package_id": "p", "source_id": "s"}
RESOURCES = rows(
    "resources",
    {**SOURCE, "resource_id": "r1", "title": "Book", "kind": "publication", "year": 2016,
     "themes": ("land",)},
    {**SOURCE, "resource_id": "r2", "title": "Film", "kind": "film", "themes": ("land", "water")},
    {**SOURCE, "resource_id": "r3", "title": "Other film", "kind": "film", "year": 2014,
     "package_id": "q"},
)  # fmt: skip
NEWS_ITEMS = rows(
    "news",
    {**SOURCE, "news_id": "n1", "title": "Rally", "summary": "s", "date": "2014-05-02",
     "place_id": "X", "themes": ("water",)},
    {**SOURCE, "news_id": "n2", "title": "Blog", "summary": "s", "place_id": "X"},
)  # fmt: skip
CHOICES = {
    "programmes": ("p", "q"),
    "kinds": ("publication", "film", NEWS),
    "themes": ("land", "water"),
    "years": ("2014", "2016", NOT_SAID),
}


@pytest.fixture(scope="module")
def shelf() -> Library:
    return Library.of(RESOURCES, NEWS_ITEMS)


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({}, ["r1", "r3", "n1", "n2", "r2"]),
        ({"kinds": (NEWS,)}, ["n1", "n2"]),
        ({"kinds": ("film",), "themes": ("land",)}, ["r2"]),
        ({"years": ("2014",)}, ["r3", "n1"]),
        ({"years": (NOT_SAID,)}, ["n2", "r2"]),
        ({"programmes": ("q",)}, ["r3"]),
        ({"themes": ("no such theme",)}, []),
    ],
)
def test_items_are_newest_first_and_every_part_limits(shelf, choice, ids):
    assert list(shelf.matching(LibraryChoice(**choice))["item_id"]) == ids


@pytest.mark.parametrize(("one", "other"), list(product(CHOICES, repeat=2)))
def test_a_count_is_the_number_of_rows_it_would_give(shelf, one, other):
    for value in CHOICES[other]:
        choice = LibraryChoice(**{other: (value,)})
        counts = shelf.counts(choice, one)
        for option in CHOICES[one]:
            chosen = LibraryChoice(**{**vars(choice), one: (option,)})
            assert len(shelf.matching(chosen)) == counts.get(option, 0)


def test_empty_shelves_stay_empty():
    shelf = Library.of(RESOURCES.iloc[:0], NEWS_ITEMS.iloc[:0])
    assert shelf.matching(LibraryChoice()).empty
    assert shelf.counts(LibraryChoice(), "kinds") == {}


def test_a_choice_says_itself():
    words = Vocabulary.from_tables(
        rows(
            "terms",
            {"vocabulary": "resource_kinds", "term_id": "film", "label": "Film", "position": 1},
            {"vocabulary": "themes", "term_id": "land", "label": "Land", "position": 1},
        ),
        rows("glossary"),
    )
    choice = LibraryChoice(("p",), ("film", NEWS), ("land",), ("2014", NOT_SAID))
    assert say_library_choice(choice, {"p": "Programme P"}, words) == (
        "Items of Programme P, of the kind Film or News item, about Land, "
        "of the year 2014 or not reported."
    )
    assert say_library_choice(LibraryChoice(), {}, words) == "Everything."
