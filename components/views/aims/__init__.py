"""What the page of aims and results draws."""

from components.app import frame
from components.language.messages import gettext
from components.views.aims import results
from components.widgets import pickers


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("What did they want, and what was measured?"),
        gettext(
            "Each aim or role of a programme with the figures that measure it, their dates and sources, "
            "and the figures that differ."
        ),
    )


def show_results() -> None:
    """Each aim or role of the chosen programme with the figures that measure it."""
    results.show_aims(pickers.choose_programme())
