"""What a chart says, as one plain value that the screen, the SVG and the PNG are drawn from.

Positions are numbers on two straight axes; names of rows are ticks of the upright axis. Nothing here
knows pixels of a screen: a renderer decides on width, `Plot.panel_height` on height.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components.figures import palette
from components.language import digits
from components.language.numbers import Unit, format_number, with_symbol

Tone = Literal["main", "second", "third", "fourth", "quiet", "ink"]
Shape = Literal["circle", "diamond", "square", "ring", "bar"]
Side = Literal["left", "middle", "right"]

ROW = 24
LABEL_STEP = 16
MOST_YEARS = 4
FEW_YEARS = 3
_TONES: dict[Tone, int] = {"main": 0, "second": 1, "third": 2, "fourth": 3}


@dataclass(frozen=True)
class Dots:
    """A kind of point: what it is called in the key, how it looks, and where its points are.

    `texts` is said when a point is pointed at; `places` holds a place id for each point that can be
    chosen; `sizes` are radii in pixels, one for all or one for each.
    """

    name: str
    tone: Tone
    shape: Shape
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sizes: tuple[float, ...] = (5.0,)
    faint: bool = False


@dataclass(frozen=True)
class Line:
    """A line through points; it is broken where `ys` is None."""

    name: str
    tone: Tone
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    dashed: bool = False
    width: float = 2.0


@dataclass(frozen=True)
class Links:
    """Straight strokes from (x, y) to (x, y): between two dots of a row."""

    tone: Tone
    ends: tuple[tuple[float, float, float, float], ...]
    width: float = 2.0


@dataclass(frozen=True)
class Boxes:
    """Upright rectangles (left, right, bottom, top), for the middle half of many points."""

    name: str
    tone: Tone
    spans: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Rule:
    """A reference line across the panel; its name, with the value, stands in the legend."""

    axis: Literal["x", "y"]
    at: float
    name: str
    dashed: bool = False
    tone: Tone = "ink"


@dataclass(frozen=True)
class Tag:
    """Words beside a point, in several lines if they hold line ends; `outside` right of the panel."""

    x: float
    y: float
    text: str
    tone: Tone = "ink"
    side: Side = "right"
    outside: bool = False


@dataclass(frozen=True)
class Axis:
    """A straight axis from `low` to `high` with the ticks that are written."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    lines: bool = True


