"""The picture of a view: the map or chart that an address of this site shows, as a drawing."""

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs

from markupsafe import Markup

from components.content import navigation
from components.content.elements.blocks import Picture
from components.content.indicators import gap_chart, indicator_map, indicator_views
from components.content.indicators.indicator import Scene
from components.content.maps import map_pictures, measure_map, prepared_measures
from components.content.places import place as place_facts
from components.content.programmes import federations
from components.content.shared_views.one_view import NoSuchView
from components.facts import indicators, tables
from components.figures.charts import chart_svg
from components.figures.charts.growth import ABOUT_GROWTH
from components.figures.charts.plots import Plot
from components.language.messages import gettext
from data import gaps
from data.choices import IndicatorChoice
from data.gaps import Pair
from data.indicators import Indicator
from data.measures import Slice

Query = Mapping[str, str]
# Draws a view; the name begins the ids in the drawing. None if its shapes cannot be read.
Draw = Callable[[str], Picture | None]
# So wide that its letters can be read on a phone, too.
CHART = 620
# Several pictures stand on one page, each beside a sentence.
SIMPLER = 2.5
FEWEST = 3


def split_view(view: str) -> tuple[str, dict[str, str]]:
    """Page and choices of an address of this site; of a choice of several, the last."""
    page, _, query = view.partition("?")
    return page, {key: words[-1] for key, words in parse_qs(query).items()}


def draw_view(view: str, name: str) -> Picture | None:
    """What a view shows, as a drawing; None if the page has none, or its shapes cannot be read.

    Args:
        view: address of a page of this site, its choices in codes.
        name: beginning of the ids in the drawing, which must not occur twice on a page.

    Raises:
        NoSuchView: the address names a page, a thing or a time that there is not.
    """
    return _find(view)(name)


def has_view(view: str) -> bool:
    """Whether the page, the thing and the time of a view exist; nothing is drawn for that."""
    try:
        _find(view)
    except NoSuchView:
        return False
    return True


def _find(view: str) -> Draw:
    """What draws a view. Raises NoSuchView."""
    page, query = split_view(view)
    if not navigation.has(page):
        raise NoSuchView(view)
    return _PAGES[page](query) if page in _PAGES else _draw_nothing


def _draw_nothing(_name: str) -> None:
    """The page of a view has no picture."""


def _asked(query: Query, key: str, known: Container[str], usual: str = "") -> str:
    """What a view says of a key, or else what is usual. Raises NoSuchView if that is not known."""
    word = query.get(key, usual)
    if word not in known:
        raise NoSuchView(f"{key}={word}")
    return word


def _coverage(query: Query) -> Draw:
    programme = _asked(query, "programme", tables.programmes())
    if "measure" in query:
        return _measure(query)
    key = next((one for one in ("district", "state") if one in query), None)
    if key is None:
        return partial(map_pictures.whole, programme)
    around = _asked(query, key, tables.gazetteer())
    return lambda name: map_pictures.around(programme, around, name, SIMPLER)


def _federations(query: Query) -> Draw:
    if "measure" in query:
        return _measure(query)
    return partial(_growth, _asked(query, "programme", tables.programmes()))


def _growth(programme: str, name: str) -> Picture | None:
    growth = federations.growth(programme)
    if growth is None:
        return None
    caption = gettext("How they grew")
    return _chart(_grown(growth.figure), name, caption, (gettext(ABOUT_GROWTH),))


def _grown(plot: Plot) -> Plot:
    """The counts of which there are enough reports to see them grow."""
    panels = (panel for panel in plot.panels if sum(len(dots.xs) for dots in panel.dots) >= FEWEST)
    return replace(plot, panels=tuple(panels) or plot.panels)


def _measure(query: Query) -> Draw:
    programme = _asked(query, "programme", tables.programmes())
    measure = _asked(query, "measure", prepared_measures.measures_on_maps(programme))
    level = prepared_measures.level(programme, measure)
    known = list(prepared_measures.periods_of(programme, measure, level))
    if not known:
        raise NoSuchView(measure)
    period = _asked(query, "period", known, known[-1])
    state = _asked(query, "state", tables.gazetteer()) if "state" in query else None

    def draw(name: str) -> Picture | None:
        shown = prepared_measures.at_time(programme, measure, level, period)
        return map_pictures.of_figure(measure_map.figure(shown, state=state), name)

    return draw


def _indicator(query: Query) -> Draw:
    known = indicators.catalogue()
    indicator = known[_asked(query, "indicator", known)]
    scene = _scene(indicator, query)
    if query.get("view") == "gap":
        offered = gaps.offered_pairs(indicator)
        pair, _ = offered[_asked(query, "compare", offered)]
        return partial(_gap, scene, pair)
    return lambda name: map_pictures.of_figure(indicator_map.map_figure(scene, scene.rows), name)


def _gap(scene: Scene, pair: Pair, name: str) -> Picture:
    plot = gap_chart.describe_gap(scene, pair).plot
    return _chart(plot, name, plot.title, (*plot.notes, _said_source(plot)))


def _scene(indicator: Indicator, query: Query) -> Scene:
    usual = indicator_views.default_cut(indicator)
    group = _asked(query, "cut", indicator.groups(), usual.group)
    cut = Slice(group, _asked(query, "residence", indicator.residences(group), usual.residence))
    periods = indicator.periods(cut)
    period = _asked(query, "period", periods, periods[0])
    view = _asked(query, "view", indicator_views.name_views(), "map")
    group = "all" if view == "gap" else cut.group
    pins = (_asked(query, "pin", tables.gazetteer()),) if "pin" in query else ()
    states = indicators.states_with_figures(indicator.key)
    state = _asked(query, "state", states) if "state" in query else None
    choice = IndicatorChoice(indicator.key, view, state, group, cut.residence, period, pins)
    return Scene(choice, indicator)


def _said_source(plot: Plot) -> str:
    return gettext("Source: {source}", source=plot.source_text)


def _place(query: Query) -> Draw:
    return partial(_around, _asked(query, "id", tables.gazetteer()))


def _story(query: Query) -> Draw:
    case = tables.stories().case(query.get("story", ""))
    if case is None:
        raise NoSuchView(query.get("story"))
    return partial(_around, case["place_id"])


def _gathering(query: Query) -> Draw:
    if "event" not in query:
        return _draw_nothing
    events = tables.gatherings().events.set_index("event_id")
    return partial(_around, str(events.loc[_asked(query, "event", events.index), "place_id"]))


def _around(place_id: str, name: str) -> Picture | None:
    """Where the programme of its country worked around a place, with the place outlined."""
    place = place_facts.find_place(place_id)
    if place is None:
        return None
    drawn = (
        map_pictures.around(programme.package_id, place.place_id, name, SIMPLER)
        for programme in tables.programmes().values()
        if programme.country_id == place.country_id
    )
    return next((picture for picture in drawn if picture), None)


def _chart(plot: Plot, name: str, caption: str, notes: tuple[str, ...]) -> Picture:
    """A chart whose title and notes stand beside the drawing, where they can be read aloud."""
    drawn = chart_svg.svg(chart_svg.bare(plot), "", CHART, name)
    said = tuple(note for note in notes if note)
    return Picture(Markup(drawn), caption, notes=said, alt=plot.alt)


_PAGES: Mapping[str, Callable[[Query], Draw]] = {
    "coverage": _coverage,
    "federations": _federations,
    "indicators": _indicator,
    "place": _place,
    "case_study": _story,
    "conclaves": _gathering,
}
