"""A chart for Plotly, as the plain dictionary it reads: no import of Plotly is needed to build it."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.plots import Axis, Dots, Line, Links, Panel, Plot, Rule, Tag
from components.figures.palette import Theme
from components.language.shortening import shorten_to_letters

SYMBOLS = {
    "circle": "circle", "diamond": "diamond", "square": "square", "ring": "circle-open",
    "bar": "line-ns-open",
}  # fmt: skip
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "showTips": False}
TEXT, LETTER_WIDTH, LONGEST_NAME = 13, 7.2, 24
TOP, PANEL_TITLE, AXIS_ROOM, LONGEST_TAG = 8, 24, 50, 14
# What fits below a drawing on a phone: Plotly does not break a title.
AXIS_LETTERS, AXIS_LINE = 34, 18
FAINT = 0.5


def figure(plot: Plot, theme: Theme) -> dict[str, Any]:
    """Traces and layout of a plot of one panel: points say themselves when pointed at and carry their
    place as customdata."""
    ground = palette.GROUND[theme]
    (panel,) = plot.panels
    title = textwrap.wrap(plot.x.title, AXIS_LETTERS)
    upper = textwrap.wrap(panel.y.title, AXIS_LETTERS)
    above = TOP + (PANEL_TITLE + AXIS_LINE * (len(upper) - 1) if upper else 0)
    below = AXIS_ROOM + AXIS_LINE * (len(title) - 1)
    layout = {
        "template": "none",
        "height": above + plot.panel_height + below,
        "margin": {"l": _names_room(panel), "r": _tags_room(panel), "t": above, "b": below},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {
            "family": "Noto Sans, Noto Scripts, system-ui, sans-serif",
            "size": TEXT,
            "color": ground.ink,
        },
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "shapes": [_rule(rule, theme) for rule in panel.rules],
        "annotations": [*(_tag(tag, theme) for tag in panel.tags), *_upper_title(upper)],
        "xaxis": {**_axis(plot.x, ground), "title": _axis_title(title), "side": "bottom"},
        "yaxis": _y_axis(panel.y, ground),
    }
    return {"data": _traces(panel, theme), "layout": layout}


def _axis_title(lines: Sequence[str]) -> dict[str, Any]:
    return {"text": "<br>".join(map(_plain, lines)), "font": {"size": TEXT}, "standoff": 8}


def _upper_title(lines: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What the upright axis measures, above it."""
    if lines:
        yield {
            "text": "<br>".join(map(_plain, lines)), "showarrow": False, "align": "left",
            "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left",
            "yanchor": "bottom", "yshift": 2, "font": {"size": TEXT},
        }  # fmt: skip


def _names_room(panel: Panel) -> int:
    longest = min(LONGEST_NAME, max((len(name) for _, name in panel.y.ticks), default=0))
    return round(longest * LETTER_WIDTH) + 16


def _tags_room(panel: Panel) -> int:
    tags = [tag for tag in panel.tags if tag.outside]
    longest = min(LONGEST_TAG, max((len(tag.text) for tag in tags), default=0))
    return max(34, round(longest * LETTER_WIDTH) + 12)


def _y_axis(axis: Axis, ground: palette.Ground) -> dict[str, Any]:
    names = [shorten_to_letters(name, LONGEST_NAME) for _, name in axis.ticks]
    return {**_axis(axis, ground), "ticktext": names, "automargin": False}


def _axis(axis: Axis, ground: palette.Ground) -> dict[str, Any]:
    return {
        "range": [axis.low, axis.high],
        "tickvals": [at for at, _ in axis.ticks],
        "ticktext": [name for _, name in axis.ticks],
        "gridcolor": ground.pale,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "ticklabelstandoff": 6,
    }


def _traces(panel: Panel, theme: Theme) -> list[dict[str, Any]]:
    drawn = [_links(links, theme) for links in panel.links]
    drawn += [_line(line, theme) for line in panel.lines]
    drawn += [_dots(dots, theme) for dots in panel.dots]
    return [{"type": "scatter", **trace} for trace in drawn]


def _dots(dots: Dots, theme: Theme) -> dict[str, Any]:
    sizes = [round(2 * size, 1) for size in dots.sizes]
    tone = plots.colour(dots.tone, theme)
    opacity = FAINT if dots.faint else 1
    bar = dots.shape == "bar"
    marker = {
        "symbol": SYMBOLS[dots.shape],
        "size": sizes[0] if len(sizes) == 1 else sizes,
        "color": tone,
        "opacity": opacity,
        "line": {"width": 3 if bar else 2, "color": tone} if dots.shape in ("bar", "ring") else
                {"width": 0.7, "color": palette.GROUND[theme].background},
    }  # fmt: skip
    return {
        "mode": "markers",
        "name": dots.name,
        "x": list(dots.xs),
        "y": list(dots.ys),
        "text": [_plain(text) for text in dots.texts],
        "customdata": list(dots.places) or None,
        "hovertemplate": "%{text}<extra></extra>" if dots.texts else None,
        "hoverinfo": None if dots.texts else "skip",
        "cliponaxis": False,
        "marker": marker,
        "selected": {"marker": {"opacity": opacity}},
        "unselected": {"marker": {"opacity": opacity}},
    }


def _line(line: Line, theme: Theme) -> dict[str, Any]:
    return {
        "mode": "lines",
        "name": line.name,
        "x": list(line.xs),
        "y": list(line.ys),
        "connectgaps": False,
        "hoverinfo": "skip",
        "line": {
            "color": plots.colour(line.tone, theme),
            "width": line.width,
            "dash": "dash" if line.dashed else "solid",
        },
    }


def _links(links: Links, theme: Theme) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x0, y0, x1, y1 in links.ends:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    line = {"color": plots.colour(links.tone, theme), "width": links.width}
    return {"mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip", "line": line}


def _rule(rule: Rule, theme: Theme) -> dict[str, Any]:
    upright = rule.axis == "x"
    ends = {"x0": rule.at, "x1": rule.at, "y0": 0, "y1": 1} if upright else {
        "x0": 0, "x1": 1, "y0": rule.at, "y1": rule.at}  # fmt: skip
    line = {
        "color": plots.colour(rule.tone, theme),
        "width": 1.5,
        "dash": "dash" if rule.dashed else "solid",
    }
    return {
        "type": "line", "layer": "below", "line": line, **ends,
        "xref": "x" if upright else "x domain",
        "yref": "y domain" if upright else "y",
    }  # fmt: skip


def _tag(tag: Tag, theme: Theme) -> dict[str, Any]:
    text = shorten_to_letters(tag.text, LONGEST_TAG) if tag.outside else tag.text
    anchor, shift = {"right": ("left", 8), "left": ("right", -8), "middle": ("center", 0)}[tag.side]
    return {
        "text": f"<b>{_plain(text)}</b>", "x": tag.x, "y": tag.y, "showarrow": False,
        "xref": "x", "yref": "y", "xanchor": anchor, "xshift": shift,
        "font": {"color": plots.colour(tag.tone, theme), "size": TEXT}, "yanchor": "middle",
    }  # fmt: skip


def _plain(text: str) -> str:
    """Keep words from being read as Plotly's own markup; line ends become its line breaks."""
    return text.replace("<", "&lt;").replace("\n", "<br>")
