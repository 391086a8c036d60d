"""What an editor is asked of unusual cells: what they are, what they become, and every way to read them."""

from collections.abc import Mapping

from components.facts import tables
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data.checks.repairs import KEEP, Repair
from data.habits.habit import Way

# The ways to read a cell, with what would stand in the first one.
WAYS: Mapping[str, str] = {
    "read": gettext_noop("Yes: {text}"),
    "day-first": gettext_noop("The day comes first: {text}"),
    "month-first": gettext_noop("The month comes first: {text}"),
    "month": gettext_noop("The whole month: {text}"),
    "day": gettext_noop("This one day: {text}"),
    "thousands": gettext_noop("The comma separates thousands: {text}"),
    "decimals": gettext_noop("The comma separates decimals: {text}"),
    "calendar": gettext_noop("Quarters of the calendar year: {text}"),
    "april": gettext_noop("The year begins in April: {text}"),
    "july": gettext_noop("The year begins in July: {text}"),
    "april-of": gettext_noop("It begins in April of that year: {text}"),
    "july-of": gettext_noop("It begins in July of that year: {text}"),
    "missing": gettext_noop("Nothing is known: the cell stays empty"),
    "zero": gettext_noop("It means zero: {text}"),
    "not_reported": gettext_noop("Missing: not reported"),
    "not_collected": gettext_noop("Missing: not collected"),
    "not_applicable": gettext_noop("Missing: does not apply"),
}
KEEP_IT = gettext_noop(
    "None of these: leave the cell as it is, without its row if it cannot be read"
)


def say_repair(repair: Repair) -> str:
    """What is unusual, where, and in how many cells."""
    more = repair.count - 1
    where = f"{repair.problem.spot}: {repair.problem.what}"
    if not more:
        return where
    return ngettext(
        "{where} And {count} more cell of this column.",
        "{where} And {count} more cells of this column.",
        more,
        where=where,
    )


def say_examples(repair: Repair) -> str:
    """The first cells, as they are and as they become."""
    pieces = [
        gettext("“{was}” becomes “{becomes}”", was=was, becomes=_said_code(becomes))
        if becomes
        else gettext("“{was}” becomes empty", was=was)
        for was, becomes in repair.examples
    ]
    return lists.join_parts(pieces)


def ways_of(repair: Repair) -> dict[str, str]:
    """The answers to a question, with their words."""
    ways = {one.name: gettext(_words_of(one), text=_said_code(one.text)) for one in repair.ways}
    return {**ways, KEEP: gettext(KEEP_IT)}


def _words_of(way: Way) -> str:
    """The message of an answer; a code is read as it is, whatever word it is."""
    return WAYS["read"] if way.name == way.text else WAYS.get(way.name, WAYS["read"])


def _said_code(text: str) -> str:
    """A code of a place with its name; anything else as it is."""
    places = tables.gazetteer()
    return f"{text} ({places.name(text)})" if text in places else text
