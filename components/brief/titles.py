"""The title of a pack: the finding, and never another place's figure than the one it names."""

from collections.abc import Sequence

from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Headline
from components.language.messages import gettext
from data import headline_rule


def title(
    facts: Facts,
    choice: PackChoice,
    figures: Sequence[Headline],
    chart: Chart | None,
    has_voices: bool,
    has_doubtful: bool,
) -> str:
    """The finding: the largest gap of the place, else its first figure, else what is known nearby.

    Args:
        figures, chart: what is in the pack.
        has_voices: whether case studies or words of gatherings are in it.
        has_doubtful: whether the place has figures of its own that are doubtful.
    """
    candidates: list[Headline | Chart] = [*_first(chart), *figures]
    place, theme = facts.places.full_name(choice.place), facts.words.label("themes", choice.theme)
    if own := headline_rule.leading(candidates, choice.place):
        return own.sentence or f"{place}: {own.finding}"
    if nearby := _nearby(facts, choice, candidates):
        name = facts.places.name(choice.place)
        told = nearby.sentence or gettext(
            "In {where}: {finding}",
            where=facts.places.name(nearby.place_id),
            finding=nearby.finding,
        )
        said = (
            gettext("For {place} only doubtful figures are known. {told}")
            if has_doubtful
            else gettext("For {place} nobody has published this. {told}")
        )
        return said.format(place=name, told=told)
    if has_doubtful:
        return gettext(
            "{place}: every figure on “{theme}” is doubtful, so none is the headline",
            place=place,
            theme=theme,
        )
    if has_voices:
        return gettext("{place}: {theme}, what people did and said", place=place, theme=theme)
    return gettext("{place}: nothing is reported yet on {theme}", place=place, theme=theme)


def find_leading(
    facts: Facts, choice: PackChoice, figures: Sequence[Headline], chart: Chart | None
) -> Headline | Chart | None:
    """The figure that the title tells: the place's own, else that of the nearest larger place."""
    candidates: list[Headline | Chart] = [*_first(chart), *figures]
    own = headline_rule.leading(candidates, choice.place)
    return own or _nearby(facts, choice, candidates)


def _first(chart: Chart | None) -> list[Chart]:
    """A chart of two groups; one of a place beside its state only repeats a figure."""
    return [chart] if chart is not None and len(chart.series) > 1 else []


def _nearby(
    facts: Facts, choice: PackChoice, candidates: Sequence[Headline | Chart]
) -> Headline | Chart | None:
    """The figure of the nearest larger place that may lead."""
    further = facts.around(choice.place)[1:]
    found = (headline_rule.leading(candidates, one) for one in further)
    return next((one for one in found if one is not None), None)
