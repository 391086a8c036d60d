"""Small sentences that several parts of a pack share."""

from collections.abc import Iterable

from components.brief.facts import Facts
from components.brief.pack import Ask, Story
from components.facts.untranslated import is_english
from components.figures import svg_text
from components.language import dates, lists, numbers
from components.language.messages import gettext
from components.language.numbers import Unit
from data import letters
from data.indicators import Indicator
from data.letters import end_sentence


def unit(facts: Facts, unit_id: str) -> Unit:
    """A unit with its symbol and decimals."""
    term = facts.words.term("units", unit_id)
    return Unit(unit_id, term.label, term.symbol, term.decimals or 0, term.symbol_one)


def amount(facts: Facts, indicator: Indicator, lower: object, upper: object = None) -> str:
    """A value with its unit, as a range where two reporters differ."""
    shown = unit(facts, indicator.unit)
    if upper is None or numbers.is_missing(upper) or upper == lower:
        return numbers.format_value(lower, shown)
    low = numbers.format_number(lower, shown.decimals)
    return gettext("{lower} to {upper}", lower=low, upper=numbers.format_value(upper, shown))


def when(row_period: str, base_period: object) -> str:
    """The period of a figure, with that of its denominator where it is another one."""
    label = dates.format_period(row_period)
    if isinstance(base_period, str) and base_period != row_period:
        base = dates.format_period(base_period)
        return gettext("{period}, on a base of {base}", period=label, base=base)
    return label


def isolate(text: str) -> str:
    """A text that may be in English, so that its full stop stays at its end in a line of Urdu."""
    if not svg_text.is_right_to_left():
        return text
    return letters.isolate(text)


def name_value(name: str, value: str) -> str:
    """A value behind the group or the place that it is of."""
    return gettext("{name} {value}", name=name, value=value)


def name_values(name: str, values: Iterable[str]) -> str:
    """Several of them behind what they are of."""
    return gettext("{name}: {fact}", name=name, fact=lists.join(values))


def name_sources(heading: str, titles: Iterable[str]) -> str:
    """The heading of a list of sources, with the sign that they are in English: they keep their titles."""
    is_marked = any(map(is_english, titles))
    return gettext("{text} (in English)", text=heading) if is_marked else heading


def tell_story(story: Story) -> str:
    """What came of a story in which something changed; of another one, what it tells."""
    if not story.is_change:
        return f"{story.where}: {isolate(story.summary)}"
    return gettext(
        "In {where} people got this: {outcome}",
        where=story.where,
        outcome=isolate(end_sentence(story.outcome)),
    )


def ask_in_words(ask: Ask) -> tuple[str, str, str]:
    """What, which office, by when: each says that it is in English if nobody translated it yet."""
    what, office, time = (
        mark_english(ask, text, text) for text in (ask.heading, ask.office, ask.by_when)
    )
    return what, office, time


def say_ask(ask: Ask, *, with_office: bool) -> str:
    """What is asked for as sentences: of whom, if that is wanted, and by when, as far as it is said."""
    what = mark_english(ask, ask.heading, end_sentence(ask.heading))
    _, office, time = ask_in_words(ask)
    if not (with_office and office):
        return gettext("{what} By when: {time}.", what=what, time=time) if time else what
    of_whom = (
        gettext("Who: {office}. By when: {time}.", office=office, time=time)
        if time
        else gettext("Who: {office}.", office=office)
    )
    return f"{what} {of_whom}"


def mark_english(ask: Ask, text: str, shown: str) -> str:
    """A text of an ask as it is shown, with the sign that it is in English if it is.

    Args:
        shown: the text, or as much of it as there is room for.
    """
    if text not in ask.english:
        return shown
    return gettext("{text} (in English)", text=isolate(shown))
