"""Figures over time as lines: broken where the figures are, named at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.figures.charts import plots
from components.figures.charts.chart_titles import Subject
from components.figures.charts.charts import SMALL, Pins, Text, plot_of
from components.figures.charts.plots import Axis, Dots, Line, Panel, Plot, Tag, Tone
from data import comparisons, periods

MOST_YEARS = 4
DOUBTFUL = "Doubtful figure: no line is drawn to it"


@dataclass(frozen=True)
class Series:
    """A line over time: its name and a value for each period (None where unknown).

    `joined` says of each point whether a line may be drawn to it from the one before, and `doubtful`
    whether something speaks against it: :func:`data.runs.joined` decides, never the drawing.
    """

    name: str
    points: tuple[float | None, ...]
    joined: tuple[bool, ...]
    doubtful: tuple[bool, ...]
    tone: Tone = "main"
    dashed: bool = False
    place_id: str = ""


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
    xs = tuple(round(_year(period), 2) for period in ordered)
    torn = comparisons.breaks(ordered)
    every = [
        value
        for group in groups.values()
        for one in group
        for value in one.points
        if value is not None
    ]
    y = plots.scale(every, subject.unit, subject.axis)
    years = sorted({round(x) for x in xs})
    years = years[:: -(-len(years) // MOST_YEARS)]
    margin = max(0.3, (xs[-1] - xs[0]) * 0.03)
    x = Axis("", xs[0] - margin, xs[-1] + margin, tuple((float(year), str(year)) for year in years))
    if len(ordered) <= 4:
        x = Axis(
            "",
            x.low,
            x.high,
            tuple((at, periods.label(p)) for at, p in zip(xs, ordered, strict=True)),
        )
    panels = [
        _course_panel(title, group, xs, torn, y, ordered, subject, height)
        for title, group in groups.items()
    ]
    lines = sum(len(group) for group in groups.values())
    return plot_of(text, x, panels, height, pins, f"{lines:,} lines over {len(ordered):,} times.")


def _course_panel(
    title: str,
    group: Sequence[Series],
    xs: tuple[float, ...],
    torn: Sequence[bool],
    y: Axis,
    ordered: Sequence[str],
    subject: Subject,
    height: int,
) -> Panel:
    lines: list[Line] = []
    dots: list[Dots] = []
    tags: list[Tag] = []
    for one in group:
        known = [(x, value) for x, value in zip(xs, one.points, strict=True) if value is not None]
        if not known:
            continue
        lines.append(_torn(one, xs, torn))
        dots += _dots(one, xs, ordered, subject)
        if title == "":
            tags.append(Tag(*known[-1], one.name, one.tone, outside=True))
    axis = Axis("" if title else y.title, y.low, y.high, y.ticks[:: 1 if height > 160 else 2])
    return Panel(
        title, axis, dots=tuple(dots), lines=tuple(lines), tags=plots.tagged(tags, y, height)
    )


def _dots(
    one: Series, xs: tuple[float, ...], ordered: Sequence[str], subject: Subject
) -> Iterator[Dots]:
    """The figures of a series: filled where nothing speaks against them, as rings where something does."""
    for is_doubtful in (False, True):
        known = [
            (x, value, f"{one.name}, {periods.label(period)}: {subject.value(value)}")
            for x, value, period, doubt in zip(xs, one.points, ordered, one.doubtful, strict=True)
            if value is not None and doubt == is_doubtful
        ]
        if known:
            said = ", doubtful" if is_doubtful else ""
            yield Dots(
                DOUBTFUL if is_doubtful else "", one.tone, "ring" if is_doubtful else "circle",
                tuple(x for x, _, _ in known), tuple(value for _, value, _ in known),
                tuple(f"{words}{said}" for _, _, words in known),
                (one.place_id,) * len(known) if one.place_id else (), (SMALL,),
            )  # fmt: skip


def _torn(one: Series, xs: tuple[float, ...], torn: Sequence[bool]) -> Line:
    """The series as a line with a hole before each point to which no line may be drawn."""
    points: list[tuple[float, float | None]] = []
    for x, value, broken, is_joined in zip(xs, one.points, torn, one.joined, strict=True):
        if points and (broken or not is_joined):
            points.append((x, None))
        points.append((x, value))
    return Line(
        one.name, one.tone, tuple(x for x, _ in points), tuple(y for _, y in points), one.dashed
    )


def _year(period: str) -> float:
    start, _, end = period.partition("/")
    moments = [_moment(start), _moment(end)] if end else [_moment(start)]
    return sum(moments) / len(moments)


def _moment(moment: str) -> float:
    year, *rest = moment.split("-")
    return int(year) + (int(rest[0]) / 12 if rest else 0.5)
