"""A chart as the visitor's browser draws it, in the colours of its theme."""

from collections.abc import Callable

import streamlit as st

from components.figures.charts import chart_plotly
from components.figures.charts.plots import Plot
from components.figures.palette import Theme


def theme() -> Theme:
    """Light or dark, as the visitor's browser shows the app."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw_chart(plot: Plot, key: str, on_select: Callable[[], None] | None = None) -> None:
    """Draw the panels of a plot; its title, key and notes stand around them.

    Args:
        on_select: called when a point is clicked; without it points only say what they are.
    """
    st.plotly_chart(
        chart_plotly.figure(plot, theme()),
        key=key,
        theme=None,
        on_select=on_select or "ignore",
        selection_mode="points",
        config=chart_plotly.CONFIG,
        alt=plot.alt,
    )
