"""The figure on the map: a fill for a rate, a numbered point for each marked place."""

from functools import partial

from components.app import notices
from components.content.indicators import indicator_map
from components.content.indicators.indicator import Scene
from components.content.indicators.indicator_table import readable
from components.views.indicators import choose, figure, listing
from components.widgets import map, place_card
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


def show_touched_place(scene: Scene) -> None:
    """The card of the place that was marked last: its figure, and the way to its page."""
    if not scene.choice.pins:
        return
    place_id = scene.choice.pins[-1]
    facts = indicator_map.describe_place(scene, place_id)
    place_card.show_card(place_id, facts, partial(choose.toggle_pin, place_id))
