"""Growth over time: one panel a count, dots for what was reported, no line over a silence."""

import textwrap
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures import numbers, palette
from components.figures.numbers import Unit
from data import periods

LONGEST_STEP_DAYS = 400
PANEL_HEIGHT = 170
# A title must fit a phone, and Plotly does not break it.
LETTERS_A_LINE = 30
SIGNS = {"doubtful": "circle-open"}


def with_silences(series: pd.DataFrame) -> pd.DataFrame:
    """The series with a row without a value wherever nothing was reported for over a year.

    Args:
        series: period, value, quality; oldest first.

    Returns:
        date, value, period, quality (the last three missing in the rows put in).
    """
    days = [_day(one) for one in series["period"]]
    known = series[["value", "period", "quality"]].assign(date=days)
    gaps = [
        {"date": earlier + (later - earlier) / 2, "value": None, "period": None, "quality": None}
        for earlier, later in pairwise(days)
        if (later - earlier).days > LONGEST_STEP_DAYS
    ]
    both = [*known.to_dict("records"), *gaps]
    return pd.DataFrame(sorted(both, key=lambda row: row["date"]), columns=list(known))


def _day(period: str) -> date:
    day = periods.sort_key(period)
    return date(day // 10_000, day // 100 % 100, day % 100)


def panels(series: pd.DataFrame, units: dict[str, Unit]) -> go.Figure:
    """Small panels on a shared time axis, one for each count.

    Args:
        series: indicator_id, label, unit, period, value, quality; what ``data.ladders.series`` gives.
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
