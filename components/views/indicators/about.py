"""What the figure means, beside the picture of it."""

from markupsafe import Markup

from components.content import indicator_page
from components.content.indicator import Scene
from components.widgets import blocks, prose


def show_indicator(scene: Scene) -> None:
    """The facts beside a figure, and the long ones in a drawer."""
    page = indicator_page.describe_indicator(scene.choice)
    prose.show_html(Markup("<h3>{}</h3>").format(page.title))
    blocks.show_sections(page.main)
