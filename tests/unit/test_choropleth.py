import dataclasses

import pandas as pd
import pytest

from components.figures.maps.choropleth import (
    BORDERS,
    MapPoint,
    MapSetting,
    Measure,
    coverage_map,
    rate_map,
)
from components.figures.maps.classes import Breaks
from components.figures.maps.map_figure import completed, describe
from components.language.numbers import Unit
from data.shapes import Layer, Shape

NB = "\N{NO-BREAK SPACE}"
PERCENT = Unit("percent", "per cent", "%", 1)
POINTS = Unit("percentage_points", "percentage points", " points", 1)
MEASURE = Measure(
    "Households organised", PERCENT, "households in organisations", "rural households",
    "higher_better", "June 2015", "Source: a report.",
)  # fmt: skip
DISTRICTS = MapSetting("districts")
NAMES = {"N-1": ("Alpha", "North"), "N-2": ("Beta", "North"), "E-1": ("Alpha", "East")}


def figures(**values) -> pd.DataFrame:
    """Rows of figures; keys are place ids with _ for -."""
    return pd.DataFrame(
        [
            {"place_id": key.replace("_", "-"), "name": NAMES[key.replace("_", "-")][0],
             "state": NAMES[key.replace("_", "-")][1], "value": value}
            for key, value in values.items()
        ]
    ).astype({"value": "Float64"})  # fmt: skip


def layer(*ids) -> Layer:
    shapes = tuple(Shape(one, *NAMES[one], ()) for one in ids)
    return Layer("districts", "X", "district", "2011", False, "A survey", shapes)


def looks(figure) -> dict[str, str]:
    return {area.place_id: area.look for area in figure.areas}


def legend(figure) -> dict[str, int]:
    return {entry.label: entry.count for entry in figure.legend.entries}


def test_a_place_of_the_layer_without_a_row_is_no_record():
    figure = completed(rate_map(figures(N_1=10, N_2=30), DISTRICTS, MEASURE), layer(*NAMES))
    assert looks(figure) == {"E-1": "no_record", "N-1": "value", "N-2": "value"}
    assert legend(figure)["no record"] == 1
    assert "Map of 3 places." in figure.description
    assert "1 no record." in figure.description


def test_a_single_place_is_one_class_and_said_by_name():
    figure = rate_map(figures(N_1=40), DISTRICTS, MEASURE)
    assert legend(figure) == {f"40{NB}%": 1, "no record": 0}
    assert f"Map of 1 place. One place has a value: Alpha, 40.0{NB}%." in figure.description


def test_equal_values_are_one_class_and_have_no_highest():
    figure = rate_map(figures(N_1=40, N_2=40, E_1=40), DISTRICTS, MEASURE)
    assert {area.class_index for area in figure.areas} == {0}
    assert f"All 3 places with a value have 40.0{NB}%." in figure.description


def test_a_map_without_any_value_says_so():
    figure = rate_map(figures(N_1=None, N_2=None), DISTRICTS, MEASURE)
    assert set(looks(figure).values()) == {"no_record"}
    assert all(area.class_index is None and area.value is None for area in figure.areas)
    assert legend(figure) == {"no record": 2}
    assert "No place has a value. 2 no record." in figure.description


def test_zero_is_a_value():
    figure = rate_map(figures(N_1=0, N_2=12, E_1=55), DISTRICTS, MEASURE)
    zero = next(area for area in figure.areas if area.place_id == "N-1")
    assert (zero.look, zero.value, zero.class_index) == ("value", 0.0, 0)
    assert zero.value_text == f"0{NB}%"
    assert f"from 0{NB}% (Alpha) to 55.0{NB}% (Alpha)." in figure.description


def test_more_than_a_hundred_per_cent_is_drawn_as_it_is():
    figure = rate_map(figures(N_1=134.02, N_2=80, E_1=60), DISTRICTS, MEASURE)
    highest = max(figure.areas, key=lambda area: area.value)
    assert highest.value_text == f"134.0{NB}%"
    assert highest.class_index == 2


def test_areas_stand_in_reading_order():
    figure = rate_map(figures(N_2=1, E_1=2, N_1=3), DISTRICTS, MEASURE)
    assert [area.place_id for area in figure.areas] == ["E-1", "N-1", "N-2"]


def test_given_limits_stay_whatever_the_values():
    limits = Breaks((10, 20, 50), 0, 90)
    for value in (1, 99):
        figure = rate_map(figures(N_1=value), DISTRICTS, MEASURE, breaks=limits)
        assert figure.legend.class_count == 4
        assert figure.legend.entries[0].label == f"under 10{NB}%"


def test_a_rate_of_a_group_names_the_group_beside_whom_it_is_counted_among():
    own = dataclasses.replace(MEASURE, group_text="women")
    rows = figures(N_1=10).assign(numerator=1, denominator=10)
    figure = rate_map(rows, DISTRICTS, own)
    whole = "Households in organisations ÷ rural households (women)"
    assert figure.legend.denominator_text == whole
    labels = [label for label, _ in figure.areas[0].detail]
    assert labels[:2] == ["Households in organisations (women)", "Rural households (women)"]
    below = rate_map(rows, DISTRICTS, dataclasses.replace(own, numerator_text=""))
    assert below.legend.denominator_text == "Of rural households (women)"


def test_the_legend_says_what_is_divided_by_what_and_when():
    figure = rate_map(figures(N_1=10, N_2=30), DISTRICTS, MEASURE)
    assert figure.legend.title == figure.title == "Households organised, June 2015"
    assert figure.legend.denominator_text == "Households in organisations ÷ rural households"
    assert figure.source_text == "Source: a report."
    assert figure.border_sentence == BORDERS


