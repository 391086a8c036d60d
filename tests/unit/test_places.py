import pytest

from data.place_words import normalise
from data.places import AmbiguousPlace, UnknownPlace


@pytest.mark.parametrize(
    "name, within, place_id",
    [
        ("X-N-2", None, "X-N-2"),
        ("Beta", None, "X-N-2"),
        ("  BETA ", None, "X-N-2"),
        ("old beta", None, "X-N-2"),
        ("South and East", None, "X-S"),
        ("Gamma", None, "X-S-2"),
        ("Alpha", "X-N", "X-N-1"),
        ("Alpha", "X-S", "X-S-1"),
        ("Twin", "X-S", "X-S-1"),
    ],
)
def test_a_place_is_found_by_code_name_or_reviewed_alias(places, name, within, place_id):
    assert places.find(name, within=within).place_id == place_id


@pytest.mark.parametrize(
    "name, within", [("Bet", None), ("Betta", None), ("", None), ("Beta", "X-S"), ("X-N-2", "X-S")]
)
def test_a_place_is_never_guessed(places, name, within):
    with pytest.raises(UnknownPlace):
        places.find(name, within=within)


@pytest.mark.parametrize("name", ["Alpha", "Twin"])
def test_a_name_of_two_places_needs_its_state(places, name):
    with pytest.raises(AmbiguousPlace, match=r"Alpha, North.*Alpha, South & East"):
        places.find(name)


def test_near_names_are_offered_but_not_matched(places):
    assert places.near("Bete") == ["Beta"]


def test_full_name_says_the_state_once(places):
    assert places.full_name("X-N-1") == "Alpha, North"
    assert places.full_name("X-N") == "North"
    assert places.full_name("X") == "Exampleland"


def test_lies_in_follows_the_parents(places):
    assert places.lies_in("X-N-1", "X")
    assert places.lies_in("X-N-1", "X-N-1")
    assert not places.lies_in("X-N-1", "X-S")


def test_places_of_a_level_are_in_reading_order(places):
    names = [place.place_id for place in places.at_level("district", "X")]
    assert names == ["X-N-1", "X-N-2", "X-S-1", "X-S-2", "X-W-1"]


def test_names_in_other_scripts_are_kept():
    assert normalise("बिहार") != ""
