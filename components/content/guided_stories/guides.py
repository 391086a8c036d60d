"""Guided stories in words: each step with its figures filled in, its picture, and the way to its view."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from components.content import navigation
from components.content.elements import markup, sources
from components.content.elements.blocks import (
    Block,
    Facts,
    Items,
    Link,
    Note,
    Page,
    Picture,
    Section,
    Sources,
    Words,
)
from components.content.figure_pages.quoted_figure import Figure
from components.content.guided_stories import guide_figures
from components.content.guided_stories.guide_figures import NotKnown
from components.content.shared_views import view_pictures
from components.content.shared_views.one_view import NoSuchView
from components.facts import tables
from components.language.messages import gettext, gettext_noop, ngettext
from data import guides
from data.guides import Guide, Step

PATH = "guides"
TITLE = gettext_noop("Guided stories")
LEAD = gettext_noop(
    "Short walks through the maps and figures, step by step. Every number is filled in from the tables."
)
TO_VIEW = {
    "case_study": gettext_noop("Read this case study"),
    "conclaves": gettext_noop("See this gathering"),
    "place": gettext_noop("All that is known of this place"),
    "indicators": gettext_noop("Open this view to look closer"),
}
TO_MAP = gettext_noop("Open this map to look closer")


@dataclass(frozen=True)
class ToldStep:
    """A step in words.

    Attributes:
        number: place in the guided story, 1 for the first; 0 for its opening.
        heading: with its figures, as plain text.
        sentence: with its figures, each marked, and its doubt beside one that is doubtful.
        figures: what it quotes, in order.
        picture: of its view; None if that has none.
        view: address of the page it is read beside.
        way: to that page.
        source_keys: package and source of each one that says so.
    """

    number: int
    heading: str
    sentence: Markup
    figures: tuple[Figure, ...]
    picture: Picture | None
    view: str
    way: Link
    source_keys: tuple[tuple[str, str], ...]

    @property
    def sources(self) -> Sources:
        """Who says so, each with a link."""
        return Sources(tuple(sources.line(*source) for source in self.source_keys))

    @property
    def facts(self) -> Facts:
        """Each quoted figure, with what it is of."""
        return Facts({one.label: one.in_list for one in self.figures})


@dataclass(frozen=True)
class ToldGuide:
    """A guided story in words.

    Attributes:
        lead: what it is about, as plain text.
        picture: what stands beside its title in a list.
        left_out: how many steps quote a figure, or stand beside a page, that there is not.
    """

    guide_id: str
    title: str
    lead: str
    picture: Picture | None
    steps: tuple[ToldStep, ...]
    left_out: int

    @property
    def missing(self) -> str:
        """What must be said if steps are left out; empty if none is."""
        if not self.left_out:
            return ""
        return ngettext(
            "{count} step is left out: what it quotes or shows is not in the tables.",
            "{count} steps are left out: what they quote or show is not in the tables.",
            self.left_out,
        )


@tables.once
def known() -> Mapping[str, Guide]:
    """The guided stories of all programmes, by their ids."""
    return {one.guide_id: one for one in guides.read_guides(tables.table("guides").rows)}


@tables.once
def titles() -> Mapping[str, str]:
    """Title of each guided story that can be told, by its id."""
    found = {guide_id: _filled(guide.opening) for guide_id, guide in known().items()}
    return {guide_id: words[0] for guide_id, words in found.items() if words}


@dataclass(frozen=True)
class Introduction:
    """What a list says of a guided story.

    Attributes:
        picture: what stands beside its title.
        length: how many steps can be told.
    """

    guide_id: str
    title: str
    lead: str
    picture: Picture | None
    length: int


@tables.once
def introduce(guide_id: str) -> Introduction:
    """What a list says of a guided story, of which no step is drawn for that.

    Raises:
        KeyError: :func:`titles` has no such story.
    """
    guide = known()[guide_id]
    title, lead = _filled(guide.opening) or (titles()[guide_id], "")
    picture = _picture_of_opening(guide)
    length = sum(
        _figures(step) is not None and view_pictures.has_view(step.view) for step in guide.steps
    )
    return Introduction(guide_id, title, lead, picture, length)


def tell(guide_id: str) -> ToldGuide | None:
    """A guided story in words; None if there is none, or its title quotes what nobody knows."""
    # What a visitor types is looked up before it can be the name of something that is kept.
    return _tell(guide_id) if guide_id in known() else None


@tables.once
def _tell(guide_id: str) -> ToldGuide | None:
    guide = known()[guide_id]
    words = _filled(guide.opening)
    if words is None:
        return None
    told = tuple(_told(guide, guide.steps))
    title, lead = words
    return ToldGuide(
        guide_id,
        title,
        lead,
        _picture_of_opening(guide),
        told,
        len(guide.steps) - len(told),
    )


def _told(guide: Guide, steps: Iterable[Step]) -> Iterator[ToldStep]:
    number = 0
    for step in steps:
        figures = _figures(step)
        if figures is None:
            continue
        try:
            picture = _picture(guide, step)
        except NoSuchView:
            continue
        number += 1
        plain = {name: one.in_heading for name, one in figures.items()}
        marked = {name: one.in_sentence for name, one in figures.items()}
        yield ToldStep(
            number,
            guides.fill_in(step.heading, plain),
            markup.explained(step.sentence).format_map(marked),
            tuple(figures.values()),
            picture,
            step.view,
            _way(step),
            _find_sources(step, figures.values()),
        )


def _picture(guide: Guide, step: Step) -> Picture | None:
    return view_pictures.draw_view(step.view, f"{guide.guide_id}-{step.number}")


def _picture_of_opening(guide: Guide) -> Picture | None:
    """What stands beside the title; nothing where its page does not exist."""
    try:
        return _picture(guide, guide.opening)
    except NoSuchView:
        return None


def _filled(step: Step) -> tuple[str, str] | None:
    """Heading and sentence with their figures; None if one is not known."""
    figures = _figures(step)
    if figures is None:
        return None
    said = {name: one.in_heading for name, one in figures.items()}
    return guides.fill_in(step.heading, said), guides.fill_in(step.sentence, said)


def _figures(step: Step) -> dict[str, Figure] | None:
    try:
        return {one.name: guide_figures.find_figure(one) for one in step.quoted}
    except NotKnown:
        return None


def _find_sources(step: Step, figures: Iterable[Figure]) -> tuple[tuple[str, str], ...]:
    own = [(step.package_id, step.source_id)] if step.source_id else []
    return tuple(dict.fromkeys([*own, *(one for figure in figures for one in figure.sources)]))


def _way(step: Step) -> Link:
    """The way to the view of a step, on a static page to the page about the same thing."""
    page, query = view_pictures.split_view(step.view)
    is_chart = page == "federations" and "measure" not in query
    label = gettext(TO_VIEW["indicators"] if is_chart else TO_VIEW.get(page, TO_MAP))
    return Link(navigation.path_of(page, query), label, page=page, query=query)


def describe_guide(told: ToldGuide) -> Page:
    """A guided story, a section for each step; every step stands by itself, with its picture."""
    return Page(
        told.title,
        told.lead,
        main=(
            *([Section("", (Note(told.missing),))] if told.missing else []),
            *(section for one in told.steps for section in _sections(one, told.steps)),
        ),
    )


def _sections(step: ToldStep, steps: Iterable[ToldStep]) -> Iterator[Section]:
    yield Section(step.heading, tuple(_blocks(step, steps)), f"step-{step.number}")
    if not step.way.path:
        # What a step counts is made in its view, and can be looked up there.
        yield Section("", (Items((step.way,)),), needs_server=True)


def _blocks(step: ToldStep, steps: Iterable[ToldStep]) -> Iterator[Block]:
    yield Words(step.sentence)
    same = next(one for one in steps if one.view == step.view)
    if step.picture and same is step:
        yield step.picture
    elif step.picture:
        yield Note(gettext("The picture is that of step {number}.", number=same.number))
    if step.figures:
        yield step.facts
    yield step.sources
    if step.way.path:
        yield Items((step.way,))