def test_a_unit_in_words_stands_in_the_legends_title():
    measure = Measure("Organisations", Unit("r", "per 100 villages", " per 100 villages", 1))
    figure = rate_map(figures(N_1=10, N_2=30), DISTRICTS, measure)
    assert figure.legend.title == "Organisations (per 100 villages)"
    assert figure.legend.entries[0].label == "under 25"


def test_a_unit_that_the_label_says_is_not_said_twice():
    unit = Unit("r", "per 100 villages", " per 100 villages", 1)
    figure = rate_map(figures(N_1=10), DISTRICTS, Measure("Groups per 100 villages", unit))
    assert figure.legend.title == "Groups per 100 villages"


def test_what_is_pointed_at_tells_its_parts_its_source_and_its_doubt():
    rows = figures(N_1=10, N_2=30).assign(
        numerator=[1200, 3600], denominator=[12000, 12000], lower=[10, 28], upper=[10, 31],
        period_label="March 2015", source=["A report", "A report"],
        quality=["stated", "doubtful"], note=[None, "Two figures differ."],
    )  # fmt: skip
    first, second = rate_map(rows, DISTRICTS, MEASURE).areas
    assert dict(first.detail) == {
        "Households in organisations": "1,200",
        "Rural households": "12,000",
        "Period": "March 2015",
        "Source": "A report",
        "Quality": "stated",
    }
    assert dict(second.detail)["Range"] == f"28.0 to 31.0{NB}%"
    assert dict(second.detail)["Note"] == "Two figures differ."
    assert (first.weak, second.weak) == (False, True)


def test_a_doubtful_value_has_a_key_and_a_sentence():
    rows = figures(N_1=10, N_2=30).assign(quality=["stated", "doubtful"])
    figure = rate_map(rows, DISTRICTS, MEASURE)
    assert legend(figure)["doubtful value"] == 1
    assert "1 with a doubtful value." in figure.description


@pytest.mark.parametrize("look", ["not_covered", "outside"])
def test_a_row_may_say_why_it_has_no_value(look):
    rows = figures(N_1=10, N_2=None).assign(look=[None, look])
    figure = rate_map(rows, DISTRICTS, MEASURE)
    assert looks(figure) == {"N-1": "value", "N-2": look}


def coverage(*looks_and_weak) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"place_id": place_id, "name": NAMES[place_id][0], "state": NAMES[place_id][1],
             "look": look, "weak": weak, "detail": (("Partners", "2"),), "source": "A list"}
            for place_id, (look, weak) in zip(NAMES, looks_and_weak, strict=True)
        ]
    )  # fmt: skip


def test_coverage_has_four_looks_and_a_lighter_one():
    rows = coverage(("covered", False), ("covered", True), ("outside", False))
    figure = coverage_map(rows, MapSetting("districts", title="Where we worked"))
    assert legend(figure) == {
        "covered": 1,
        "covered, weak evidence": 1,
        "not covered": 0,
        "no record": 0,
        "outside the programme": 1,
    }
    assert [area.value_text for area in figure.areas] == [
        "outside the programme",
        "covered",
        "covered, weak evidence",
    ]
    assert figure.areas[1].detail == (("Partners", "2"), ("Source", "A list"))
    assert figure.description == (
        "Where we worked. Map of 3 places. 2 covered, 1 outside the programme. "
        "1 with weak evidence."
    )


def test_weak_evidence_makes_nothing_of_what_was_not_covered():
    rows = coverage(("not_covered", True), ("no_record", True), ("covered", False))
    assert not any(
        area.weak for area in coverage_map(rows, MapSetting("districts", title="T")).areas
    )


def test_nothing_to_complete_changes_nothing():
    figure = rate_map(figures(N_1=1, N_2=2), DISTRICTS, MEASURE)
    assert completed(figure, layer("N-1", "N-2")) is figure


def test_the_rest_of_a_layer_may_be_outside():
    figure = rate_map(figures(N_1=1), MapSetting("districts", unlisted="outside"), MEASURE)
    whole = completed(figure, layer(*NAMES))
    assert looks(whole) == {"N-1": "value", "N-2": "outside", "E-1": "outside"}
    assert legend(whole)["outside the programme"] == 2


def test_points_bring_their_kinds_and_a_key_of_round_sizes():
    points = [
        MapPoint(20, 70, "One", 4321, kind="women"),
        MapPoint(20, 70, "Two", 90, kind="mixed"),
        MapPoint(20, 70, "Three", None, kind="women"),
    ]
    unit = Unit("households", "households", " households", 0)
    figure = rate_map(
        figures(N_1=1), MapSetting("districts", points=points, points_unit=unit), MEASURE
    )
    assert figure.legend.kinds == ("women", "mixed")
    assert figure.legend.sizes == ((400, "400 households"), (4000, "4,000 households"))
    assert figure.points == tuple(points)


@pytest.mark.parametrize(
    ("sizes", "keys"), [((3, 1), (1, 3)), ((1, 1), (1,)), ((4000, 90), (400, 4000)), ((0, 0), ())]
)
def test_no_key_of_a_size_is_smaller_than_what_is_drawn(sizes, keys):
    points = [MapPoint(20, 70, "One", size, kind="cases") for size in sizes]
    figure = rate_map(figures(N_1=1), MapSetting("districts", points=points), MEASURE)
    assert tuple(value for value, _ in figure.legend.sizes) == keys


def test_an_empty_map_can_be_described():
    assert describe("Nothing.", ()) == "Nothing. Map of 0 places."


def test_the_description_is_one_value_that_nobody_changes():
    figure = rate_map(figures(N_1=1), DISTRICTS, MEASURE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure.title = "Another"
