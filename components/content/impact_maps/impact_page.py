"""The impact map's page in words: its title, and each question with the sentence that answers it."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from markupsafe import Markup

from components.content.elements.blocks import (
    Block,
    Heading,
    Items,
    Link,
    Made,
    Map,
    Note,
    Section,
    Words,
)
from components.content.impact_maps import (
    impact_layers,
    impact_map,
    impact_sentences,
    impact_sources,
)
from components.content.impact_maps.impact import view_of
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from data.letters import join_sentences

PATH = "impact_map"
TITLE = gettext_noop("Impact map")
LEAD = gettext_noop(
    "Need, reach, results and stories on the same places. Touch a place to see what is known of it."
)


def describe_programme(programme: str) -> Iterator[Section]:
    """Each question of a programme with its answer, and the first map."""
    yield Section(tables.packages()[programme].title, tuple(_answers(programme)), programme)


def _answers(programme: str) -> Iterator[Block]:
    read = (
        (question, impact_layers.read_view(programme, view))
        for question, view in impact_layers.presets(programme).values()
    )
    views = {question: view_of(choice) for question, choice in read if choice}
    marks = impact_sources.number_sources(views.values(), programme)
    for number, (question, shown) in enumerate(views.items()):
        yield Heading(question)
        yield Words(
            join_sentences((impact_sentences.say_title(shown), *impact_sentences.say_beside(shown)))
        )
        if totals := impact_sentences.link_other_totals(shown):
            yield Items(totals)
        yield Made(Markup("").join(impact_sources.marked_lines(shown, marks)))
        if number == 0:
            yield Map(impact_map.map_figure(shown), None)
    yield Note(gettext(impact_map.NO_CAUSE))
    if marks.numbers:
        yield marks.listed()


def list_maps(programme: str) -> tuple[Link, ...]:
    """The way to the map that answers each question of a programme."""
    return tuple(
        Link("", question, page=PATH, query={"programme": programme, **dict(parse_qsl(view))})
        for question, view in impact_layers.presets(programme).values()
    )
