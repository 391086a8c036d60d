"""A view of one state: picture, table, file and title are of that state alone, and name it."""

import re

import pytest

from components.content.indicators import indicator_map, indicator_views
from components.content.indicators.indicator import Scene
from components.content.indicators.indicator_table import readable
from components.content.maps import coverage_map
from components.content.maps import prepared_measures as measured
from components.facts import indicators, tables
from components.figures import palette
from data.choices import IndicatorChoice

BY_DISTRICT = [one.key for one in indicators.catalogue().values() if one.level == "district"]


def scene_of(key: str, state: str) -> Scene:
    indicator = indicators.catalogue()[key]
    cut = indicator_views.default_cut(indicator)
    period = indicator.periods(cut)[0]
    return Scene(IndicatorChoice(key, "map", state, cut.group, cut.residence, period), indicator)


@pytest.mark.parametrize("key", [BY_DISTRICT[0], BY_DISTRICT[-1]])
def test_the_picture_of_a_state_shows_as_many_districts_as_its_table(key):
    state = min(indicators.states_with_figures(key))
    scene, name = scene_of(key, state), tables.gazetteer().name(state)
    drawn = indicator_map.drawing_of(scene)
    inside = {piece.area.place_id for piece in drawn.pieces}
    assert all(tables.gazetteer().lies_in(one, state) for one in inside)
    listed = readable(scene, scene.rows)
    assert listed["place_id"].is_unique
    assert set(listed["place_id"]) <= inside
    assert set(listed["state"]) == {name}
    assert len(listed) == len(scene.rows)
    counted = {entry.label: entry.count for entry in drawn.figure.legend.entries}
    # Who has a row and who has none is every district of the picture.
    assert counted["no record"] == len(inside) - int(listed["value"].notna().sum())
    assert sum(counted.values()) == len(inside)
    assert f"in {name}" in drawn.figure.title


@pytest.mark.parametrize("direction", ["higher_better", "lower_better", "context"])
def test_the_explorer_paints_an_indicator_as_its_direction_says(direction):
    """As the packs do: `tests/contracts/test_titles.py`."""
    key = next(one for one in BY_DISTRICT if is_drawn(one, direction))
    scene = scene_of(key, min(indicators.states_with_figures(key)))
    scale = indicator_map.drawing_of(scene).figure.scale
    assert scale == palette.SCALE_OF_DIRECTION[direction]


def is_drawn(key: str, direction: str) -> bool:
    one = indicators.catalogue()[key]
    return one.is_rate and one.direction == direction


@pytest.mark.parametrize("programme", list(tables.programmes()))
def test_the_map_and_the_table_of_a_state_where_a_programme_worked_name_it(programme):
    states = tables.coverage_by_state(programme)
    state, name = states.iloc[0][["place_id", "name"]]
    whole = coverage_map.picture(programme, False)
    assert name not in str(whole.data["title"])
    assert str(whole.zoomed_to(state).data["title"]).endswith(f": {name}")
    twin = coverage_map.table_of(programme, state)
    assert re.match(rf"{name}: {len(twin.rows)} districts", twin.about)
    assert state in twin.name


def test_the_table_of_a_measure_in_a_state_names_it_in_title_and_file():
    for programme in tables.programmes():
        for row in indicators.mappable_indicators(programme, measured.REACH).itertuples():
            if row.level != "district":
                continue
            period = list(measured.periods_of(programme, row.indicator_id, "district"))[-1]
            state = tables.coverage_by_state(programme)["place_id"].iloc[0]
            about = (programme, row.indicator_id, "district", period)
            whole, part = measured.table_of(*about, None), measured.table_of(*about, state)
            assert tables.gazetteer().name(state) in part.about
            assert part.name == f"{whole.name}-{state}"
