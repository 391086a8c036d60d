"""The home page: the words that greet a visitor, and what is said of each programme."""

from components.content import headlines, results
from components.content.blocks import Block, Items, Link, Made, Section, Words
from components.facts import tables
from components.language.messages import gettext, gettext_noop

TITLE = gettext_noop("What villagers organised for, and what came of it")
LEAD = gettext_noop(
    "Two large programmes helped poor rural families to organise: one in India, one in Pakistan. "
    "Here are their places, their figures and their stories, each with its source."
)


def describe_programme(package_id: str) -> Section:
    """What a programme was, its goal, and its headline figures with their sources."""
    programme = tables.programmes()[package_id]
    said: list[Block] = [Words(str(programme.about.get("summary", "")))]
    if goal := results.goal(package_id):
        to_aims = Link(f"aims/{package_id}", gettext("Aims, results and what remains"))
        said += [Words(goal), Items((to_aims,))]
    said.append(Made(headlines.describe_headlines(package_id).figures))
    return Section(programme.title, tuple(said), package_id)
