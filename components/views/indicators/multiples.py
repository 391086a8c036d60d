"""Small multiples on one axis: a panel for each group, or for each state over time."""

from dataclasses import replace

import pandas as pd

from components.content.indicators.indicator import Scene
from components.facts import indicators, tables
from components.figures.charts import distributions, line_charts
from components.figures.charts.line_charts import Series
from components.language import dates, lists
from components.language.messages import gettext
from components.views.indicators import figure
from components.views.indicators.over_time import (
    PANEL_HEIGHT,
    as_rows,
    course_of,
    line,
    with_caution,
)
from data import series_breaks
from data.indicators import Indicator

MOST_GROUPS = 5


def show_multiples(scene: Scene) -> None:
    """Groups side by side where there are several, else states over time."""
    groups = _groups(scene.indicator, scene.choice.residence, scene.choice.period)
    if scene.indicator.is_rate and len(groups) > 1:
        _by_group(scene, groups)
    else:
        _by_state(scene)


def _groups(indicator: Indicator, residence: str, period: str) -> list[str]:
    known = {
        offer.group
        for offer in indicator.in_places()
        if offer.residence == residence and offer.period == period
    }
    return [group for group in indicator.groups() if group in known][:MOST_GROUPS]


def _by_group(scene: Scene, groups: list[str]) -> None:
    words, choice = tables.vocabulary(), scene.choice
    cuts = {
        words.label("groups", group): scene.inside(
            indicators.at(choice.indicator, group, choice.residence, choice.period, "district")
        )
        for group in groups
    }
    title = gettext(
        "{figure}: {groups} on the same axis",
        figure=scene.subject.dated,
        groups=lists.join(cuts),
    )
    plot = distributions.multiples(cuts, scene.subject, scene.text(title, scene.rows), scene.pins)
    first = next(iter(cuts.values()))
    table = first[["place_id", "name", "state"]].assign(
        **{
            name: first["place_id"].map(rows.set_index("place_id")["value"])
            for name, rows in cuts.items()
        }
    )
    figure.show_plot(plot, table, scene)


def _by_state(scene: Scene) -> None:
    course = indicators.comparable_periods(*scene.cut)
    found = indicators.figures(*scene.cut)
    found = found[found["period"].isin(course.periods)]
    known = found.dropna(subset="value")
    states = dict.fromkeys(scene.inside(known)["state_id"].dropna())
    names = tables.gazetteer()
    lines = {names.name(state): _lines_of(state, known, scene, course.periods) for state in states}
    first, last = dates.format_period(course.periods[0]), dates.format_period(course.periods[-1])
    title = gettext(
        "{figure} in {count} states or provinces, {first} to {last}",
        figure=scene.subject.label,
        count=len(lines),
        first=first,
        last=last,
    )
    drawn = lists.join([scene.subject.label, scene.subject.unit.label])
    text = scene.text(title, scene.rows, with_caution(course), drawn)
    plot = line_charts.courses(lines, course.periods, scene.subject, text, scene.pins, PANEL_HEIGHT)
    whole = [replace(group[0], name=name) for name, group in lines.items()]
    figure.show_plot(plot, as_rows(whole, course.periods), scene)


def _lines_of(
    state_id: str, known: pd.DataFrame, scene: Scene, ordered: tuple[str, ...]
) -> list[Series]:
    """The state's own figures, or those of its median district, and the marked places in it."""
    inside = known[known["state_id"] == state_id]
    own = inside[inside["kind"] == "state"]
    districts = inside[inside["kind"] == "district"]
    name, rows = (
        (gettext("State or province"), own)
        if len(own)
        else (gettext("Median of its districts"), series_breaks.middle(districts))
    )
    marked = [pin for pin in scene.choice.pins if pin in set(districts["place_id"])]
    return [
        course_of(scene.indicator, rows, ordered, Series(name, (), (), ())),
        *(line(scene.indicator, known, one, ordered, "second") for one in marked),
    ]
