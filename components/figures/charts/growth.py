"""Growth over time: one panel a count, dots for what was reported, a line within one series only."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from components.figures.charts import chart_parts, plots
from components.figures.charts.plots import Dots, Line, Panel, Plot, Shape, Side, Tag
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from data import periods, series_breaks

LONGEST_STEP_DAYS = 400
PANEL_HEIGHT = 120
MOST_TAGS = 3
ABOUT_GROWTH = gettext_noop(
    "Dots are reported figures at their date, open ones doubtful; the figure of a whole year "
    "stands in its middle. A line joins dated reports of one series, no more than a year apart: "
    "what happened between others is not known."
)


def with_silences(series: pd.DataFrame) -> pd.DataFrame:
    """The series with a row without a value wherever no line may be drawn.

    A line joins the figures that :func:`data.series_breaks.joined` joins, if the day of both is known,
    and not over a year without a report.

    Args:
        series: period, value, quality, series, source_id, dating; oldest first.

    Returns:
        date (the day of a month or day, the middle of a longer period), value, period, quality; the
        last three are missing in the rows put in.
    """
    spans = [periods.span(period) for period in series["period"]]
    figures = [
        {
            "date": first + (last - first) / 2,
            "is_dated": first == last,
            **{name: row[name] for name in ("value", "period", "quality")},
        }
        for (first, last), row in zip(spans, series.to_dict("records"), strict=True)
    ]
    rows = figures[:1]
    may_join = series_breaks.joined(series.to_dict("records"))[1:]
    for (earlier, later), is_joined in zip(pairwise(figures), may_join, strict=True):
        is_dated = earlier["is_dated"] and later["is_dated"]
        is_silent = (later["date"] - earlier["date"]).days > LONGEST_STEP_DAYS
        if not is_joined or not is_dated or is_silent:
            rows.append({"date": earlier["date"] + (later["date"] - earlier["date"]) / 2})
        rows.append(later)
    return pd.DataFrame(rows, columns=["date", "value", "period", "quality"])


def draw_growth(series: pd.DataFrame, units: Mapping[str, Unit]) -> Plot:
    """Small panels on a shared time axis, one for each count.

    Args:
        series: what :func:`data.ladders.series` returned.
        units: unit of each unit id.
    """
    counts = [
        (str(label), rows.sort_values("period", key=_ends))
        for label, rows in series.groupby("label", sort=False)
    ]
    days = [day for period in series["period"] for day in periods.span(period)]
    middle = (_year(min(days)) + _year(max(days))) / 2
    panels = [_panel(label, rows, units[rows["unit"].iloc[0]], middle) for label, rows in counts]
    return Plot(
        figure_id="growth",
        title="",
        subtitle="",
        x=plots.years_axis([x for panel in panels for line in panel.lines for x in line.xs]),
        panels=tuple(panels),
        panel_height=PANEL_HEIGHT,
        alt=" ".join(_say_ends(label, rows, units[rows["unit"].iloc[0]]) for label, rows in counts),
    )


def _panel(label: str, rows: pd.DataFrame, unit: Unit, middle: float) -> Panel:
    """The drawing of one count; `middle` is the moment in the middle of the axis."""
    points = with_silences(rows)
    xs = tuple(_year(date) for date in points["date"])
    ys = tuple(None if pd.isna(value) else float(value) for value in points["value"])
    is_doubtful = points["quality"].eq("doubtful")
    axis = plots.scale([y for y in ys if y is not None], unit, "")
    return Panel(
        label,
        axis,
        lines=(Line("", "main", xs, ys),),
        dots=(
            _dots(points[~is_doubtful & points["value"].notna()], "circle", unit),
            _dots(points[is_doubtful], "ring", unit),
        ),
        tags=tuple(_tags(points, unit, middle)),
    )


def _tags(points: pd.DataFrame, unit: Unit, middle: float) -> Iterator[Tag]:
    """Words beside a few marks that no line joins: what each is, since nothing between them is known."""
    marks = points[points["value"].notna()]
    is_any_joined = len(points) < 2 * len(marks) - 1
    if is_any_joined or len(marks) > MOST_TAGS:
        return
    for point in marks.itertuples():
        # The words stand where there is room.
        side: Side = "left" if _year(point.date) > middle else "right"
        yield Tag(_year(point.date), float(point.value), _say(point, unit), side=side)


def _dots(points: pd.DataFrame, shape: Shape, unit: Unit) -> Dots:
    return Dots(
        "",
        "main",
        shape,
        tuple(_year(date) for date in points["date"]),
        tuple(points["value"].astype(float)),
        tuple(_say(point, unit) for point in points.itertuples()),
        sizes=(chart_parts.SMALL,),
    )


def _year(day: date) -> float:
    """A day as a year with its part."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def _ends(cells: pd.Series) -> pd.Series:
    return pd.Series([periods.sort_key(period) for period in cells], cells.index)


def _say(point: Any, unit: Unit) -> str:
    said = {
        "period": dates.format_period(point.period),
        "value": numbers.format_value(point.value, unit),
    }
    if point.quality == "doubtful":
        return gettext("{period}: {value}, doubtful", **said)
    return gettext("{period}: {value}", **said)


def _say_ends(label: str, rows: pd.DataFrame, unit: Unit) -> str:
    """First and last figure of a panel, for those who do not see the picture."""
    first, last = (
        gettext(
            "{value} in {period}",
            value=numbers.format_value(row["value"], unit),
            period=dates.format_period(row["period"]),
        )
        for _, row in rows.iloc[[0, -1]].iterrows()
    )
    return gettext("{figure}: {first}, {last}.", figure=label, first=first, last=last)
