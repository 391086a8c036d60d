"""One description of what a view of the app shows: its title, its rows, its picture.

An address of the app says a view; the screen, a picture and a table of it are made of the same figures.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd

from components.content.impact_maps import (
    impact,
    impact_layers,
    impact_map,
    impact_sentences,
    impact_table,
)
from components.content.maps import coverage_map, map_drawing, measure_map, prepared_measures
from components.content.places import place as place_facts
from components.content.places import place_figure_table
from components.content.shared_views import indicator_view_files, view_keys
from components.content.shared_views.one_view import Chosen, NoSuchView, View, choose_offered
from components.content.shared_views.view_keys import PRESENCE, choose_one
from components.content.villages import ground_map, register_facts, village_table
from components.facts import tables
from components.figures.maps.drawing import Drawing
from components.figures.maps.map_figure import MapFigure
from components.language import lists
from data.choices import STORIES, ImpactChoice


def describe(page: str, chosen: Chosen) -> View:
    """The view of an address.

    Args:
        chosen: the values of each part of the address that is understood.

    Raises:
        NoSuchView: there is none.
    """
    if page not in _PAGES:
        known = lists.join(_PAGES)
        raise NoSuchView(f"Views of these pages can be had as files: {known}.")
    return _PAGES[page](chosen)


def _of_coverage(chosen: Chosen) -> View:
    programme = choose_offered(chosen, "programme", list(tables.programmes()))
    drawn = tables.shapes_of(programme, "district")
    states = {tables.gazetteer().state_of(place_id) or "" for place_id in drawn}
    state = choose_offered(chosen, "state", ["", *sorted(states)]) or None
    on_maps = prepared_measures.measures_on_maps(programme)
    measure = choose_offered(chosen, "measure", [PRESENCE, *on_maps])
    recorded = tables.coverage_by_district(programme)["place_id"]
    district = choose_offered(chosen, "district", ["", *recorded]) or None
    if measure != PRESENCE:
        return _measure(programme, measure, state, chosen)
    if district and ground_map.layer_id_of(district):
        return _inside(programme, district, choose_one(chosen, "block") or None)
    return _presence(programme, state, district)


def _of_federations(chosen: Chosen) -> View:
    programme = choose_offered(chosen, "programme", list(tables.programmes()))
    is_rate = view_keys.asks_for_rates(chosen)
    opens_with = prepared_measures.offer(programme, prepared_measures.DENSITY, is_rate)
    if not opens_with:
        raise NoSuchView("This programme has no such figure that can be drawn on a map.")
    measure = choose_offered(chosen, "measure", list(opens_with))
    return _of_coverage({**chosen, "measure": [measure]})


def _presence(programme: str, state: str | None, district: str | None) -> View:
    table = coverage_map.table_of(programme, state)
    return _of_map(table.about, table.rows, coverage_map.figure(programme, state), district)


def _inside(programme: str, district: str, block: str | None) -> View:
    """A district down to its villages, or one of its blocks, as the page shows it."""
    has_marks = register_facts.has_marks(programme, district)
    figure = ground_map.figure(district, None, programme if has_marks else None)
    layer = village_table.layer_of(district)
    known = pd.DataFrame() if layer is None else village_table.rows(layer.layer_id, district, block)
    rows = known if layer is None else village_table.file_rows(layer, known)
    return _of_map(figure.title, rows, figure, block)


def _measure(programme: str, measure: str, state: str | None, chosen: Chosen) -> View:
    level = prepared_measures.level(programme, measure)
    known = list(prepared_measures.periods_of(programme, measure, level))
    if not known:
        raise NoSuchView("This measure has no figure for any place on the map.")
    when = choose_offered(chosen, "period", known[::-1])
    table = prepared_measures.table_of(programme, measure, level, when, state)
    shown = prepared_measures.at_time(programme, measure, level, when)
    # Beside a district that is chosen, too, the page has the table and the map of its state.
    figure = measure_map.figure(shown, state=state)
    return _of_map(table.about, table.rows, figure, choose_one(chosen, "district") or None)


def _of_map(title: str, rows: pd.DataFrame, figure: MapFigure, marked: str | None) -> View:
    """A map with its table; `marked` is the place of it that is chosen, and outlined."""

    def drawn() -> Drawing:
        return map_drawing.draw_figure(figure, whole_layer=True)

    def picture(made: str) -> str:
        return map_drawing.draw_sheet(figure, made, marked)

    return View(title, lambda: rows, picture, drawn)


def _of_impact_map(chosen: Chosen) -> View:
    choice = _impact_choice(chosen)
    view = impact.view_of(choice)
    return View(
        impact_sentences.say_title(view),
        lambda: impact_table.table_of(choice).rows,
        lambda made: impact_map.svg(view, made),
        lambda: impact_map.drawing_of(view),
    )


def _impact_choice(chosen: Chosen) -> ImpactChoice:
    """What the impact map shows for an address: what it says, and else what opens first."""
    programme = choose_offered(chosen, "programme", list(tables.programmes()))
    offered = impact_layers.offers(programme)
    points = choose_offered(chosen, "points", ["", *offered["points"]])
    # Only of a story is it told what came of it.
    outcomes = offered["strength"] if points.partition(".")[0] == STORIES else ()
    choice = ImpactChoice(
        programme,
        choose_offered(chosen, "fill", list(offered["fill"])),
        choose_offered(chosen, "circles", ["", *offered["circles"]]),
        points,
        choose_offered(chosen, "strength", ["", *outcomes]),
        choose_offered(chosen, "state", ["", *offered["state"]]) or None,
    )
    times = impact.times_of(choice)
    return replace(choice, period=choose_offered(chosen, "period", [*times[::-1]] or [""]))


def _of_place(chosen: Chosen) -> View:
    place = place_facts.find_place(choose_one(chosen, "id"))
    if place is None:
        raise NoSuchView("There is no such place, or more than one.")
    place_id = place.place_id
    return View(tables.gazetteer().full_name(place_id), lambda: _figures_of_place(place_id))


def _figures_of_place(place_id: str) -> pd.DataFrame:
    known = place_figure_table.figures(place_id)
    if not known:
        raise NoSuchView("No figure is recorded for this place.")
    parts = [one.rows.assign(package=package_id) for package_id, one in known.items()]
    return pd.concat(parts, ignore_index=True)


_PAGES: Mapping[str, Callable[[Chosen], View]] = {
    "indicators": indicator_view_files.describe,
    "coverage": _of_coverage,
    "federations": _of_federations,
    "place": _of_place,
    "impact_map": _of_impact_map,
}
