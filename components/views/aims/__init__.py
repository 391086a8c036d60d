"""What the page of aims and results draws."""

from components.views.aims import results
from components.widgets import pickers


def show_results() -> None:
    """Each aim or role of the chosen programme with the figures that measure it."""
    results.show_aims(pickers.choose_programme())
