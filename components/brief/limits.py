"""What people may type into a pack: how long, and which signs; everything is text, never markup."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from components.figures import typeset
from components.language.messages import gettext, ngettext

NOTE_LENGTH = 1_500
NOTE_LINES = 30
TITLE_LENGTH = 160
HEADING_LENGTH = 400
# Things put in beside what is proposed. A hundred of them took 1.9 GB to be set.
MOST_ITEMS = 20


@dataclass(frozen=True)
class Typed:
    """What was typed, as it goes into the files, and one sentence for each thing that was changed."""

    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PutIn:
    """Ids of the things that were put into a pack, and one sentence if some had to stay out."""

    ids: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def put_in(ids: Sequence[str]) -> PutIn:
    """At most MOST_ITEMS things, the first ones, each of them once."""
    different = tuple(dict.fromkeys(ids))
    left = len(different) - MOST_ITEMS
    if left <= 0:
        return PutIn(different)
    said = ngettext(
        "A pack takes {most} things that you put in yourself. {count} more was left out of it.",
        "A pack takes {most} things that you put in yourself. {count} more were left out of it.",
        left,
        most=MOST_ITEMS,
    )
    return PutIn(different[:MOST_ITEMS], (said,))


def note(typed: str) -> Typed:
    """A note of at most NOTE_LENGTH signs and NOTE_LINES lines, without control characters."""
    clean, lost = typeset.displayable(_one_kind_of_line_end(typed))
    lines = clean.strip().split("\n")
    short = "\n".join(lines[:NOTE_LINES])[:NOTE_LENGTH].rstrip()
    remarks = []
    if len(short) < len(clean.strip()):
        remarks.append(
            gettext(
                "A note may have {most} characters and {most_lines} lines; yours has {count} "
                "characters and {lines} lines. What is beyond that is left out of the files.",
                most=NOTE_LENGTH,
                most_lines=NOTE_LINES,
                count=len(clean.strip()),
                lines=len(lines),
            )
        )
    return Typed(short, (*remarks, *_lost(lost)))


def heading(typed: str, length: int = HEADING_LENGTH) -> Typed:
    """A heading or point on one line of at most so many signs, without control characters."""
    clean, lost = typeset.displayable(" ".join(typed.split()))
    remarks = []
    if len(clean) > length:
        remarks.append(
            gettext(
                "A heading of this kind may have {most} characters; one has {count}. "
                "The rest of it is left out of the files.",
                most=length,
                count=len(clean),
            )
        )
    return Typed(clean[:length].rstrip(), (*remarks, *_lost(lost)))


def longest(item_id: str) -> int:
    """How many signs the heading of an item may have: the title of a pack fewer than a point."""
    return TITLE_LENGTH if item_id.partition(":")[0] == "title" else HEADING_LENGTH


def _one_kind_of_line_end(typed: str) -> str:
    return unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))


def _lost(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    said = ngettext(
        "{count} sign is in none of our fonts (we have Latin, Devanagari, Bengali, Odia and Urdu "
        "letters) and will be printed as {sign}.",
        "{count} signs are in none of our fonts (we have Latin, Devanagari, Bengali, Odia and Urdu "
        "letters) and will be printed as {sign}.",
        count,
        sign=typeset.REPLACEMENT,
    )
    return (said,)
