"""A view of one state: picture, table, file and title are of that state alone, and name it."""

import re

import pytest

from components import cached
from components.explorer import choose, map_view, store
from components.explorer.listing import readable
from components.explorer.scene import Scene
from components.measured import store as measured
from components.worked import store as worked
from data.choices import IndicatorChoice

BY_DISTRICT = [one.key for one in store.catalogue().values() if one.level == "district"]


def scene_of(key: str, state: str) -> Scene:
    indicator = store.catalogue()[key]
    cut = choose.default_cut(indicator)
    period = indicator.periods(cut)[0]
    return Scene(IndicatorChoice(key, "map", state, cut.group, cut.residence, period), indicator)


@pytest.mark.parametrize("key", [BY_DISTRICT[0], BY_DISTRICT[-1]])
def test_the_picture_of_a_state_shows_as_many_districts_as_its_table(key):
    state = min(store.states_with_figures(key))
    scene, name = scene_of(key, state), cached.gazetteer().name(state)
    drawn = map_view.drawing_of(scene)
    inside = {piece.area.place_id for piece in drawn.pieces}
    assert all(cached.gazetteer().lies_in(one, state) for one in inside)
    assert set(scene.rows["place_id"]) & inside
    assert sum(entry.count for entry in drawn.figure.legend.entries) == len(inside)
    assert len(readable(scene, scene.rows)) == len(scene.rows)
    assert f"in {name}" in drawn.figure.title


@pytest.mark.parametrize("programme", list(cached.programmes()))
def test_the_map_and_the_table_of_a_state_where_a_programme_worked_name_it(programme):
    states = cached.coverage_by_state(programme)
    state, name = states.iloc[0][["place_id", "name"]]
    whole = worked.picture(programme, False)
    assert name not in str(whole.data["title"])
    assert str(whole.zoomed_to(state).data["title"]).endswith(f": {name}")
    twin = worked.twin(programme, state)
    assert re.match(rf"{name}: {len(twin.rows)} districts", twin.about)
    assert state in twin.name


def test_the_table_of_a_measure_in_a_state_names_it_in_title_and_file():
    for programme in cached.programmes():
        for row in cached.offered(programme, measured.REACH).itertuples():
            if row.level != "district":
                continue
            period = list(measured.periods_of(programme, row.indicator_id, "district"))[-1]
            state = cached.coverage_by_state(programme)["place_id"].iloc[0]
            about = (programme, row.indicator_id, "district", period)
            whole, part = measured.twin(*about, None), measured.twin(*about, state)
            assert cached.gazetteer().name(state) in part.about
            assert part.name == f"{whole.name}-{state}"
