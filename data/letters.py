"""What letters tell: a language without capitals, a text that is not translated, a direction."""

import re
import unicodedata

from data import languages

# Begins of names of organisations and groups, which stay as they are.
_NAMES = ("Community", "Local", "Village", "Scheduled")
# Fewer are a name, which needs no translation.
_FEWEST_ENGLISH = 4
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_OTHER_LETTER = re.compile("[\u0590-\u0dff\ufb1d-\ufeff]")
_STRONG = ("L", "R", "AL")
_FROM_RIGHT = "\N{RIGHT-TO-LEFT MARK}"


def is_english(text: str) -> bool:
    """Whether a text is an English sentence on a page of another script: nobody translated it yet."""
    if languages.describe(languages.current()).script == "Latn" or _OTHER_LETTER.search(text):
        return False
    return len(_LATIN_WORD.findall(text)) >= _FEWEST_ENGLISH


def has_its_own_direction(text: str) -> bool:
    """Whether a text runs the other way than the page: Latin letters on a page of Urdu."""
    if not languages.describe(languages.current()).is_right_to_left:
        return False
    return not _OTHER_LETTER.search(text) and bool(_LATIN_WORD.search(text))


def run_from_right(text: str) -> str:
    """A sentence of Urdu that begins with a Latin word, marked to run from right to left all the same."""
    if not text or not languages.describe(languages.current()).is_right_to_left:
        return text
    return mark_direction(text)


def mark_direction(text: str) -> str:
    """The same whatever language is spoken."""
    first = next(
        (side for sign in text if (side := unicodedata.bidirectional(sign)) in _STRONG), ""
    )
    return f"{_FROM_RIGHT}{text}" if first == "L" and _OTHER_LETTER.search(text) else text


def begin_small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or a name."""
    if languages.describe(languages.current()).script != "Latn":
        return label
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower() or first in _NAMES:
        return label
    return f"{first[:1].lower()}{first[1:]}{f' {rest}' if rest else ''}"
