"""The gap between two groups in the same place: both values, points, ratio, and who is worse off."""

from components.content.indicators import gap_chart
from components.content.indicators.indicator import Scene
from components.views.indicators import choose, figure


def show_gap(scene: Scene) -> None:
    """Strips of differences by state, or both values of each place of one state; worst first."""
    found = gap_chart.describe_gap(scene, choose.offered_pair(scene.indicator))
    figure.show_plot(found.plot, found.rows, scene)
