"""A chart written for a page: SVG that is as wide as there is room, in the colours of its style sheet."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from components.figures.charts.paint import ON_PAGE
from components.figures.charts.plots import Panel, Plot
from components.figures.charts.svg_panels import ABOVE, BELOW, WORDS, Page, draw_panel
from components.figures.svg_text import text_width

STRONG = replace(WORDS, weight=700)
# Letters after which the name of a row, and the words beside a panel, are cut: a phone has no room
# for more.
LONGEST = LONGEST_NAME, LONGEST_TAG = 24, 14
# Room for half a number at the end of the axis.
LEAST_ROOM = 34
# Beside names wider than this a phone has no room for more numbers than these.
WIDE_NAMES, FEW_NUMBERS = 120, 4


def draw_inline(plot: Plot) -> str:
    """The panels of a chart; its title, key and notes stand around them.

    A dot says itself in `aria-label`, and in `data-place` which place it is of.
    """
    tight = Markup(" tight") if is_tight_on_a_phone(plot) else Markup("")
    title = Markup('<p class="axis">{}</p>').format(plot.x.title) if plot.x.title else Markup("")
    return str(
        Markup('<div class="panels{}" style="--names:{};--tags:{}">{}{}</div>').format(
            tight, _names_room(plot), _tags_room(plot), Markup("").join(_panels(plot)), title
        )
    )


def is_tight_on_a_phone(plot: Plot) -> bool:
    """Whether the numbers below the drawing would touch where the screen is narrow."""
    return _names_room(plot) > WIDE_NAMES and len(plot.x.ticks) > FEW_NUMBERS


def _panels(plot: Plot) -> Iterator[Markup]:
    for panel in plot.panels:
        bottom = ABOVE + plot.panel_height
        frame = Page(ABOVE, bottom, plot.x, panel.y, ON_PAGE, _say, LONGEST)
        yield Markup('{}<svg height="{}"{}>{}</svg>').format(
            _head(panel), bottom + BELOW, _rows(panel, plot), draw_panel(panel, frame)
        )


def _say(text: str, place: str) -> tuple[Markup, Markup]:
    """The words of a dot where the script of the page looks for them."""
    words = Markup(' aria-label="{}"').format(text) if text else Markup("")
    return words + (Markup(' data-place="{}"').format(place) if place else Markup("")), Markup("")


def _head(panel: Panel) -> Markup:
    if panel.title:
        return Markup('<p class="head"><strong>{}</strong></p>').format(panel.title)
    return Markup('<p class="head">{}</p>').format(panel.y.title) if panel.y.title else Markup("")


def _rows(panel: Panel, plot: Plot) -> Markup:
    """How high a row is, where the panel has named rows: the arrow keys walk along them."""
    if panel.y.lines or not panel.y.ticks:
        return Markup("")
    return Markup(' data-row="{}"').format(round(plot.panel_height / len(panel.y.ticks), 2))


def _names_room(plot: Plot) -> int:
    names = [name[:LONGEST_NAME] for panel in plot.panels for _, name in panel.y.ticks]
    return round(max((text_width(name, WORDS) for name in names), default=0)) + 16


def _tags_room(plot: Plot) -> int:
    tags = [tag.text[:LONGEST_TAG] for panel in plot.panels for tag in panel.tags if tag.outside]
    longest = max((text_width(text, STRONG) for text in tags), default=0)
    return max(LEAST_ROOM, round(longest) + 12)
