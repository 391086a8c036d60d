"""How people write the name of a place: folded, with what it lies in, with what it is."""

import re
from collections.abc import Iterator, Sequence

from data.search_words import folded

INITIALS = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")
# What a place is stands before its name or after it.
DISTRICT = (
    "district", "dist", "distt", "zila", "zilla", "ज़िला", "ضلع", "ضلعو", "জেলা", "ଜିଲ୍ଲା",
)  # fmt: skip
STATE = ("state", "province", "राज्य", "صوبہ", "صوبو", "রাজ্য", "ରାଜ୍ୟ")
OF = "of"
LEVEL_OF_WORD = {
    **{folded(one): "district" for one in DISTRICT},
    **{folded(one): "state" for one in STATE},
}


def normalise(name: str) -> str:
    """Fold what never tells two places apart: case, accents, “&”, punctuation, spaces.

    Letters that stand alone are one word, as people write D. I. Khan and DI Khan.
    """
    return INITIALS.sub("", folded(name.replace("&", " and ")))


def in_a_whole(words: Sequence[str], backwards: bool) -> Iterator[tuple[str, str]]:
    """Each way to read the words as a name and what it lies in: “gaya”, “bihar”.

    Args:
        backwards: what it lies in stands before the name.
    """
    for length in range(1, len(words)):
        parts = " ".join(words[:length]), " ".join(words[length:])
        yield parts[::-1] if backwards else parts


def of_a_level(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words without the one that says what the place is, and the level that this means.

    It stands behind the name, or before it: “Bihar state”, “state Bihar”, “State of Bihar”.
    """
    if len(words) > 1:
        behind = words[2:] if len(words) > 2 and words[1] == OF else words[1:]
        for said, name in ((words[-1], words[:-1]), (words[0], behind)):
            if said in LEVEL_OF_WORD:
                yield " ".join(name), LEVEL_OF_WORD[said]
