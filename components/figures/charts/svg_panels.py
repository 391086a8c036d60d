"""The panels of a chart written as SVG: one way for the files and for the page.

In a file every position is a number of units. On a page it is a part of the width, so that the browser
makes a drawing as wide as the screen has room and leaves its letters and dots as they are.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from components.figures.charts import plots
from components.figures.charts.paint import Paint
from components.figures.charts.plots import Axis, Boxes, Line, Panel, Rule, Tag
from components.figures.charts.svg_marks import (
    Saying,
    draw_dots,
    draw_polyline,
    draw_stroke,
)
from components.figures.svg_text import Along, Side, Style, draw_lines
from components.language.shortening import shorten_to_letters

WORDS = Style(13)
LINE = 16
# Above the drawing of a panel, and below it for the numbers.
ABOVE, BELOW = 6, 22
# How far a tag stands from its point, and which of its ends is there.
BESIDE: dict[plots.Side, tuple[int, Side]] = {
    "right": (8, "start"),
    "left": (-8, "end"),
    "middle": (0, "middle"),
}


@dataclass(frozen=True)
class Frame(ABC):
    """The drawing of a panel: its upper and lower edge, the axes along its edges, and its colours.

    Attributes:
        longest: letters after which the names of rows, and the words right of the panel, are cut.
    """

    top: float
    bottom: float
    x: Axis
    y: Axis
    paint: Paint
    say: Saying
    longest: tuple[int, int]

    @abstractmethod
    def along(self, part: float) -> Along:
        """Where a part of the width stands."""

    @abstractmethod
    def write(self, text: str, at: tuple[float, int], y: float, style: Style) -> Markup:
        """Lines of words `at` a part of the width and some units beside it, the first of them on `y`."""

    @abstractmethod
    def draw_run(self, run: Sequence[tuple[float, float]], line: Line) -> Markup:
        """A line through points, in values of the axes."""

    @abstractmethod
    def width_of(self, part: float) -> Along:
        """How wide a part of the width is."""

    def part(self, value: float) -> float:
        """Which part of the width lies before a value of the horizontal axis."""
        return (value - self.x.low) / (self.x.high - self.x.low)

    def at_x(self, value: float) -> Along:
        """Where a value of the horizontal axis stands."""
        return self.along(self.part(value))

    def at_y(self, value: float) -> float:
        """Where a value of the upright axis stands."""
        part = (value - self.y.low) / (self.y.high - self.y.low)
        return round(self.bottom - part * (self.bottom - self.top), 1)


@dataclass(frozen=True)
class Sheet(Frame):
    """A panel between two edges of a file."""

    left: float = 0
    right: float = 0

    def along(self, part: float) -> float:
        return round(self.left + self.width_of(part), 1)

    def write(self, text: str, at: tuple[float, int], y: float, style: Style) -> Markup:
        part, beside = at
        return draw_lines(text.split("\n"), self.along(part) + beside, y, LINE, style)

    def draw_run(self, run: Sequence[tuple[float, float]], line: Line) -> Markup:
        path = " ".join(f"{self.at_x(x)},{self.at_y(value)}" for x, value in run)
        return draw_polyline(path, self.paint.tones[line.tone], line.width, line.dashed)

    def width_of(self, part: float) -> float:
        return round(part * (self.right - self.left), 1)


@dataclass(frozen=True)
class Page(Frame):
    """A panel as wide as the page has room."""

    # A path knows no parts of the width: it is drawn this wide and stretched.
    UNITS = 1000

    def along(self, part: float) -> str:
        return f"{round(part * 100, 2):g}%"

    def write(self, text: str, at: tuple[float, int], y: float, style: Style) -> Markup:
        part, beside = at
        return draw_lines(
            text.split("\n"), self.along(part), y, LINE, replace(style, beside=beside)
        )

    def draw_run(self, run: Sequence[tuple[float, float]], line: Line) -> Markup:
        path = " ".join(
            f"{round(self.part(x) * self.UNITS, 1):g},{self.at_y(value)}" for x, value in run
        )
        drawn = draw_polyline(path, self.paint.tones[line.tone], line.width, line.dashed)
        stretched = Markup(
            '<svg width="100%" height="{0}" viewBox="0 0 {1} {0}" preserveAspectRatio="none">{2}</svg>'
        )
        return stretched.format(self.bottom, self.UNITS, drawn)

    def width_of(self, part: float) -> str:
        return self.along(part)


def draw_panel(panel: Panel, frame: Frame) -> Markup:
    """Grid, names, numbers and all that the panel shows."""
    text = Markup('<g aria-hidden="true">{}{}</g>{}<g aria-hidden="true">{}</g>')
    return text.format(
        Markup("").join(_grid(frame)),
        Markup('<g class="numbers">{}</g>').format(Markup("").join(_numbers_below(frame))),
        Markup("").join(_inside(panel, frame)),
        Markup("").join(_tag(tag, frame) for tag in panel.tags),
    )


def _grid(frame: Frame) -> Iterator[Markup]:
    """The lines at the ticks of both axes, and the names of the upright one."""
    style = replace(WORDS, side="end", colour=frame.paint.ink)
    for value, _ in frame.x.ticks:
        x = frame.at_x(value)
        yield draw_stroke(x, frame.top, x, frame.bottom, frame.paint.grid)
    for value, name in frame.y.ticks:
        y = frame.at_y(value)
        yield frame.write(shorten_to_letters(name, frame.longest[0]), (0, -8), y + 4.5, style)
        yield draw_stroke(frame.along(0), y, frame.along(1), y, frame.paint.grid)


def _numbers_below(frame: Frame) -> Iterator[Markup]:
    quiet = replace(WORDS, side="middle", colour=frame.paint.muted)
    for value, name in frame.x.ticks:
        yield frame.write(name, (frame.part(value), 0), frame.bottom + 18, quiet)


def _inside(panel: Panel, frame: Frame) -> Iterator[Markup]:
    """What a panel shows, from the ground up."""
    for boxes in panel.boxes:
        yield from _boxes(boxes, frame)
    for links in panel.links:
        for x0, y0, x1, y1 in links.ends:
            ends = frame.at_x(x0), frame.at_y(y0), frame.at_x(x1), frame.at_y(y1)
            yield draw_stroke(*ends, frame.paint.tones[links.tone], links.width)
    for line in panel.lines:
        runs = _runs(zip(line.xs, line.ys, strict=True))
        yield from (frame.draw_run(run, line) for run in runs)
    for rule in panel.rules:
        yield _rule(rule, frame)
    for dots in panel.dots:
        xs, ys = [*map(frame.at_x, dots.xs)], [*map(frame.at_y, dots.ys)]
        yield draw_dots(dots, xs, ys, frame.paint, frame.say)


def _boxes(boxes: Boxes, frame: Frame) -> Iterator[Markup]:
    box = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" opacity="0.25"/>')
    for x0, x1, y0, y1 in boxes.spans:
        top, bottom = frame.at_y(y1), frame.at_y(y0)
        width = frame.width_of(frame.part(x1) - frame.part(x0))
        fill = frame.paint.tones[boxes.tone]
        yield box.format(frame.at_x(x0), top, width, round(bottom - top, 1), fill)


def _rule(rule: Rule, frame: Frame) -> Markup:
    tone = frame.paint.tones[rule.tone]
    if rule.axis == "x":
        x = frame.at_x(rule.at)
        return draw_stroke(x, frame.top, x, frame.bottom, tone, 1.5, rule.dashed)
    y = frame.at_y(rule.at)
    return draw_stroke(frame.along(0), y, frame.along(1), y, tone, 1.5, rule.dashed)


def _runs(points: Iterable[tuple[float, float | None]]) -> list[list[tuple[float, float]]]:
    """The points in stretches without a hole."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if len(run) > 1]


def _tag(tag: Tag, frame: Frame) -> Markup:
    beside, side = BESIDE[tag.side]
    top = frame.at_y(tag.y) + 4.5 - tag.text.count("\n") * LINE / 2
    style = Style(
        13, 700, frame.paint.tones[tag.tone], side=side, halo=3, rim=frame.paint.background
    )
    text = shorten_to_letters(tag.text, frame.longest[1]) if tag.outside else tag.text
    return frame.write(text, (frame.part(tag.x), beside), top, style)
