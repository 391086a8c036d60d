"""A map or chart that is on the page as files: a picture in two sizes, and a drawing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from components.app import frame, url_state
from components.content import navigation
from components.content.maps import map_drawing
from components.content.shared_views import view_links
from components.content.shared_views.one_view import MADE
from components.content.shared_views.view_keys import INCHES, PIXELS_PER_INCH
from components.figures import typeset
from components.figures.charts import chart_svg
from components.figures.charts.plots import Plot
from components.figures.maps.map_figure import MapFigure
from components.language.messages import gettext
from components.widgets import downloads
from data.letters import join_sentences


def offer_map(
    page: str, name: str, figure: Callable[[], MapFigure], about: str, state: str | None
) -> None:
    """Behind one button the map as files, each with its title, keys, source and address.

    Args:
        page: on which it is, with the choice that its address says.
        name: of the files, and of the button.
        figure: makes the map when a file is asked for.
        about: what was chosen of all that could be on the map.
        state: the state or province that is outlined.
    """
    made = join_sentences((about, _say_made(page)))

    def svg() -> str:
        return map_drawing.draw_sheet(replace(figure(), focus_id=state), made)

    with st.popover(gettext("Download the map"), icon=":material/download:", key=f"files_{name}"):
        offer_pictures(name, svg)


def offer_chart(page: str, name: str, plot: Callable[[], Plot]) -> None:
    """Behind one button a chart as files, each with its title, keys, source and address.

    Args:
        page: on which it is, with the choice that its address says.
        name: of the files, and of the button.
        plot: makes the chart, with its title, notes and source, when a file is asked for.
    """
    made = _say_made(page)
    with st.popover(gettext("Download"), icon=":material/download:", key=f"files_{name}"):
        offer_pictures(name, lambda: chart_svg.svg(plot(), made))


def _say_made(page: str) -> str:
    """By whom a file is made, and the address of what it shows."""
    address = frame.link_maker()(page, **url_state.current().chosen)
    return f"{gettext(MADE, site=navigation.APP_NAME)} {address}"


def offer_pictures(name: str, svg: Callable[[], str]) -> None:
    """A drawing as a picture in two sizes, and as itself.

    Args:
        name: of the files.
        svg: makes the drawing when a file is asked for.
    """
    for kind, pixels in PIXELS_PER_INCH.items():
        downloads.offer_file(
            f"{name}.{kind}",
            "image/png",
            gettext(view_links.LABELS[kind]),
            partial(_paint, svg, pixels),
        )
    downloads.offer_file(
        f"{name}.svg", "image/svg+xml", gettext(view_links.LABELS["svg"]), lambda: svg().encode()
    )


def _paint(svg: Callable[[], str], pixels: int) -> bytes:
    return typeset.picture(svg(), INCHES, pixels)
