import pandas as pd
import pytest

from data import figures_by_place, measures
from data.places import Gazetteer
from tests.rows import rows
from tests.unit.test_measures import BY_ID, INDICATORS, VALUES


def place(place_id, level, **more):
    """A row of the gazetteer that is called like its code."""
    return {"place_id": place_id, "name": place_id, "level": level, "country_id": "X", **more}


def test_every_drawn_place_has_a_row_in_reading_order(places):
    found = measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["hh"])
    shown = figures_by_place.by_place(found, "2015-06", places, ["X-S-2", "X-N-2", "X-N-1"])
    assert list(shown["place_id"]) == ["X-N-1", "X-N-2", "X-S-2"]
    assert list(shown["look"]) == ["value", "value", "no_record"]
    assert pd.isna(shown["value"][2])


def test_a_period_without_figures_is_all_without_record(places):
    found = measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["hh"])
    assert set(figures_by_place.by_place(found, "1999", places, ["X-N-1"])["look"]) == {"no_record"}


@pytest.mark.parametrize(
    ("own", "shown_values"),
    [
        ({}, {"A": 7, "B": 7}),
        # The figure of both contains that of one: beside it, it would count twice.
        ({"B": 3}, {"A": None, "B": 3}),
        ({"B": None}, {"A": 7, "B": None}),
    ],
)
def test_a_figure_of_two_districts_together_is_shown_on_both_unless_one_has_its_own(
    own, shown_values
):
    gazetteer = Gazetteer.from_tables(
        rows(
            "places",
            place("X", "country"),
            place("A", "district", parent_id="X"),
            place("B", "district", parent_id="X"),
            place("AB", "district_group", parent_id="X", drawn_as=("A", "B")),
        ),
        rows("aliases"),
    )
    values = rows(
        "values",
        {"indicator_id": "hh", "place_id": "AB", "period": "2015-06", "value": 7},
        *(
            {"indicator_id": "hh", "place_id": one, "period": "2015-06", "value": value}
            for one, value in own.items()
        ),
    )
    found = measures.figures_of_indicator(values, INDICATORS, BY_ID["hh"])
    shown = figures_by_place.by_place(found, "2015-06", gazetteer, ["A", "B"]).set_index("place_id")
    told = shown["value"].astype("object").where(shown["value"].notna(), None).to_dict()
    assert told == shown_values
    named = {one for one, value in shown_values.items() if value == 7}
    assert set(shown.index[shown["figure_of"] == "AB"]) == named
    figures = found.assign(name=found["place_id"])
    on_shapes = figures_by_place.on_shapes(figures, {"A", "B"}, gazetteer).set_index("place_id")
    assert set(on_shapes.index[on_shapes["figure_of"] == "AB"]) == named


def test_periods_are_those_with_a_figure_for_a_drawn_place(places):
    found = measures.figures_of_indicator(VALUES, INDICATORS, BY_ID["hh"])
    assert figures_by_place.known_periods(found, ["X-N-1"], places) == ["2015-06"]
    assert figures_by_place.known_periods(found, ["X-S-1"], places) == []


def test_only_indicators_with_figures_for_several_places_are_offered(places):
    one_state = rows(
        "values",
        *(
            {"indicator_id": "ucs", "place_id": one, "period": "2015", "value": 1}
            for one in ("X-N-1", "X-N-2", "X-S-1")
        ),
        {"indicator_id": "base", "place_id": "X-N-1", "period": "2015", "value": 1},
    )
    themed = INDICATORS.assign(theme="reach")
    offered = figures_by_place.mappable_indicators(one_state, themed, places, "p", ["reach"])
    assert offered[["indicator_id", "level"]].to_dict("records") == [
        {"indicator_id": "ucs", "level": "district"}
    ]


def test_on_a_map_a_group_stands_for_its_districts_without_a_figure_and_for_no_other():
    gazetteer = Gazetteer.from_tables(
        rows(
            "places",
            place("X", "country"),
            *(place(one, "district", parent_id="X") for one in "ABCD"),
            place("AB", "district_group", parent_id="X", drawn_as=("A", "B")),
            place("CD", "district_group", parent_id="X", drawn_as=("C", "D")),
        ),
        rows("aliases"),
    )
    figures = pd.DataFrame(
        {"place_id": ["AB", "C", "D", "CD"], "name": ["AB", "C", "D", "CD"], "value": [7, 3, 4, 9]}
    )
    shown = figures_by_place.on_shapes(figures, {"A", "B", "C", "D"}, gazetteer).set_index(
        "place_id"
    )
    assert shown["value"].to_dict() == {"A": 7, "B": 7, "C": 3, "D": 4, "CD": 9}
    assert shown["figure_of"].dropna().to_dict() == {"A": "AB", "B": "AB"}
    assert figures_by_place.groups_of("A", gazetteer) == ["AB"]
