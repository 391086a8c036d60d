"""Place by place on the screen."""

from components.content.indicators import indicator_ranks
from components.content.indicators.indicator import Scene
from components.content.indicators.indicator_table import readable
from components.views.indicators import figure


def show_ranks(scene: Scene) -> None:
    """Strips of dots by state, or a named row for each place of one state."""
    figure.show_plot(indicator_ranks.describe_ranks(scene), readable(scene, scene.rows), scene)
