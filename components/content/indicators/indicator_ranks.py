"""Place by place: dots against the state and country value, never a league table of numbers."""

from components.content.indicators.indicator import Scene
from components.figures.charts import chart_titles, charts
from components.figures.charts.plots import Plot
from components.language import lists
from components.language.messages import gettext


def describe_ranks(scene: Scene) -> Plot:
    """Strips of dots by state, or a named row for each place of one state."""
    rows, wholes = scene.rows, scene.wholes
    title = chart_titles.ranks(scene.subject, rows, scene.where)
    text = scene.text(title, rows, how_made(scene))
    by_name = scene.choice.state is not None or scene.indicator.level != "district"
    draw = charts.ranked if by_name else charts.strips
    return draw(rows, wholes, scene.subject, text, scene.pins)


def how_made(scene: Scene) -> list[str]:
    """How the computed state and country values were made, named once."""
    made = scene.wholes[scene.wholes["basis"] == "computed"]["how"]
    ways = dict.fromkeys(how.split(" (")[0] for how in made)
    if not ways:
        return []
    return [
        gettext("State or country values marked as computed: {ways}.", ways=lists.join_parts(ways))
    ]