@dataclass(frozen=True)
class Panel:
    """One of the drawings of a plot; all share the horizontal axis."""

    title: str
    y: Axis
    dots: tuple[Dots, ...] = ()
    lines: tuple[Line, ...] = ()
    links: tuple[Links, ...] = ()
    boxes: tuple[Boxes, ...] = ()
    rules: tuple[Rule, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Key:
    """One entry of the legend."""

    name: str
    tone: Tone
    shape: Shape | Literal["line", "dashes", "box"]
    faint: bool = False


@dataclass(frozen=True)
class Plot:
    """A chart, ready to be drawn by anything.

    Attributes:
        title: the finding, as a sentence.
        subtitle: what is drawn: indicator, unit, time.
        panel_height: height of the drawing inside each panel, in pixels.
        notes: sentences a reader has to know, printed under the figure.
        alt: the figure in words, for those who do not see it.
        pinned: names of the marked places; their numbers, from 1, stand beside their dots.
    """

    figure_id: str
    title: str
    subtitle: str
    x: Axis
    panels: tuple[Panel, ...]
    panel_height: int
    notes: tuple[str, ...] = ()
    source_text: str = ""
    alt: str = ""
    pinned: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The legend: every named kind once, in the order it is drawn."""
        keys: dict[str, Key] = {}
        for panel in self.panels:
            for key in _keys(panel):
                keys.setdefault(key.name, key)
        return tuple(key for key in keys.values() if key.name)


def _keys(panel: Panel) -> Iterable[Key]:
    yield from (Key(box.name, box.tone, "box") for box in panel.boxes)
    yield from (
        Key(line.name, line.tone, "dashes" if line.dashed else "line") for line in panel.lines
    )
    yield from (
        Key(rule.name, rule.tone, "dashes" if rule.dashed else "line") for rule in panel.rules
    )
    yield from (Key(dots.name, dots.tone, dots.shape, dots.faint) for dots in panel.dots)


def colour(tone: Tone, theme: palette.Theme = "light") -> str:
    """Colour of a tone on a ground."""
    ground = palette.GROUND[theme]
    if tone == "quiet":
        return ground.muted
    return ground.ink if tone == "ink" else palette.QUALITATIVE[theme][_TONES[tone]]


def scale(values: Iterable[float], unit: Unit, title: str, zero: bool = True) -> Axis:
    """A value axis with round ticks around the values.

    Args:
        zero: the axis begins (or ends) at zero where the values do not cross it.
    """
    known = list(values) or [0.0, 1.0]
    low, high = min(known), max(known)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - 1, high + 1
    step = _nice_step((high - low) / 5)
    first, last = _floor(low / step), -_floor(-high / step)
    decimals = max(0, -_exponent(step))
    ticks = tuple(
        (round(place * step, 10), _tick(place * step, decimals, unit, place == last))
        for place in range(first, last + 1)
    )
    return Axis(title, ticks[0][0], ticks[-1][0], ticks)


def _tick(value: float, decimals: int, unit: Unit, with_unit: bool) -> str:
    number = format_number(value, decimals)
    return with_symbol(number, unit.symbol) if with_unit and unit.symbol.strip() == "%" else number


def _nice_step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def _floor(number: float) -> int:
    return round(number) if math.isclose(number, round(number)) else math.floor(number)


def _exponent(step: float) -> int:
    return math.floor(math.log10(step) + 1e-9) if step < 1 else 0


def years_axis(xs: Sequence[float]) -> Axis:
    """An axis of years around some moments, each given as a year with its part."""
    years = sorted({round(x) for x in xs})
    step = -(-len(years) // MOST_YEARS)
    if step > 2:
        round_step = round(_nice_step((years[-1] - years[0]) / MOST_YEARS))
        years = [year for year in range(years[0], years[-1] + 1) if year % round_step == 0]
        step = 1
    if max(xs) - min(xs) < FEW_YEARS:
        # Whole years, so that a figure of a year stands between where it begins and where it ends.
        low, high = math.floor(min(xs)), math.ceil(max(xs))
        marks = tuple((float(year), digits.draw(str(year))) for year in range(low, high + 1))
        return Axis("", low - 0.1, high + 0.1, marks)
    margin = max(0.3, (max(xs) - min(xs)) * 0.03)
    ticks = tuple((float(year), digits.draw(str(year))) for year in years[::step])
    return Axis("", min(xs) - margin, max(xs) + margin, ticks)


def rows_axis(names: Sequence[str]) -> Axis:
    """An upright axis of named rows, the first on top: row i lies at -i."""
    ticks = tuple((float(-place), name) for place, name in enumerate(names))
    return Axis("", -len(names) + 0.5, 0.5, ticks, lines=False)


def apart(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Positions as near as possible to those wanted, at least `least` apart, within low and high.

    They come back in the order they were given.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    settled: list[float] = []
    for place in order:
        settled.append(max(wanted[place], settled[-1] + least if settled else low))
    overshoot = settled[-1] - high if settled else 0.0
    if overshoot > 0:
        limit = high
        for place in range(len(settled) - 1, -1, -1):
            settled[place] = min(settled[place], limit)
            limit = settled[place] - least
    places = dict(zip(order, settled, strict=True))
    return [places[place] for place in range(len(wanted))]


def tagged(
    tags: Sequence[Tag], axis: Axis, panel_height: int, step: int = LABEL_STEP
) -> tuple[Tag, ...]:
    """The tags moved up or down so that none lies on another."""
    per_pixel = (axis.high - axis.low) / panel_height
    ys = apart([tag.y for tag in tags], step * per_pixel, axis.low, axis.high)
    return tuple(replace(tag, y=y) for tag, y in zip(tags, ys, strict=True))
