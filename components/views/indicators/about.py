"""What the figure means, beside the picture of it."""

from components.content.indicators import indicator_page
from components.content.indicators.indicator import Scene
from components.widgets import blocks, headings


def show_indicator(scene: Scene) -> None:
    """The facts beside a figure, and the long ones in a drawer."""
    page = indicator_page.describe_indicator(scene.choice)
    headings.show_heading(page.title)
    blocks.show_sections(page.main)
