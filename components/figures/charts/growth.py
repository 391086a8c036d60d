"""Growth over time: one panel a count, dots for what was reported, a line within one series only."""

import textwrap
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures import numbers, palette
from components.figures.numbers import Unit
from data import periods, runs

LONGEST_STEP_DAYS = 400
PANEL_HEIGHT = 170
# A title must fit a phone, and Plotly does not break it.
LETTERS_A_LINE = 30
SIGNS = {"doubtful": "circle-open"}


def with_silences(series: pd.DataFrame) -> pd.DataFrame:
    """The series with a row without a value wherever no line may be drawn.

    A line joins the figures that :func:`data.runs.joined` joins, and not over a year without a report.

    Args:
        series: period, value, quality, series, source_id, dating; oldest first.

    Returns:
        date (the middle of the period), value, period, quality; the last three are missing in the
        rows put in.
    """
    spans = [periods.span(one) for one in series["period"]]
    figures = [
        {
            "date": first + (last - first) / 2,
            **{name: row[name] for name in ("value", "period", "quality")},
        }
        for (first, last), row in zip(spans, series.to_dict("records"), strict=True)
    ]
    rows = figures[:1]
    may_join = runs.joined(series.to_dict("records"))[1:]
    for (one, other), is_joined in zip(pairwise(figures), may_join, strict=True):
        if not is_joined or (other["date"] - one["date"]).days > LONGEST_STEP_DAYS:
            rows.append({"date": one["date"] + (other["date"] - one["date"]) / 2})
        rows.append(other)
    return pd.DataFrame(rows, columns=["date", "value", "period", "quality"])


def panels(series: pd.DataFrame, units: dict[str, Unit]) -> go.Figure:
    """Small panels on a shared time axis, one for each count.

    Args:
        series: what :func:`data.ladders.series` returned.
        units: unit of each unit id.
    """
    labels = list(dict.fromkeys(series["label"]))
    figure = make_subplots(
        rows=len(labels),
        shared_xaxes=True,
        subplot_titles=["<br>".join(textwrap.wrap(one, LETTERS_A_LINE)) for one in labels],
        vertical_spacing=0.08,
    )
    colour = palette.classes("blues", 5)[3]
    for number, label in enumerate(labels, start=1):
        rows = series[series["label"] == label].sort_values("period", key=_ends)
        drawn = with_silences(rows)
        unit = units[rows["unit"].iloc[0]]
        figure.add_scatter(
            x=drawn["date"],
            y=drawn["value"],
            mode="lines+markers",
            connectgaps=False,
            line={"color": colour, "width": 2},
            marker={"size": 6, "symbol": [SIGNS.get(one, "circle") for one in drawn["quality"]]},
            text=[_said(row, unit) for row in drawn.itertuples()],
            hoverinfo="text",
            showlegend=False,
            row=number,
            col=1,
        )
        figure.update_yaxes(rangemode="tozero", tickformat=",", row=number, col=1)
    figure.update_annotations(x=0, xanchor="left", align="left", font_size=14)
    figure.update_layout(
        height=76 + PANEL_HEIGHT * len(labels), margin={"l": 8, "r": 8, "t": 44, "b": 8}
    )
    return figure


def _ends(cells: pd.Series) -> pd.Series:
    return pd.Series([periods.sort_key(one) for one in cells], cells.index)


def _said(row: Any, unit: Unit) -> str:
    if pd.isna(row.value):
        return ""
    doubt = ", doubtful" if row.quality == "doubtful" else ""
    return f"{periods.label(row.period)}: {numbers.format_value(row.value, unit)}{doubt}"


def in_words(series: pd.DataFrame, units: dict[str, Unit]) -> str:
    """First and last figure of every panel, for those who do not see the picture."""
    sentences = []
    for label, rows in series.groupby("label", sort=False):
        ordered = rows.sort_values("period", key=_ends)
        first, last = ordered.iloc[0], ordered.iloc[-1]
        unit = units[first["unit"]]
        sentences.append(
            f"{label}: {numbers.format_value(first['value'], unit)} in "
            f"{periods.label(first['period'])}, {numbers.format_value(last['value'], unit)} in "
            f"{periods.label(last['period'])}."
        )
    return " ".join(sentences)
