"""A chart for Plotly, as the plain dictionary it reads: no import of Plotly is needed to build it."""

import textwrap
from collections.abc import Sequence
from typing import Any

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.plots import Axis, Boxes, Dots, Line, Links, Panel, Plot, Rule, Tag
from components.figures.palette import Theme
from components.language.shortening import shorten_to_letters

SYMBOLS = {
    "circle": "circle", "diamond": "diamond", "square": "square", "ring": "circle-open",
    "bar": "line-ns-open",
}  # fmt: skip
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "showTips": False}
TEXT, LETTER_WIDTH, LONGEST_NAME = 13, 7.2, 24
PANEL_TITLE, AXIS_ROOM, GAP, LONGEST_TAG = 24, 50, 14, 14
# What fits below a drawing on a phone: Plotly does not break a title.
AXIS_LETTERS, AXIS_LINE = 34, 18
FAINT = 0.5


def figure(plot: Plot, theme: Theme) -> dict[str, Any]:
    """Traces and layout: points say themselves when pointed at and carry their place as customdata."""
    ground = palette.GROUND[theme]
    tops = _tops(plot)
    inner = tops[-1] + plot.panel_height
    lines = len(textwrap.wrap(plot.x.title, AXIS_LETTERS))
    below = AXIS_ROOM + AXIS_LINE * (lines - 1)
    layout: dict[str, Any] = {
        "template": "none",
        "height": inner + below,
        "margin": {"l": _names_room(plot), "r": _tags_room(plot), "t": 0, "b": below},
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
        "shapes": [],
        "annotations": [],
    }
    data: list[dict[str, Any]] = []
    for place, (panel, top) in enumerate(zip(plot.panels, tops, strict=True)):
        number = "" if place == 0 else str(place + 1)
        domain = [1 - (top + plot.panel_height) / inner, 1 - top / inner]
        last = place == len(plot.panels) - 1
        layout[f"xaxis{number}"] = _x_axis(plot.x, number, last, ground)
        layout[f"yaxis{number}"] = {**_y_axis(panel.y, ground), "domain": domain}
        layout["shapes"] += _shapes(panel, number, theme)
        layout["annotations"] += _annotations(panel, number, theme, domain[1])
        data += _traces(panel, number, theme)
    return {"data": data, "layout": layout}


def _tops(plot: Plot) -> list[int]:
    """Where the drawing of each panel begins, in pixels from the top."""
    tops, y = [], 8
    for panel in plot.panels:
        lines = len(_title_lines(panel))
        y += PANEL_TITLE + AXIS_LINE * (lines - 1) if lines else 0
        tops.append(y)
        y += plot.panel_height + GAP
    return tops


def _title_lines(panel: Panel) -> list[str]:
    return textwrap.wrap(panel.title or panel.y.title, AXIS_LETTERS)


def _names_room(plot: Plot) -> int:
    names = [name for panel in plot.panels for _, name in panel.y.ticks]
    longest = min(LONGEST_NAME, max(map(len, names), default=0))
    return round(longest * LETTER_WIDTH) + 16


def _tags_room(plot: Plot) -> int:
    tags = [tag for panel in plot.panels for tag in panel.tags if tag.outside]
    longest = min(LONGEST_TAG, max((len(tag.text) for tag in tags), default=0))
    return max(34, round(longest * LETTER_WIDTH) + 12)


def _x_axis(axis: Axis, number: str, last: bool, ground: palette.Ground) -> dict[str, Any]:
    title = "<br>".join(textwrap.wrap(axis.title, AXIS_LETTERS)) if last else ""
    return {
        **_axis(axis, ground),
        "anchor": f"y{number}",
        "matches": "x" if number else None,
        "showticklabels": last,
        "title": {"text": title, "font": {"size": TEXT}, "standoff": 8},
        "side": "bottom",
    }


def _y_axis(axis: Axis, ground: palette.Ground) -> dict[str, Any]:
    names = [shorten_to_letters(name, LONGEST_NAME) for _, name in axis.ticks]
    return {**_axis(axis, ground), "ticktext": names, "automargin": False}


def _axis(axis: Axis, ground: palette.Ground) -> dict[str, Any]:
    return {
        "range": [axis.low, axis.high],
        "tickvals": [at for at, _ in axis.ticks],
        "ticktext": [name for _, name in axis.ticks],
        "gridcolor": ground.outside,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "ticklabelstandoff": 6,
    }


def _traces(panel: Panel, number: str, theme: Theme) -> list[dict[str, Any]]:
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    drawn = [_links(links, theme) for links in panel.links]
    drawn += [_line(line, theme) for line in panel.lines]
    drawn += [_dots(dots, theme) for dots in panel.dots]
    return [{"type": "scatter", **trace, **axes} for trace in drawn]


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


def _shapes(panel: Panel, number: str, theme: Theme) -> list[dict[str, Any]]:
    boxes = [_box(box, span, number, theme) for box in panel.boxes for span in box.spans]
    return boxes + [_rule(rule, number, theme) for rule in panel.rules]


def _box(box: Boxes, span: Sequence[float], number: str, theme: Theme) -> dict[str, Any]:
    left, right, bottom, top = span
    return {
        "type": "rect", "xref": f"x{number}", "yref": f"y{number}", "layer": "below",
        "x0": left, "x1": right, "y0": bottom, "y1": top,
        "fillcolor": plots.colour(box.tone, theme), "opacity": 0.25, "line": {"width": 0},
    }  # fmt: skip


def _rule(rule: Rule, number: str, theme: Theme) -> dict[str, Any]:
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
        "xref": f"x{number}" if upright else f"x{number} domain",
        "yref": f"y{number} domain" if upright else f"y{number}",
    }  # fmt: skip


def _annotations(panel: Panel, number: str, theme: Theme, top: float) -> list[dict[str, Any]]:
    words = "<br>".join(map(_plain, _title_lines(panel)))
    drawn = [_tag(tag, number, theme) for tag in panel.tags]
    if words:
        drawn.append(
            {
                "text": f"<b>{words}</b>" if panel.title else words, "showarrow": False, "align": "left",
                "xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left",
                "yanchor": "bottom", "yshift": 2, "font": {"size": TEXT},
            }
        )  # fmt: skip
    return drawn


def _tag(tag: Tag, number: str, theme: Theme) -> dict[str, Any]:
    text = shorten_to_letters(tag.text, LONGEST_TAG) if tag.outside else tag.text
    anchor, shift = {"right": ("left", 8), "left": ("right", -8), "middle": ("center", 0)}[tag.side]
    return {
        "text": f"<b>{_plain(text)}</b>", "x": tag.x, "y": tag.y, "showarrow": False,
        "xref": f"x{number}", "yref": f"y{number}", "xanchor": anchor, "xshift": shift,
        "font": {"color": plots.colour(tag.tone, theme), "size": TEXT}, "yanchor": "middle",
    }  # fmt: skip


def _plain(text: str) -> str:
    """Keep words from being read as Plotly's own markup; line ends become its line breaks."""
    return text.replace("<", "&lt;").replace("\n", "<br>")
