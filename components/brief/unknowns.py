"""What is not known of a place and a theme, a sentence each: the reader of a pack is told."""

from collections.abc import Sequence
from dataclasses import replace

from components.brief import asks, gap, testimony
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Headline
from components.brief.proposal import Proposal
from components.language import dates, lists
from components.language.messages import gettext, ngettext


def list_unknowns(facts: Facts, choice: PackChoice, proposal: Proposal) -> tuple[str, ...]:
    """A sentence for each thing that nothing is known about."""
    place, theme = facts.places.name(choice.place), facts.words.label("themes", choice.theme)
    state_id = str(facts.places.state_of(choice.place))
    state = facts.places.name(state_id)
    either = lists.join_with_or(dict.fromkeys((place, state)))
    said = []
    if not proposal.headlines:
        said.append(_no_figure(theme, either, choice.until))
    elif not any(headline.place_id == choice.place for headline in proposal.headlines):
        said.append(_no_own_figure(theme, place, choice.until))
    if doubtful := list_doubtful(choice, proposal):
        said.append(_left_out(place, [one.label for one in doubtful]))
    if proposal.picture is None:
        said.append(
            gettext(
                "There is nothing on “{theme}” that could be shown by district of {state}.",
                theme=theme,
                state=state,
            )
        )
    if proposal.chart is None or len(proposal.chart.series) < 2:
        said.append(_no_split(facts, choice, theme, either))
    if not proposal.stories:
        said.append(
            gettext(
                "No case study on “{theme}” is recorded for {place}.", theme=theme, place=either
            )
        )
    if not any(one.kind in testimony.ASKED_OR_PROMISED for one in proposal.said):
        said.append(
            gettext(
                "No demand or promise on “{theme}” from a gathering is recorded for {place}.",
                theme=theme,
                place=either,
            )
        )
    return tuple(said)


def _no_figure(theme: str, either: str, until: int | None) -> str:
    """That no figure is known, up to the end of a year if one was asked for."""
    if until is None:
        return gettext("No figure on “{theme}” is reported for {place}.", theme=theme, place=either)
    return gettext(
        "No figure on “{theme}” is reported for {place} up to {year}.",
        theme=theme,
        place=either,
        year=dates.format_period(str(until)),
    )


def _no_own_figure(theme: str, place: str, until: int | None) -> str:
    """The same of the place alone, where a larger one has a figure."""
    if until is None:
        return gettext(
            "No figure on “{theme}” is reported for {place} alone.", theme=theme, place=place
        )
    return gettext(
        "No figure on “{theme}” is reported for {place} alone up to {year}.",
        theme=theme,
        place=place,
        year=dates.format_period(str(until)),
    )


def _no_split(facts: Facts, choice: PackChoice, theme: str, either: str) -> str:
    """That no figure could be split by social group: there is none, or none for this pack."""
    ever = replace(choice, until=None)
    if choice.until is not None and gap.is_split(facts, ever):
        return gettext(
            "What is split by social group on “{theme}” for {place} is newer than {year}.",
            theme=theme,
            place=either,
            year=dates.format_period(str(choice.until)),
        )
    if gap.is_split(facts, ever, with_doubtful=True):
        return gettext(
            "What is split by social group on “{theme}” for {place} is doubtful, so it is not drawn.",
            theme=theme,
            place=either,
        )
    return gettext(
        "No figure on “{theme}” is split by social group for {place}.", theme=theme, place=either
    )


def say_few_asks(count: int) -> str:
    """That fewer asks are proposed than usual, for who makes the pack; empty where there are enough.

    Its reader is not told: how many a tool usually proposes is nothing that is known of a place.
    """
    if count >= asks.USUAL:
        return ""
    if not count:
        return gettext(
            "The facts allow none of the usual {usual} asks; nothing was made up.",
            usual=asks.USUAL,
        )
    return ngettext(
        "The facts allow {count} of the usual {usual} asks; nothing was made up.",
        "The facts allow {count} of the usual {usual} asks; nothing was made up.",
        count,
        usual=asks.USUAL,
    )


def _left_out(place: str, labels: Sequence[str]) -> str:
    """That figures are doubtful and in no headline."""
    return ngettext(
        "One figure of {place} is doubtful and in no headline: {figures}.",
        "{count} figures of {place} are doubtful and in no headline: {figures}.",
        len(labels),
        place=place,
        figures=lists.join_parts(labels),
    )


def list_doubtful(choice: PackChoice, proposal: Proposal) -> list[Headline]:
    """The place's own figures that something speaks against."""
    return [
        headline
        for headline in proposal.headlines
        if headline.place_id == choice.place and headline.is_doubtful
    ]
