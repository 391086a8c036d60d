"""Change over time, only between periods that may be compared, with the sentence that says why."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components.content.indicators.indicator import Scene
from components.facts import indicators, tables
from components.figures.charts import chart_titles, charts, line_charts
from components.figures.charts.line_charts import Series
from components.figures.charts.plots import Tone
from components.figures.records import Row
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.indicators import figure
from data import comparisons, headline_rule, indicator_figures, series_breaks
from data.indicators import Indicator
from data.letters import join_sentences

NO_CAUSE = gettext_noop("A change is not by itself the effect of any programme.")
TWO_VALUES = gettext_noop("{place}\n{first}: {before}\n{last}: {after}")
TWO_VALUES_WITH_CARE = gettext_noop(
    "{place}\n{first}: {before}\n{last}: {after}\ncompare with care"
)
MOST_LINES = 9
SHOWN_REASONS = 3
TONES: tuple[Tone, ...] = ("main", "second", "third", "fourth", "ink", "quiet")
LINES_HEIGHT, PANEL_HEIGHT = 380, 96


def show_over_time(scene: Scene) -> None:
    """Two periods: where each place came from and went to. More: lines that break where figures do."""
    course = indicators.comparable_periods(*scene.cut)
    if len(course.periods) < 2:
        st.info(join_sentences(course.why), icon=":material/event_busy:")
        return
    if len(course.periods) == 2:
        _two_periods(scene, course)
    else:
        _lines(scene, course)


def _two_periods(scene: Scene, course: comparisons.Course) -> None:
    level = scene.indicator.level
    earlier, later = course.periods
    halves = [scene.inside(indicators.at(*scene.cut, period, level)) for period in course.periods]
    rows = comparisons.changes(scene.indicator, halves[0], halves[1], indicators.rules())
    first, last = dates.format_period(earlier), dates.format_period(later)
    title = chart_titles.change(scene.subject, rows, first, last)
    text = scene.text(
        title,
        halves[1],
        (*_refused(rows), *with_caution(course)),
        gettext("{figure}: {first} and {last}", figure=scene.subject.label, first=first, last=last),
    )
    if scene.choice.state or level != "district":
        known = rows.dropna(subset="change")
        plot = charts.pairs(
            known, scene.subject, text, scene.pins, (("after", last), ("before", first))
        )
    else:
        nothing = indicators.aggregate_values(*scene.cut, later).iloc[:0]
        difference = charts.Difference(
            "change",
            gettext(
                "{last} minus {first}, {unit}",
                last=last,
                first=first,
                unit=scene.subject.points.label,
            ),
            scene.subject.points,
            gettext("No change"),
            lambda row: _says(row, scene.subject, first, last),
        )
        plot = charts.strips(rows, nothing, scene.subject, text, scene.pins, difference)
    figure.show_plot_to_zoom(plot, _readable(rows, first, last), scene)


def with_caution(course: comparisons.Course) -> tuple[str, ...]:
    """The reasons, and once the sentence that a change is nobody's effect by itself."""
    return course.why if course.says_no_cause else (*course.why, gettext(NO_CAUSE))


def _says(row: Row, subject: chart_titles.Subject, first: str, last: str) -> str:
    return gettext(
        TWO_VALUES if row["verdict"] == "comparable" else TWO_VALUES_WITH_CARE,
        place=row["full_name"],
        first=first,
        before=subject.value(row["before"]),
        last=last,
        after=subject.value(row["after"]),
    )


def _refused(rows: pd.DataFrame) -> list[str]:
    """The places that may not be compared, with the reasons that their rules give."""
    refused = rows[rows["verdict"] == "refuse"]
    if refused.empty:
        return []
    reasons = list(dict.fromkeys(refused["reason"]))
    said = [
        gettext(
            "Left out, because they may not be compared: {places}.",
            places=lists.join(refused["name"]),
        ),
        *reasons[:SHOWN_REASONS],
    ]
    if more := len(reasons[SHOWN_REASONS:]):
        said.append(
            ngettext(
                "{count} more reason stands in the table.",
                "{count} more reasons stand in the table.",
                more,
            )
        )
    return [join_sentences(said)]


