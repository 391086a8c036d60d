"""The views of an indicator as files: map, ranks, gap of two groups, table."""

from components.content.indicators import (
    gap_chart,
    indicator_map,
    indicator_metadata,
    indicator_ranks,
    indicator_table,
    indicator_views,
)
from components.content.indicators.indicator import Scene
from components.content.shared_views import view_keys
from components.content.shared_views.one_view import Chosen, NoSuchView, View, choose_offered
from components.content.shared_views.view_keys import GAP, MAP, RANKS, TABLE
from components.facts import indicators
from components.facts.figures import EVERYBODY
from components.figures.charts import chart_svg
from components.language import lists
from data import gaps
from data.choices import IndicatorChoice
from data.indicators import Indicator
from data.measures import Slice


def describe(chosen: Chosen) -> View:
    """The view of an indicator that an address shows. Raises NoSuchView."""
    choice = _choice(chosen)
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
        case "gap":
            pair, _ = gaps.offered_pairs(scene.indicator)[_pair(scene.indicator, chosen)]
            return _describe_gap(scene, pair)
    can = lists.join((MAP, RANKS, GAP, TABLE))
    raise NoSuchView(
        f"The view “{choice.view}” cannot be had as a file by its address; these can: {can}."
    )


def _describe_gap(scene: Scene, pair: gaps.Pair) -> View:
    gap = gap_chart.describe_gap(scene, pair)
    if not any(dots.xs for panel in gap.plot.panels for dots in panel.dots):
        raise NoSuchView("This view has no figure.")
    return View(
        gap.plot.title,
        lambda: indicator_metadata.with_caveat(scene, gap.rows),
        lambda made: chart_svg.svg(gap.plot, made),
    )


def _choice(chosen: Chosen) -> IndicatorChoice:
    """What the explorer shows for an address: what it says, and else what opens first."""
    known = indicators.catalogue()
    first = filter(None, [view_keys.find_first_indicator()])
    indicator = known[choose_offered(chosen, "indicator", [*first, *known])]
    offered = [name for name, why in indicator_views.why_not(indicator).items() if not why]
    view = choose_offered(chosen, "view", offered)
    cut = _cut_of_gap(indicator, chosen) if view == GAP else _cut(indicator, chosen)
    periods = indicator.periods(indicator.in_places()[0].cut if view == GAP else cut)
    in_district = indicator.level == "district"
    states = indicators.states_with_figures(indicator.key) if in_district else ()
    return IndicatorChoice(
        indicator.key,
        view,
        choose_offered(chosen, "state", ["", *states]) or None,
        cut.group,
        cut.residence,
        choose_offered(chosen, "period", periods),
        tuple(chosen.get("pin", ()))[:6],
    )


def _cut(indicator: Indicator, chosen: Chosen) -> Slice:
    group = choose_offered(chosen, "cut", indicator.groups())
    return Slice(group, choose_offered(chosen, "residence", indicator.residences(group)))


def _cut_of_gap(indicator: Indicator, chosen: Chosen) -> Slice:
    """The groups of a gap are those of its pair; where they live is chosen."""
    _, residences = gaps.offered_pairs(indicator)[_pair(indicator, chosen)]
    return Slice(EVERYBODY.group, choose_offered(chosen, "residence", residences))


def _pair(indicator: Indicator, chosen: Chosen) -> str:
    return choose_offered(chosen, "compare", list(gaps.offered_pairs(indicator)))
