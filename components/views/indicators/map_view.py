"""The figure on the map: a fill for a rate, a numbered point for each marked place."""

from components.app import notices
from components.content import indicator_map
from components.content.indicator import Scene
from components.content.indicator_table import readable
from components.views.indicators import choose, figure, listing
from components.widgets import map
from data.shapes import ShapesMissing


def show_map(scene: Scene) -> None:
    """Map with the finding above it; a click marks a place. Without shapes, the figures as a table."""
    try:
        drawn = indicator_map.prepare_indicator_map(scene.choice)
    except ShapesMissing as lost:
        notices.say_data_problems(lost.problems)
        listing.show_table(scene)
        return
    figure.show_pinned_names(tuple(scene.pins.names.values()))
    map.show_map(drawn.map, key=f"explorer_map_{drawn.layer}", on_pick=choose.toggle_pin)
    figure.show_words_below(drawn.words)
    figure.show_downloads(
        scene,
        lambda: readable(scene, scene.rows),
        drawn.title,
        lambda: indicator_map.svg(scene, drawn.words, figure.made_on()),
    )
