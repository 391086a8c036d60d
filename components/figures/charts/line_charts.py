"""Figures over time as lines: broken where the figures are, named at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from components.figures.charts import plots
from components.figures.charts.chart_parts import SMALL, Pins, Text, plot_of
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Axis, Dots, Line, Panel, Plot, Tag, Tone
from components.language import dates
from components.language.messages import gettext, gettext_noop
from data import comparisons

MOST_NAMED_TIMES = 4
SAID = gettext_noop("{place}, {period}: {value}")
SAID_OF_DOUBTFUL = gettext_noop("{place}, {period}: {value}, doubtful")
DOUBTFUL = gettext_noop("Doubtful figure: no line is drawn to it")


@dataclass(frozen=True)
class Series:
    """A line over time: its name and a value for each period (None where unknown).

    `joined` says of each point whether a line may be drawn to it from the one before, and `doubtful`
    whether something speaks against it: :func:`data.series_breaks.joined` decides, never the drawing.
    """

    name: str
    points: tuple[float | None, ...]
    joined: tuple[bool, ...]
    doubtful: tuple[bool, ...]
    tone: Tone = "main"
    dashed: bool = False
    place_id: str = ""


@dataclass(frozen=True)
class Times:
    """The periods of a chart, where each stands on its axis, and which of them follow a silence."""

    ordered: tuple[str, ...]
    xs: tuple[float, ...]
    breaks: tuple[bool, ...]

    @classmethod
    def of(cls, ordered: Sequence[str]) -> Self:
        """Some periods, oldest first."""
        xs = tuple(round(_year(period), 2) for period in ordered)
        return cls(tuple(ordered), xs, tuple(comparisons.breaks(ordered)))


def courses(
    groups: Mapping[str, Sequence[Series]],
    ordered: Sequence[str],
    subject: Subject,
    text: Text,
    pins: Pins,
    height: int,
) -> Plot:
    """Lines over time, one panel for each group of series, all on the same axes.

    Nothing is drawn across years without a figure, and no line that its series does not allow.
    """
    times = Times.of(ordered)
    every = [
        value
        for group in groups.values()
        for series in group
        for value in series.points
        if value is not None
    ]
    y = plots.scale(every, subject.unit, subject.axis)
    x = plots.years_axis(times.xs)
    if len(ordered) <= MOST_NAMED_TIMES:
        named = zip(times.xs, map(dates.format_period, ordered), strict=True)
        x = replace(x, ticks=tuple(named))
    panels = [
        _course_panel(title, group, times, y, subject, height) for title, group in groups.items()
    ]
    lines = sum(len(group) for group in groups.values())
    alt = gettext("{lines} lines over {times} times.", lines=lines, times=len(ordered))
    return plot_of(text, x, panels, height, pins, alt)


def _course_panel(
    title: str,
    group: Sequence[Series],
    times: Times,
    y: Axis,
    subject: Subject,
    height: int,
) -> Panel:
    lines: list[Line] = []
    dots: list[Dots] = []
    tags: list[Tag] = []
    for series in group:
        known = [
            (x, value)
            for x, value in zip(times.xs, series.points, strict=True)
            if value is not None
        ]
        if not known:
            continue
        lines.append(_torn(series, times))
        dots += _dots(series, times, subject)
        if title == "":
            tags.append(Tag(*known[-1], series.name, series.tone, outside=True))
    axis = Axis("" if title else y.title, y.low, y.high, y.ticks[:: 1 if height > 160 else 2])
    return Panel(
        title, axis, dots=tuple(dots), lines=tuple(lines), tags=plots.tagged(tags, y, height)
    )


def _dots(series: Series, times: Times, subject: Subject) -> Iterator[Dots]:
    """The figures of a series: filled where nothing speaks against them, as rings where something does."""
    for is_doubtful in (False, True):
        known = [
            (
                x,
                value,
                gettext(
                    SAID_OF_DOUBTFUL if is_doubtful else SAID,
                    place=series.name,
                    period=dates.format_period(period),
                    value=subject.value(value),
                ),
            )
            for x, value, period, doubt in zip(
                times.xs, series.points, times.ordered, series.doubtful, strict=True
            )
            if value is not None and doubt == is_doubtful
        ]
        if known:
            yield Dots(
                gettext(DOUBTFUL) if is_doubtful else "", series.tone, "ring" if is_doubtful else "circle",
                tuple(x for x, _, _ in known), tuple(value for _, value, _ in known),
                tuple(said for _, _, said in known),
                (series.place_id,) * len(known) if series.place_id else (), (SMALL,),
            )  # fmt: skip


def _torn(series: Series, times: Times) -> Line:
    """The series as a line with a hole before each point to which no line may be drawn."""
    points: list[tuple[float, float | None]] = []
    for x, value, broken, is_joined in zip(
        times.xs, series.points, times.breaks, series.joined, strict=True
    ):
        if points and (broken or not is_joined):
            points.append((x, None))
        points.append((x, value))
    return Line(
        series.name,
        series.tone,
        tuple(x for x, _ in points),
        tuple(y for _, y in points),
        series.dashed,
    )


def _year(period: str) -> float:
    start, _, end = period.partition("/")
    moments = [_moment(start), _moment(end)] if end else [_moment(start)]
    return sum(moments) / len(moments)


def _moment(moment: str) -> float:
    year, *rest = moment.split("-")
    return int(year) + (int(rest[0]) / 12 if rest else 0.5)
