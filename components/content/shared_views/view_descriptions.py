"""One description of what a view of the app shows: its title, its rows, its picture.

An address of the app says a view; the screen, a picture and a table of it are made of the same figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from components.content import navigation
from components.content.indicators import (
    indicator_map,
    indicator_ranks,
    indicator_table,
    indicator_views,
)
from components.content.indicators.indicator import Scene
from components.content.maps import coverage_map, map_drawing, measure_map, prepared_measures
from components.content.places import place as place_facts
from components.content.places import place_figure_table
from components.content.shared_views import view_keys
from components.content.shared_views.view_keys import MAP, PRESENCE, RANKS, TABLE, choose_one
from components.content.villages import ground_map, register_facts, village_table
from components.facts import indicators, tables
from components.facts import site as site_address
from components.figures.charts import chart_svg
from components.figures.maps.drawing import Drawing
from components.figures.maps.map_figure import MapFigure
from components.language import lists
from components.language.messages import gettext, gettext_noop
from data import languages
from data.choices import IndicatorChoice
from data.measures import Slice

MADE = gettext_noop("Made with the {site}.")
Chosen = Mapping[str, list[str]]


class NoSuchView(LookupError):
    """A page, or a view of it, that cannot be had as a file; the message says which can."""


@dataclass(frozen=True)
class View:
    """What a view shows.

    Attributes:
        find_rows: finds its figures as a file holds them; NoSuchView if there are none. A picture needs
            none of them.
        picture: makes the drawing (SVG) with the words of :func:`say_made` below it; None for a view
            that is a table.
        drawn: the map as shapes, for those who compare it with the screen; None if it is no map.
    """

    title: str
    find_rows: Callable[[], pd.DataFrame]
    picture: Callable[[str], str] | None = None
    drawn: Callable[[], Drawing] | None = None

    @property
    def rows(self) -> pd.DataFrame:
        """Its figures as a file holds them. Raises NoSuchView."""
        return self.find_rows()


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


def _of_indicators(chosen: Chosen) -> View:
    choice = _indicator_choice(chosen)
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    match choice.view:
        case "table":
            listed = indicator_table.list_figures(choice)
            return View(
                listed.finding,
                lambda: indicator_table.readable(scene, indicator_table.with_wholes(scene)),
            )
        case "map":
            prepared = indicator_map.prepare_indicator_map(choice)
            return View(
                prepared.title,
                lambda: indicator_table.readable(scene, scene.rows),
                lambda made: indicator_map.svg(scene, prepared.words, made),
                lambda: indicator_map.drawing_of(scene),
            )
        case "ranks":
            plot = indicator_ranks.describe_ranks(scene)
            return View(
                plot.title,
                lambda: indicator_table.readable(scene, scene.rows),
                lambda made: chart_svg.svg(plot, made),
            )
    raise NoSuchView(
        f"The view “{choice.view}” cannot be had as a file by its address; {MAP}, {RANKS} and {TABLE} can."
    )


def _indicator_choice(chosen: Chosen) -> IndicatorChoice:
    """What the explorer shows for an address: what it says, and else what opens first."""
    known = indicators.catalogue()
    key = _offered(chosen, "indicator", [*filter(None, [view_keys.find_first_indicator()]), *known])
    indicator = known[key]
    group = _offered(chosen, "cut", indicator.groups())
    residence = _offered(chosen, "residence", indicator.residences(group))
    period = _offered(chosen, "period", indicator.periods(Slice(group, residence)))
    offered = [name for name, why in indicator_views.why_not(indicator).items() if not why]
    in_district = indicator.level == "district"
    states = indicators.states_with_figures(indicator.key) if in_district else ()
    return IndicatorChoice(
        indicator.key,
        _offered(chosen, "view", offered),
        _offered(chosen, "state", ["", *states]) or None,
        group,
        residence,
        period,
        tuple(chosen.get("pin", ()))[:6],
    )


def _offered(chosen: Chosen, key: str, known: Sequence[str]) -> str:
    """What is chosen, or what opens first; NoSuchView if the view does not have it."""
    asked = choose_one(chosen, key)
    if asked and asked not in known:
        raise NoSuchView(f"“{key}”: this view does not have “{asked}”.")
    if not known:
        raise NoSuchView("This view has no figure.")
    return asked or known[0]


def _of_coverage(chosen: Chosen) -> View:
    programme = _offered(chosen, "programme", list(tables.programmes()))
    drawn = tables.shapes_of(programme, "district")
    states = {tables.gazetteer().state_of(place_id) or "" for place_id in drawn}
    state = _offered(chosen, "state", ["", *sorted(states)]) or None
    on_maps = prepared_measures.measures_on_maps(programme)
    measure = _offered(chosen, "measure", [PRESENCE, *on_maps])
    recorded = tables.coverage_by_district(programme)["place_id"]
    district = _offered(chosen, "district", ["", *recorded]) or None
    if measure != PRESENCE:
        return _measure(programme, measure, state, chosen)
    if district and ground_map.layer_id_of(district):
        return _inside(programme, district, choose_one(chosen, "block") or None)
    return _presence(programme, state, district)


def _of_federations(chosen: Chosen) -> View:
    programme = _offered(chosen, "programme", list(tables.programmes()))
    is_rate = view_keys.asks_for_rates(chosen)
    opens_with = prepared_measures.offer(programme, prepared_measures.DENSITY, is_rate)
    if not opens_with:
        raise NoSuchView("This programme has no such figure that can be drawn on a map.")
    measure = _offered(chosen, "measure", list(opens_with))
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
    when = _offered(chosen, "period", known[::-1])
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


def say_made(page: str, chosen: Chosen) -> str:
    """By whom a picture is made, and where its view opens again, if the site has a public address."""
    said = gettext(MADE, site=navigation.APP_NAME)
    public = site_address.printable(site_address.configured_address())
    if not public:
        return said
    spoken = languages.spoken().base
    language = {} if spoken == languages.ENGLISH else {"lang": [spoken]}
    query = urlencode({**chosen, **language}, doseq=True, safe=":")
    return f"{said} {public}/{page}{'?' if query else ''}{query}"


_PAGES: Mapping[str, Callable[[Chosen], View]] = {
    "indicators": _of_indicators,
    "coverage": _of_coverage,
    "federations": _of_federations,
    "place": _of_place,
}
