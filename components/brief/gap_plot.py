"""The gap chart of a pack as a drawing."""

from collections.abc import Sequence
from dataclasses import replace

from components.brief.pack import Chart
from components.figures.charts import plots
from components.figures.charts.plots import Dots, Links, Panel, Plot, Tag, Tone
from components.language import lists, numbers

# Parts of an axis: what is left free at its ends, and what a number with its unit needs.
LEAST_ROOM, ROOM_OF_WORDS = 0.12, 0.28
LONGEST_TAG = 8


def plot(chart: Chart, titled: bool = True) -> Plot:
    """The chart as a drawing: a row for each category, a dot for each series, joined by a stroke.

    Args:
        titled: False where the title stands beside the drawing already.
    """
    unit = numbers.Unit("", chart.unit, chart.symbol, chart.decimals)
    values = [[value for value in column if value is not None] for _, column in chart.series]
    tones: tuple[Tone, ...] = ("second", "quiet")
    dots = tuple(
        Dots(name, tone, "circle" if tone == "second" else "square", *_points(column), sizes=(7.0,))
        for (name, column), tone in zip(chart.series, tones, strict=False)
    )
    both = list(zip(*(column for _, column in chart.series), strict=True)) if len(dots) == 2 else []
    ends = tuple(
        (pair[0], -float(place), pair[1], -float(place))
        for place, pair in enumerate(both)
        if None not in pair
    )
    tags = tuple(
        Tag(value, -float(place), _tell(value, unit), tone, _side(value, others))
        for (_, column), tone in zip(chart.series, tones, strict=False)
        for place, value in enumerate(column)
        if value is not None
        for others in [[each[1][place] for each in chart.series]]
    )
    panel = Panel(
        "", plots.rows_axis(chart.categories), dots=dots, links=(Links("quiet", ends),), tags=tags
    )
    everything = [value for column in values for value in column]
    return Plot(
        figure_id=chart.item_id,
        title=chart.heading if titled else "",
        subtitle=lists.join((chart.unit, chart.when)) if titled else "",
        x=_roomy(plots.scale(everything, unit, ""), tags),
        panels=(panel,),
        panel_height=len(chart.categories) * 46,
        alt=chart.description,
    )


def _points(column: Sequence[float | None]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    known = [(value, -float(place)) for place, value in enumerate(column) if value is not None]
    return tuple(value for value, _ in known), tuple(place for _, place in known)


def _side(value: float, others: Sequence[float | None]) -> plots.Side:
    """Words stand outside of the pair of dots."""
    return "left" if any(other is not None and other > value for other in others) else "right"


def _tell(value: float, unit: numbers.Unit) -> str:
    """A number as it stands beside its dot: with its unit, unless that needs more room than there is.

    The unit stands below the chart in any case.
    """
    told = numbers.format_value(value, unit)
    return told if len(told) <= LONGEST_TAG else numbers.format_number(value, unit.decimals)


def _roomy(axis: plots.Axis, tags: Sequence[Tag]) -> plots.Axis:
    """The axis with room for words left of its lowest and right of its highest point.

    Words left of a point close to the beginning of the axis would stand over the name of their row.
    """
    wide = axis.high - axis.low
    words = min((tag.x for tag in tags if tag.side == "left"), default=axis.high) - axis.low
    before = max(LEAST_ROOM * wide, ROOM_OF_WORDS * wide - words)
    return replace(axis, low=axis.low - before, high=axis.high + LEAST_ROOM * wide)
