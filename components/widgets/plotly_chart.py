"""A chart that Plotly draws, for the views in which one zooms."""

from collections.abc import Callable

import streamlit as st

from components.figures.charts import chart_plotly
from components.figures.charts.plots import Plot
from components.widgets.theme import shown_theme


def draw_plotly_chart(plot: Plot, key: str, on_pick: Callable[[str], None]) -> None:
    """Draw the panels of a plot; its title, key and notes stand around them.

    Args:
        on_pick: called with the place of the point that is clicked.
    """

    def pass_on() -> None:
        points = st.session_state[key].selection.points
        place = points[0].get("customdata") if points else None
        picked = place[0] if isinstance(place, list) else place
        if picked is not None:
            on_pick(str(picked))

    st.plotly_chart(
        chart_plotly.figure(plot, shown_theme()),
        key=key,
        theme=None,
        on_select=pass_on,
        selection_mode="points",
        config=chart_plotly.CONFIG,
        alt=plot.alt,
    )
