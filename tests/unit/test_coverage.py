import pytest

from components.content.elements.choice_words import say_district_counts
from data import coverage
from data.places import Gazetteer
from tests.rows import rows

TABLE = rows(
    "coverage",
    {"place_id": "X-N", "status": "covered", "list_complete": False, "children_claimed": 2},
    {"place_id": "X-N-1", "status": "covered", "evidence": "weak"},
    {"place_id": "X-S", "status": "covered", "list_complete": True, "children_claimed": 1},
    {"place_id": "X-S-1", "status": "covered", "partners": "A partner"},
)
EVIDENCE = ({"place_id": "X-N-1", "status": "covered"},)
DRAWN = ["X-N-1", "X-N-2", "X-S-1", "X-S-2", "X-W-1"]


@pytest.fixture(scope="module")
def divided() -> Gazetteer:
    """A state with a region that sources report apart, and a district cut from another."""
    base = {"country_id": "X", "level": "district", "parent_id": "X-N"}
    return Gazetteer.from_tables(
        rows(
            "places",
            {**base, "place_id": "X", "name": "Land", "level": "country", "parent_id": None},
            {**base, "place_id": "X-N", "name": "North", "level": "state", "parent_id": "X"},
            {**base, "place_id": "X-T", "name": "Tribes", "level": "state", "parent_id": "X",
             "drawn_as": ("X-N-2",)},
            {**base, "place_id": "X-N-1", "name": "Alpha"},
            {**base, "place_id": "X-N-2", "name": "Beta"},
            {**base, "place_id": "X-N-3", "name": "Gamma", "split_from": "X-N-1"},
        ),
        rows("aliases"),
    )  # fmt: skip


def test_each_district_has_one_of_four_looks(places):
    districts = coverage.by_district(TABLE, places, DRAWN).set_index("place_id")
    assert districts["look"].to_dict() == {
        "X-N-1": "covered",
        "X-N-2": "no_record",
        "X-S-1": "covered",
        "X-S-2": "not_covered",
        "X-W-1": "outside",
    }
    assert districts["weak"].to_dict()["X-N-1"]
    assert not districts["weak"].to_dict()["X-S-1"]


def test_districts_of_a_state_without_a_row_of_its_own_are_counted(places):
    listed = TABLE[~TABLE["place_id"].eq("X-S")]
    states = coverage.by_state(listed, places)
    assert states.set_index("name")["sourced"].to_dict() == {"North": 0, "South & East": 1}
    assert list(states["list_complete"]) == [False, False]
    assert list(coverage.by_state(TABLE, places)["list_complete"]) == [False, True]
    counts = coverage.district_counts(states)
    assert (counts.claimed, counts.proven, counts.weak) == (2, 1, 1)
    assert coverage.district_counts(states, "X-S").claimed is None


def test_districts_are_in_reading_order(places):
    districts = coverage.by_district(TABLE, places, reversed(DRAWN))
    assert list(districts["place_id"]) == DRAWN


def test_states_count_sourced_and_weak_apart(places):
    states = coverage.by_state(TABLE, places)
    assert states.set_index("name")[["claimed", "sourced", "weak"]].to_dict("index") == {
        "North": {"claimed": 2, "sourced": 0, "weak": 1},
        "South & East": {"claimed": 1, "sourced": 1, "weak": 0},
    }


def test_without_any_coverage_nothing_is_on_record_of_any_place(places):
    districts = coverage.by_district(TABLE.iloc[:0], places, DRAWN)
    assert set(districts["look"]) == {"no_record"}


def test_what_is_claimed_proven_and_likely_is_told_together(places):
    states = coverage.by_state(TABLE, places)
    assert say_district_counts(coverage.district_counts(states, "X-N"), "P", "North") == (
        "P says that it worked in 2 districts in North: 0 proven by a source, 1 likely on weak evidence, "
        "1 not known by name."
    )
    assert say_district_counts(coverage.district_counts(states), "P") == (
        "P says that it worked in 3 districts: 1 proven by a source, 1 likely on weak evidence, "
        "1 not known by name."
    )


def test_no_number_claimed_is_not_a_claim_of_none(places):
    table = rows("coverage", {"place_id": "X-N", "status": "covered"}, *EVIDENCE)
    counts = coverage.district_counts(coverage.by_state(table, places))
    assert counts.claimed is None
    assert say_district_counts(counts, "P").startswith(
        "P gives no number of districts; known by name: 1 proven"
    )


def test_a_district_known_from_a_later_time_is_no_part_of_the_number_claimed(places):
    table = rows(
        "coverage",
        {"place_id": "X-N", "status": "covered", "children_claimed": 1, "period": "2015-06"},
        {"place_id": "X-N-1", "status": "covered", "period": "2015-06"},
        {"place_id": "X-N-2", "status": "covered", "period": "2016-10/2019-03"},
    )
    counts = coverage.district_counts(coverage.by_state(table, places))
    assert (counts.claimed, counts.proven, counts.nameless, counts.later) == (1, 2, 0, ("Beta",))
    assert say_district_counts(counts, "P").endswith(
        "Known from a later time than that number: Beta."
    )


def test_a_region_reported_apart_keeps_its_districts(divided):
    table = rows(
        "coverage",
        {"place_id": "X-N", "status": "covered", "children_claimed": 1},
        {"place_id": "X-T", "status": "covered", "children_claimed": 1},
        {"place_id": "X-N-1", "status": "covered"},
        {"place_id": "X-N-2", "status": "covered"},
    )
    states = coverage.by_state(table, divided).set_index("place_id")
    assert states["sourced"].to_dict() == {"X-N": 1, "X-T": 1}


def test_districts_of_one_record_look_alike_whether_it_has_a_name_for_both_or_the_older_one(
    divided,
):
    table = rows(
        "coverage",
        {"place_id": "X-N", "status": "covered", "list_complete": True},
        {"place_id": "X-N-1", "status": "covered", "partners": "A partner"},
        {"place_id": "X-N-3", "status": "no_record", "note": "Part of Alpha then."},
    )
    found = coverage.by_district(table, divided, ["X-N-1", "X-N-2", "X-N-3"]).set_index("place_id")
    assert found["look"].to_dict() == {
        "X-N-1": "covered", "X-N-2": "not_covered", "X-N-3": "covered",
    }  # fmt: skip
    assert found.loc["X-N-3", "recorded_as"] == "Alpha"
    assert found.loc["X-N-3", "note"] == "Part of Alpha then."


def test_a_younger_district_does_not_take_over_that_its_elder_was_left_out(divided):
    table = rows(
        "coverage",
        {"place_id": "X-N", "status": "covered", "list_complete": True},
        {"place_id": "X-N-1", "status": "not_covered"},
        {"place_id": "X-N-3", "status": "no_record"},
    )
    found = coverage.by_district(table, divided, ["X-N-3"])
    assert list(found["look"]) == ["no_record"]
