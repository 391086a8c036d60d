"""The caveat of an indicator for one pack: what is said of other states only is left out."""

from collections.abc import Collection, Iterable

from components.brief.facts import Facts
from components.brief.pack import Caution
from components.brief.wording import isolate
from components.language.shortening import split_sentences
from data.indicators import Indicator


def write_caveat(facts: Facts, indicator: Indicator, shown: Iterable[str]) -> str:
    """The sentences of a caveat that are of what a pack shows; empty where there is none.

    Args:
        shown: the places whose figures the pack shows: of a place all of its state counts, since its
            rank and its map have it; of a country everything.
    """
    of_places = read_places(indicator)
    if not of_places:
        return indicator.caveat
    states = {facts.places.state_of(one) or one for one in shown}
    if states & {facts.places[one].country_id for one in states}:
        return indicator.caveat
    sentences = enumerate(split_sentences(indicator.caveat), start=1)
    return " ".join(
        said
        for number, said in sentences
        if number not in of_places or is_of(facts, of_places[number], states)
    )


def read_places(indicator: Indicator) -> dict[int, tuple[str, ...]]:
    """By its number, from 1, each sentence of the caveat that is about some places only, with these."""
    parts = (part.split() for part in indicator.caveat_places.split(";") if part)
    return {int(number): tuple(places) for number, *places in parts}


def is_of(facts: Facts, places: Collection[str], states: Collection[str]) -> bool:
    """Whether one of some places lies in one of the states."""
    return any((facts.places.state_of(one) or one) in states for one in places)


def name_caution(indicator: Indicator, text: str) -> Caution:
    """A caution under the name that the figure has in the pack."""
    return Caution(indicator.label, isolate(text))
