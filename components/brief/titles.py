"""The title of a pack: the finding, and never another place's figure than the one it names."""

from collections.abc import Sequence

from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Headline
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
        return f"{place}: {own.finding}"
    if nearby := _nearby(facts, choice, candidates):
        name = facts.places.name(choice.place)
        where = facts.places.name(nearby.place_id)
        own_ones = (
            "only doubtful figures are known" if has_doubtful else "no figure of its own is known"
        )
        return f"For {name} {own_ones}. In {where}: {nearby.finding}"
    if has_doubtful:
        return f"{place}: every figure on “{theme}” is doubtful, so none is the headline"
    if has_voices:
        return f"{place}: {theme}, what people did and said"
    return f"{place}: nothing is reported yet on {theme}"


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