def _readable(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    words = tables.vocabulary()
    return pd.DataFrame(
        {
            gettext_noop("Place"): rows["name"],
            gettext_noop("State or province"): rows["state"],
            first: rows["before"],
            last: rows["after"],
            gettext_noop("Change"): rows["change"].astype("Float64").round(3),
            gettext_noop("May they be compared?"): [
                words.label("verdicts", verdict) for verdict in rows["verdict"]
            ],
            gettext_noop("Why"): rows["reason"],
            "place_id": rows["place_id"],
        }
    )


def _lines(scene: Scene, course: comparisons.Course) -> None:
    chosen = _series(scene, course)
    first, last = dates.format_period(course.periods[0]), dates.format_period(course.periods[-1])
    title = chart_titles.course(scene.subject, course, first, last)
    text = scene.text(
        title,
        scene.rows,
        (*_how_chosen(scene), *with_caution(course)),
        lists.join([scene.subject.label, scene.subject.unit.label]),
    )
    plot = line_charts.courses(
        {"": chosen}, course.periods, scene.subject, text, scene.pins, LINES_HEIGHT
    )
    figure.show_plot_to_zoom(plot, as_rows(chosen, course.periods), scene)


def _how_chosen(scene: Scene) -> list[str]:
    if scene.choice.pins:
        return []
    return [
        gettext(
            "Pin places to see their lines; until then states, or the places with the highest newest "
            "values, are shown."
        )
    ]


def _series(scene: Scene, course: comparisons.Course) -> list[Series]:
    """Lines of the marked places and the country; without marks of states, else of the highest places."""
    found = indicators.figures(*scene.cut)
    found = found[found["period"].isin(course.periods)]
    known = set(found.dropna(subset="value")["place_id"])
    ids = [pin for pin in scene.choice.pins if pin in known]
    country = [one for one in (scene.indicator.country_id,) if one in known]
    if not ids:
        states = found[found["kind"] == "state"].dropna(subset="value")
        newest = indicator_figures.at(found, course.periods[-1], scene.indicator.level)
        rows = scene.inside(newest).dropna(subset="value").sort_values("value", ascending=False)
        inside = states if not scene.choice.state and len(states) else rows
        ids = list(dict.fromkeys(inside["place_id"]))[: MOST_LINES - len(country)]
    return [
        line(
            scene.indicator,
            found,
            one,
            course.periods,
            TONES[place % len(TONES)],
            dashed=place >= len(TONES),
        )
        for place, one in enumerate(ids)
    ] + [line(scene.indicator, found, one, course.periods, "quiet", dashed=True) for one in country]


def line(
    indicator: Indicator,
    found: pd.DataFrame,
    place_id: str,
    ordered: tuple[str, ...],
    tone: Tone,
    dashed: bool = False,
) -> Series:
    """The figures of one place as a line."""
    own = found[found["place_id"] == place_id]
    name = tables.gazetteer().name(place_id)
    return course_of(indicator, own, ordered, Series(name, (), (), (), tone, dashed, place_id))


def course_of(
    indicator: Indicator, rows: pd.DataFrame, ordered: tuple[str, ...], like: Series
) -> Series:
    """Figures as a line that joins only what belongs to one series of reports.

    Args:
        rows: period, value, quality, series, source_id, dating; one row a period.
        like: name and look of the line.
    """
    known = {row["period"]: row for row in rows.to_dict("records") if pd.notna(row["value"])}
    drawn = [period for period in ordered if period in known]
    # The rules that chose the periods of a survey or census say that they may be compared.
    may_join = series_breaks.joined([known[one] for one in drawn], indicator.is_context)
    joined = dict(zip(drawn, may_join, strict=True))
    return replace(
        like,
        points=tuple(float(known[one]["value"]) if one in known else None for one in ordered),
        joined=tuple(joined.get(one, False) for one in ordered),
        doubtful=tuple(
            headline_rule.is_doubtful(known[one]["quality"] if one in known else None)
            for one in ordered
        ),
    )


def as_rows(series: list[Series], ordered: tuple[str, ...]) -> pd.DataFrame:
    """Lines as a table: a row for each period, a column for each place."""
    named = dict(zip([one.name for one in series], [one.points for one in series], strict=True))
    return pd.DataFrame(
        {gettext_noop("When"): [dates.format_period(period) for period in ordered], **named}
    )
