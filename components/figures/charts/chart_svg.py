"""A chart written as SVG, with title, legend, notes, source and date inside: no browser needed."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from components.figures import palette
from components.figures.charts.chart_parts import name_pinned
from components.figures.charts.paint import ON_PAPER
from components.figures.charts.plots import Key, Panel, Plot
from components.figures.charts.svg_marks import draw_key, say_in_title
from components.figures.charts.svg_panels import ABOVE, BELOW, WORDS, Sheet, draw_panel
from components.figures.svg_text import Style, draw_line, draw_paragraph, fonts, text_width
from components.language.messages import gettext

WIDTH, EDGE = 960, 24
GROUND = palette.GROUND["light"]
TITLE, SUBTITLE = Style(24, weight=700), Style(15, colour=GROUND.muted)
SMALL = Style(12, colour=GROUND.muted)
STRONG, MIDDLE = replace(WORDS, weight=700), replace(WORDS, side="middle")
WIDEST_NAMES = 230
LONGEST_NAME = int(WIDEST_NAMES / text_width("n", WORDS))
# A file has room for whole words beside its panels.
LONGEST_TAG = 1000


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
    if plot.subtitle:
        subtitle, y = draw_paragraph(plot.subtitle, EDGE, y + 26, inner, SUBTITLE)
        parts.append(subtitle)
    legend, y = _legend(plot.keys, y + 28, width)
    parts.append(legend)
    if plot.pinned:
        pinned, y = draw_paragraph(name_pinned(plot.pinned), EDGE, y + 22, inner, WORDS)
        parts.append(pinned)
    return parts, y + 14


def _foot(plot: Plot, y: float, made: str, width: int) -> tuple[Markup, float]:
    parts = []
    source = gettext("Source: {source}", source=plot.source_text) if plot.source_text else ""
    texts = [text for text in (*plot.notes, source, made) if text]
    # Without words below it, a drawing ends closely below its axis.
    y += 8 if texts else -EDGE / 2
    for text in texts:
        drawn, y = draw_paragraph(text, EDGE, y + 19, width - 2 * EDGE, SMALL)
        parts.append(drawn)
    return Markup("").join(parts), y


def _margins(plot: Plot) -> tuple[float, float]:
    names = [name for panel in plot.panels for _, name in panel.y.ticks]
    longest = max((text_width(name, WORDS) for name in names), default=0)
    tags = [tag for panel in plot.panels for tag in panel.tags if tag.outside]
    room = max((text_width(tag.text, STRONG) for tag in tags), default=0)
    return EDGE + min(WIDEST_NAMES, longest) + 12, EDGE + room + 12


def _panel(plot: Plot, panel: Panel, left: float, right: float, y: float) -> tuple[Markup, float]:
    """A panel between `left` and `right`, and where it ends."""
    head, y = _panel_head(panel, y)
    top, bottom = y + ABOVE, y + ABOVE + plot.panel_height
    frame = Sheet(
        top,
        bottom,
        plot.x,
        panel.y,
        ON_PAPER,
        say_in_title,
        (LONGEST_NAME, LONGEST_TAG),
        left,
        right,
    )
    end = frame.bottom + BELOW
    parts = [head, draw_panel(panel, frame)]
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
