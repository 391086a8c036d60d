"""The title of a pack: the finding, and never another place's figure than the one it names."""

from collections.abc import Sequence

from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Headline
from components.brief.proposal import Proposal
from components.language import dates
from components.language.messages import gettext
from data import headline_rule


def title(
    facts: Facts,
    choice: PackChoice,
    leading: Headline | Chart | None,
    has_voices: bool,
    proposal: Proposal,
) -> str:
    """The finding: the largest gap of the place, else its first figure, else what is known nearby.

    Args:
        leading: the figure of the title, as :func:`find_leading` found it.
        has_voices: whether case studies or words of gatherings are in the pack.
        proposal: all that could be in it: what is only left out is not said to be unknown.
    """
    place, theme = facts.places.full_name(choice.place), facts.words.label("themes", choice.theme)
    if leading is not None and leading.place_id == choice.place:
        return leading.sentence or f"{place}: {leading.finding}"
    own = [one.is_doubtful for one in proposal.headlines if one.place_id == choice.place]
    has_only_doubtful = bool(own) and all(own)
    if leading is not None:
        return _tell_nearby(facts, choice, leading, has_only_doubtful)
    if has_only_doubtful:
        return gettext(
            "{place}: every figure on “{theme}” is doubtful, so none is the headline",
            place=place,
            theme=theme,
        )
    if has_voices:
        return gettext("{place}: {theme}, what people did and said", place=place, theme=theme)
    if proposal.headlines or proposal.stories or proposal.said:
        return f"{place}: {theme}"
    if choice.until is not None:
        return gettext(
            "{place}: nothing is reported on {theme} up to {year}",
            place=place,
            theme=theme,
            year=dates.format_period(str(choice.until)),
        )
    return gettext("{place}: nothing is reported yet on {theme}", place=place, theme=theme)


def _tell_nearby(
    facts: Facts, choice: PackChoice, nearby: Headline | Chart, has_only_doubtful: bool
) -> str:
    """The figure of a larger place, after why it is not one of the place itself."""
    name = facts.places.name(choice.place)
    told = nearby.sentence or gettext(
        "In {where}: {finding}",
        where=facts.places.name(nearby.place_id),
        finding=nearby.finding,
    )
    if has_only_doubtful:
        return gettext("For {place} only doubtful figures are known. {told}", place=name, told=told)
    if choice.until is None:
        return gettext("For {place} no figure of this is known. {told}", place=name, told=told)
    return gettext(
        "For {place} no figure of this is known up to {year}. {told}",
        place=name,
        year=dates.format_period(str(choice.until)),
        told=told,
    )


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
