"""A chart written as SVG, with title, legend, notes, source and date inside: no browser needed."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.plots import Dots, Key, Panel, Plot, Tag
from components.figures.maps.drawing import FONT, LETTER, wrapped

WIDTH, EDGE = 960, 24
TITLE, SUBTITLE, TEXT, SMALL, LINE = 24, 15, 13, 12, 16
WIDEST_NAMES = 230
GROUND = palette.GROUND["light"]
DASHES = "5 4"


def svg(plot: Plot, made: str, width: int = WIDTH) -> str:
    """The whole figure on white ground; a plot without a title has none.

    Args:
        made: when the file is made, in words; it is printed under the source.
        width: in pixels; letters keep their size.
    """
    left, right = _margins(plot)
    parts, y = _head(plot, width)
    for panel in plot.panels:
        drawn, y = _panel(plot, panel, left, width - right, y)
        parts.append(drawn)
    drawn, y = _foot(plot, y, made, width)
    parts.append(drawn)
    height = round(y + EDGE)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" '
            'font-family="{2}" role="img" aria-labelledby="title desc"><title id="title">{3}</title>'
            '<desc id="desc">{4}</desc><rect width="{0}" height="{1}" fill="{5}"/>{6}</svg>'
        ).format(
            width, height, FONT, plot.title, plot.alt, GROUND.background, Markup("").join(parts)
        )
    )


def _head(plot: Plot, width: int) -> tuple[list[Markup], float]:
    parts, y = [], 0.0
    if plot.title:
        title, y = _paragraph(plot.title, TITLE, EDGE + TITLE, width, weight=700)
        parts.append(title)
    subtitle, y = _paragraph(plot.subtitle, SUBTITLE, y + 26, width, colour=GROUND.muted)
    legend, y = _legend(plot.keys, y + 28, width)
    parts += [subtitle, legend]
    if plot.pinned:
        names = ", ".join(f"{place} {name}" for place, name in enumerate(plot.pinned, start=1))
        pinned, y = _paragraph(f"Pinned: {names}", TEXT, y + 22, width)
        parts.append(pinned)
    return parts, y + 14


def _foot(plot: Plot, y: float, made: str, width: int) -> tuple[Markup, float]:
    parts = []
    source = f"Source: {plot.source_text}" if plot.source_text else ""
    y += 8
    for text in (*plot.notes, source, made):
        if text:
            drawn, y = _paragraph(text, SMALL, y + 19, width, colour=GROUND.muted)
            parts.append(drawn)
    return Markup("").join(parts), y


def _margins(plot: Plot) -> tuple[float, float]:
    names = [name for panel in plot.panels for _, name in panel.y.ticks]
    longest = max((len(name) for name in names), default=0) * TEXT * LETTER
    tags = [tag for panel in plot.panels for tag in panel.tags if tag.outside]
    room = max((len(tag.text) for tag in tags), default=0) * TEXT * LETTER * 1.08
    return EDGE + min(WIDEST_NAMES, longest) + 12, EDGE + room + 12


def _panel(plot: Plot, panel: Panel, left: float, right: float, y: float) -> tuple[Markup, float]:
    """A panel between `left` and `right`, and where it ends."""
    parts: list[Markup] = []
    if panel.title:
        parts.append(_text(panel.title, EDGE, y + 18, TEXT, weight=700))
        y += 26
    elif panel.y.title:
        parts.append(_text(panel.y.title, EDGE, y + 16, TEXT))
        y += 24
    top, bottom = y + 6, y + 6 + plot.panel_height
    x_span, y_span = plot.x.high - plot.x.low, panel.y.high - panel.y.low

    def at_x(value: float) -> float:
        return round(left + (value - plot.x.low) / x_span * (right - left), 1)

    def at_y(value: float) -> float:
        return round(bottom - (value - panel.y.low) / y_span * (bottom - top), 1)

    parts += [_stroke(at_x(at), top, at_x(at), bottom, GROUND.outside) for at, _ in plot.x.ticks]
    for at, name in panel.y.ticks:
        parts.append(_text(_cut(name), left - 8, at_y(at) + 4.5, TEXT, side="end"))
        parts.append(_stroke(left, at_y(at), right, at_y(at), GROUND.outside))
    for box in panel.boxes:
        parts += [
            Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" opacity="0.25"/>').format(
                at_x(x0), at_y(y1), round(at_x(x1) - at_x(x0), 1), round(at_y(y0) - at_y(y1), 1),
                plots.colour(box.tone),
            )
            for x0, x1, y0, y1 in box.spans
        ]  # fmt: skip
    for links in panel.links:
        tone = plots.colour(links.tone)
        parts += [
            _stroke(at_x(x0), at_y(y0), at_x(x1), at_y(y1), tone, links.width)
            for x0, y0, x1, y1 in links.ends
        ]
    for line in panel.lines:
        points = list(zip(line.xs, line.ys, strict=True))
        for run in _runs(points):
            path = " ".join(f"{at_x(x)},{at_y(value)}" for x, value in run)
            parts.append(_polyline(path, plots.colour(line.tone), line.width, line.dashed))
    for rule in panel.rules:
        ends = (
            (at_x(rule.at), top, at_x(rule.at), bottom)
            if rule.axis == "x"
            else (left, at_y(rule.at), right, at_y(rule.at))
        )
        parts.append(_stroke(*ends, plots.colour(rule.tone), 1.5, rule.dashed))
    for dots in panel.dots:
        parts += _marks(dots, [at_x(x) for x in dots.xs], [at_y(value) for value in dots.ys])
    parts += [_tag(tag, at_x(tag.x), at_y(tag.y)) for tag in panel.tags]
    parts += [
        _text(name, at_x(at), bottom + 18, TEXT, side="middle", colour=GROUND.muted)
        for at, name in plot.x.ticks
    ]
    end = bottom + 22
    if panel is plot.panels[-1] and plot.x.title:
        end += 18
        parts.append(_text(plot.x.title, (left + right) / 2, end, TEXT, side="middle"))
    return Markup("").join(parts), end + 8


def _runs(points: Iterable[tuple[float, float | None]]) -> list[list[tuple[float, float]]]:
    """The points in stretches without a hole."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if len(run) > 1]


