"""What a figure means, beside every view of it: definition, facts, sources, and how it was checked."""

from components.content.elements import sources
from components.content.elements.blocks import Drawer, Facts, Page, Section, Words
from components.content.indicators import indicator_facts
from components.content.indicators.indicator import Scene
from components.facts import indicators, tables
from components.language.messages import gettext, gettext_noop
from data.choices import IndicatorChoice

MORE = gettext_noop("How it was checked, which borders, how state values are made")


@tables.drawn
def describe_indicator(choice: IndicatorChoice) -> Page:
    """The facts of an indicator as it is chosen, and the long ones in a drawer."""
    indicator = indicators.catalogue()[choice.indicator]
    scene = Scene(choice, indicator)
    asks = indicator.question != indicator.label
    return Page(
        title=indicator.label,
        lead=indicator.question if asks else scene.subtitle,
        main=(
            Section(
                "",
                (
                    Words(indicator.definition),
                    Facts(indicator_facts.facts(scene)),
                    sources.block(indicator.package_id, indicator_facts.source_ids(scene)),
                    Drawer(gettext(MORE), (Facts(indicator_facts.more_facts(scene)),)),
                ),
            ),
        ),
    )
