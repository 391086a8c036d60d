"""A chart written as SVG, with title, legend, notes, source and date inside: no browser needed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.chart_parts import name_pinned
from components.figures.charts.plots import (
    Axis,
    Boxes,
    Key,
    Line,
    Panel,
    Plot,
    Rule,
    Tag,
    Tone,
)
from components.figures.charts.svg_marks import draw_dots, draw_key, draw_polyline, draw_stroke
from components.figures.svg_text import (
    Side,
    Style,
    draw_line,
    draw_lines,
    draw_paragraph,
    fonts,
    text_width,
)
from components.language.messages import gettext
from components.language.shortening import shorten_to_letters

WIDTH, EDGE = 960, 24
GROUND = palette.GROUND["light"]
TITLE, SUBTITLE = Style(24, weight=700), Style(15, colour=GROUND.muted)
WORDS, SMALL = Style(13), Style(12, colour=GROUND.muted)
STRONG, MIDDLE = replace(WORDS, weight=700), replace(WORDS, side="middle")
LINE, WIDEST_NAMES = 16, 230
LONGEST_NAME = int(WIDEST_NAMES / text_width("n", WORDS))
# How far a tag stands from its point, and which of its ends is there.
BESIDE: dict[plots.Side, tuple[int, Side]] = {
    "right": (8, "start"),
    "left": (-8, "end"),
    "middle": (0, "middle"),
}


def svg(plot: Plot, made: str, width: int = WIDTH, name: str = "") -> str:
    """The whole figure on white ground; a plot without a title has none.

    Args:
        made: when the file is made, in words; it is printed under the source.
        width: in pixels; letters keep their size.
        name: beginning of the ids in the drawing, which must not occur twice on a page.
    """
    left, right = _margins(plot)
    parts, y = _head(plot, width)
    for panel in plot.panels:
        drawn, y = _panel(plot, panel, left, width - right, y)
        parts.append(drawn)
    drawn, y = _foot(plot, y, made, width)
    parts.append(drawn)
    height = round(y + EDGE)
    ids = [f"{name}-{one}" if name else one for one in ("title", "desc")]
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" '
            'font-family="{2}" role="img" aria-labelledby="{7} {8}"><title id="{7}">{3}</title>'
            '<desc id="{8}">{4}</desc><rect width="{0}" height="{1}" fill="{5}"/>{6}</svg>'
        ).format(
            width,
            height,
            fonts(),
            plot.title or plot.alt,
            plot.alt,
            GROUND.background,
            Markup("").join(parts),
            *ids,
        )
    )


def bare(plot: Plot) -> Plot:
    """The chart without the words that stand beside its drawing, and without those of single dots."""
    panels = tuple(
        replace(panel, dots=tuple(replace(dots, texts=()) for dots in panel.dots))
        for panel in plot.panels
    )
    return replace(plot, title="", notes=(), source_text="", panels=panels)


def _head(plot: Plot, width: int) -> tuple[list[Markup], float]:
    parts, y, inner = [], 0.0, width - 2 * EDGE
    if plot.title:
        title, y = draw_paragraph(plot.title, EDGE, EDGE + TITLE.size, inner, TITLE)
        parts.append(title)
    subtitle, y = draw_paragraph(plot.subtitle, EDGE, y + 26, inner, SUBTITLE)
    legend, y = _legend(plot.keys, y + 28, width)
    parts += [subtitle, legend]
    if plot.pinned:
        pinned, y = draw_paragraph(name_pinned(plot.pinned), EDGE, y + 22, inner, WORDS)
        parts.append(pinned)
    return parts, y + 14


def _foot(plot: Plot, y: float, made: str, width: int) -> tuple[Markup, float]:
    parts = []
    source = gettext("Source: {source}", source=plot.source_text) if plot.source_text else ""
    y += 8
    for text in (*plot.notes, source, made):
        if text:
            drawn, y = draw_paragraph(text, EDGE, y + 19, width - 2 * EDGE, SMALL)
            parts.append(drawn)
    return Markup("").join(parts), y


def _margins(plot: Plot) -> tuple[float, float]:
    names = [name for panel in plot.panels for _, name in panel.y.ticks]
    longest = max((text_width(name, WORDS) for name in names), default=0)
    tags = [tag for panel in plot.panels for tag in panel.tags if tag.outside]
    room = max((text_width(tag.text, STRONG) for tag in tags), default=0)
    return EDGE + min(WIDEST_NAMES, longest) + 12, EDGE + room + 12


@dataclass(frozen=True)
class Frame:
    """The drawing of a panel on the sheet: its edges, and the axes along them."""

    left: float
    right: float
    top: float
    bottom: float
    x: Axis
    y: Axis

    def at_x(self, value: float) -> float:
        """Where a value of the horizontal axis stands."""
        part = (value - self.x.low) / (self.x.high - self.x.low)
        return round(self.left + part * (self.right - self.left), 1)

    def at_y(self, value: float) -> float:
        """Where a value of the upright axis stands."""
        part = (value - self.y.low) / (self.y.high - self.y.low)
        return round(self.bottom - part * (self.bottom - self.top), 1)

    def stroke(self, ends: tuple[float, float, float, float], tone: Tone, width: float) -> Markup:
        """A stroke from x, y to x, y, in values of the axes."""
        x0, y0, x1, y1 = ends
        line = (self.at_x(x0), self.at_y(y0), self.at_x(x1), self.at_y(y1))
        return draw_stroke(*line, plots.colour(tone), width)


def _panel(plot: Plot, panel: Panel, left: float, right: float, y: float) -> tuple[Markup, float]:
    """A panel between `left` and `right`, and where it ends."""
    head, y = _panel_head(panel, y)
    frame = Frame(left, right, y + 6, y + 6 + plot.panel_height, plot.x, panel.y)
    end = frame.bottom + 22
    parts = [head, *_grid(frame), *_inside(panel, frame), *_numbers_below(frame)]
    if panel is plot.panels[-1] and plot.x.title:
        end += 18
        parts.append(draw_line(plot.x.title, (left + right) / 2, end, MIDDLE))
    return Markup("").join(parts), end + 8


def _panel_head(panel: Panel, y: float) -> tuple[Markup, float]:
    if panel.title:
        return draw_line(panel.title, EDGE, y + 18, STRONG), y + 26
    if panel.y.title:
        return draw_line(panel.y.title, EDGE, y + 16, WORDS), y + 24
    return Markup(""), y


def _grid(frame: Frame) -> Iterator[Markup]:
    """The lines at the ticks of both axes, and the names of the upright one."""
    for value, _ in frame.x.ticks:
        x = frame.at_x(value)
        yield draw_stroke(x, frame.top, x, frame.bottom, GROUND.outside)
    for value, name in frame.y.ticks:
        y = frame.at_y(value)
        yield draw_line(
            shorten_to_letters(name, LONGEST_NAME),
            frame.left - 8,
            y + 4.5,
            replace(WORDS, side="end"),
        )
        yield draw_stroke(frame.left, y, frame.right, y, GROUND.outside)


def _numbers_below(frame: Frame) -> Iterator[Markup]:
    quiet = replace(MIDDLE, colour=GROUND.muted)
    for value, name in frame.x.ticks:
        yield draw_line(name, frame.at_x(value), frame.bottom + 18, quiet)


def _inside(panel: Panel, frame: Frame) -> Iterator[Markup]:
    """What a panel shows, from the ground up."""
    for boxes in panel.boxes:
        yield from _boxes(boxes, frame)
    for links in panel.links:
        yield from (frame.stroke(ends, links.tone, links.width) for ends in links.ends)
    for line in panel.lines:
        yield from _line(line, frame)
    for rule in panel.rules:
        yield _rule(rule, frame)
    for dots in panel.dots:
        yield from draw_dots(dots, [*map(frame.at_x, dots.xs)], [*map(frame.at_y, dots.ys)])
    for tag in panel.tags:
        yield _tag(tag, frame.at_x(tag.x), frame.at_y(tag.y))


def _boxes(boxes: Boxes, frame: Frame) -> Iterator[Markup]:
    box = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" opacity="0.25"/>')
    for x0, x1, y0, y1 in boxes.spans:
        left, right, top, bottom = (
            frame.at_x(x0), frame.at_x(x1), frame.at_y(y1), frame.at_y(y0),
        )  # fmt: skip
        size = round(right - left, 1), round(bottom - top, 1)
        yield box.format(left, top, *size, plots.colour(boxes.tone))


def _line(line: Line, frame: Frame) -> Iterator[Markup]:
    for run in _runs(zip(line.xs, line.ys, strict=True)):
        path = " ".join(f"{frame.at_x(x)},{frame.at_y(value)}" for x, value in run)
        yield draw_polyline(path, plots.colour(line.tone), line.width, line.dashed)


def _rule(rule: Rule, frame: Frame) -> Markup:
    if rule.axis == "x":
        x = frame.at_x(rule.at)
        ends = x, frame.top, x, frame.bottom
    else:
        y = frame.at_y(rule.at)
        ends = frame.left, y, frame.right, y
    return draw_stroke(*ends, plots.colour(rule.tone), 1.5, rule.dashed)


def _runs(points: Iterable[tuple[float, float | None]]) -> list[list[tuple[float, float]]]:
    """The points in stretches without a hole."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if len(run) > 1]


def _tag(tag: Tag, x: float, y: float) -> Markup:
    shift, side = BESIDE[tag.side]
    lines = tag.text.split("\n")
    top = y + 4.5 - (len(lines) - 1) * LINE / 2
    style = replace(STRONG, side=side, colour=plots.colour(tag.tone), halo=3)
    return draw_lines(lines, x + shift, top, LINE, style)


def _legend(keys: Sequence[Key], y: float, width: int) -> tuple[Markup, float]:
    parts: list[Markup] = []
    x = float(EDGE)
    for key in keys:
        room = 30 + text_width(key.name, WORDS) + 22
        if x + room > width - EDGE and x > EDGE:
            x, y = float(EDGE), y + 22
        parts += [draw_key(key, x + 9, y - 4), draw_line(key.name, x + 24, y, WORDS)]
        x += room
    return Markup("").join(parts), y