def _marks(dots: Dots, xs: Sequence[float], ys: Sequence[float]) -> list[Markup]:
    sizes = dots.sizes if len(dots.sizes) == len(xs) else dots.sizes[:1] * len(xs)
    texts = dots.texts or ("",) * len(xs)
    return [
        _mark(dots, x, y, size, text) for x, y, size, text in zip(xs, ys, sizes, texts, strict=True)
    ]


def _mark(
    dots: Dots | Key,
    x: float,
    y: float,
    size: float,
    text: str = "",
    theme: palette.Theme = "light",
) -> Markup:
    tone = plots.colour(dots.tone, theme)
    opacity = Markup(' fill-opacity="0.45"') if dots.faint else Markup("")
    edge = Markup(' stroke="{}" stroke-width="0.8"').format(palette.GROUND[theme].background)
    said = Markup("<title>{}</title>").format(text) if text else Markup("")
    match dots.shape:
        case "ring":
            shape = Markup(
                '<circle cx="{}" cy="{}" r="{}" fill="none" stroke="{}" stroke-width="2">{}</circle>'
            )
            return shape.format(x, y, size, tone, said)
        case "bar":
            shape = Markup('<rect x="{}" y="{}" width="3" height="{}" fill="{}">{}</rect>')
            return shape.format(
                round(x - 1.5, 1), round(y - size, 1), round(2 * size, 1), tone, said
            )
        case "square":
            shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}{}>{}</rect>')
            corner = (
                round(x - size * 0.9, 1),
                round(y - size * 0.9, 1),
                round(size * 1.8, 1),
                round(size * 1.8, 1),
            )
            return shape.format(*corner, tone, opacity, edge, said)
        case "diamond":
            far = round(size * 1.3, 1)
            shape = Markup('<path d="M{} {}l{} {}l-{} {}l-{} -{}z" fill="{}"{}{}>{}</path>')
            path = (x, round(y - far, 1), far, far, far, far, far, far)
            return shape.format(*path, tone, opacity, edge, said)
        case _:
            shape = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"{}{}>{}</circle>')
            return shape.format(x, y, size, tone, opacity, edge, said)


