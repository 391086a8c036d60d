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
from components.figures.maps.map_figure import MapFigure
from components.language.messages import gettext
from components.widgets import downloads


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
    address = frame.link_maker()(page, **url_state.current().chosen)
    made = f"{about} {gettext(MADE, site=navigation.APP_NAME)} {address}"

    def svg() -> str:
        return map_drawing.draw_sheet(replace(figure(), focus_id=state), made)

    with st.popover(gettext("Download the map"), icon=":material/download:", key=f"files_{name}"):
        offer_pictures(name, svg)


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
