"""What the impact map page draws: one row of choices, a map for each programme, the questions it answers."""

from components.app import frame
from components.content.impact_maps import impact_page
from components.language.messages import gettext
from components.views.impact_map import choose, programme_map
from components.widgets import measure_map

__all__ = ["show_header", "show_maps"]


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(gettext(impact_page.TITLE), gettext(impact_page.LEAD))


def show_maps() -> None:
    """The choices, and what they lead to: a part that runs alone unless another programme is chosen."""
    measure_map.run_alone(choose.choose_layers, _show_chosen, lambda asked: asked.programmes)


def _show_chosen(asked: choose.Asked) -> None:
    """The map of the chosen programme with its table, or those of all programmes side by side."""
    if len(asked.programmes) > 1:
        programme_map.show_side_by_side(asked)
        return
    programme_map.show_programme(asked)