def _tag(tag: Tag, x: float, y: float) -> Markup:
    shift, side = {"right": (8, "start"), "left": (-8, "end"), "middle": (0, "middle")}[tag.side]
    lines = tag.text.split("\n")
    top = y + 4.5 - (len(lines) - 1) * LINE / 2
    colour = plots.colour(tag.tone)
    return Markup("").join(
        _text(line, x + shift, top + place * LINE, TEXT, side, 700, colour, halo=True)
        for place, line in enumerate(lines)
    )


def _legend(keys: Sequence[Key], y: float, width: int) -> tuple[Markup, float]:
    parts: list[Markup] = []
    x = float(EDGE)
    for key in keys:
        room = 30 + len(key.name) * TEXT * LETTER + 22
        if x + room > width - EDGE and x > EDGE:
            x, y = float(EDGE), y + 22
        parts += [key_mark(key, x + 9, y - 4), _text(key.name, x + 24, y, TEXT)]
        x += room
    return Markup("").join(parts), y


def key_mark(key: Key, x: float, y: float, theme: palette.Theme = "light") -> Markup:
    """The sign of one legend entry around a point."""
    if key.shape in ("line", "dashes"):
        return _stroke(
            x - 9, y, x + 9, y, plots.colour(key.tone, theme), 2.5, key.shape == "dashes"
        )
    if key.shape == "box":
        box = Markup('<rect x="{}" y="{}" width="18" height="12" fill="{}" opacity="0.25"/>')
        return box.format(x - 9, y - 6, plots.colour(key.tone, theme))
    return _mark(key, x, y, 6, theme=theme)


def _cut(name: str) -> str:
    most = int(WIDEST_NAMES / (TEXT * LETTER))
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _stroke(
    x0: float, y0: float, x1: float, y1: float, tone: str, width: float = 1.0, dashed: bool = False
) -> Markup:
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>').format(
        x0, y0, x1, y1, tone, width, _dash(dashed)
    )


def _polyline(path: str, tone: str, width: float, dashed: bool) -> Markup:
    return Markup(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>'
    ).format(path, tone, width, _dash(dashed))


def _dash(dashed: bool) -> Markup:
    return Markup(' stroke-dasharray="{}"').format(DASHES) if dashed else Markup("")


def _paragraph(
    text: str, size: int, y: float, width: int, weight: int = 400, colour: str = GROUND.ink
) -> tuple[Markup, float]:
    """Text broken into lines that fit the figure, and where its last line stands."""
    wide = LETTER if weight == 400 else LETTER * 1.08
    lines = wrapped(text, int((width - 2 * EDGE) / (size * wide)))
    step = round(size * 1.35)
    drawn = [
        _text(line, EDGE, y + place * step, size, weight=weight, colour=colour)
        for place, line in enumerate(lines)
    ]
    return Markup("").join(drawn), y + (len(lines) - 1) * step


def _text(
    text: str,
    x: float,
    y: float,
    size: int,
    side: str = "start",
    weight: int = 400,
    colour: str = GROUND.ink,
    halo: bool = False,
) -> Markup:
    around = (
        Markup(' paint-order="stroke" stroke="{}" stroke-width="3"').format(GROUND.background)
        if halo
        else Markup("")
    )
    return Markup(
        '<text x="{}" y="{}" font-size="{}" font-weight="{}" text-anchor="{}" fill="{}"{}>{}</text>'
    ).format(round(x, 1), round(y, 1), size, weight, side, colour, around, text)
