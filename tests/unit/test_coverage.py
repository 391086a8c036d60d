from data import coverage
from tests.rows import rows

TABLE = rows(
    "coverage",
    {"place_id": "X-N", "status": "covered", "list_complete": False, "children_claimed": 2},
    {"place_id": "X-N-1", "status": "covered", "evidence": "weak"},
    {"place_id": "X-S", "status": "covered", "list_complete": True, "children_claimed": 1},
    {"place_id": "X-S-1", "status": "covered", "partners": "A partner"},
)
DRAWN = ["X-N-1", "X-N-2", "X-S-1", "X-S-2", "X-W-1"]


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


def test_districts_are_in_reading_order(places):
    districts = coverage.by_district(TABLE, places, reversed(DRAWN))
    assert list(districts["place_id"]) == DRAWN


def test_states_count_sourced_and_weak_apart(places):
    states = coverage.by_state(TABLE, places)
    assert states.set_index("name")[["claimed", "sourced", "weak"]].to_dict("index") == {
        "North": {"claimed": 2, "sourced": 0, "weak": 1},
        "South & East": {"claimed": 1, "sourced": 1, "weak": 0},
    }


def test_no_coverage_at_all_is_outside(places):
    districts = coverage.by_district(TABLE.iloc[:0], places, DRAWN)
    assert set(districts["look"]) == {"outside"}
