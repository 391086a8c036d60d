"""What letters tell: a language without capitals, a text that is not translated, a direction, an end."""

import re
import unicodedata
from collections.abc import Iterable
from types import MappingProxyType

from data import languages

# Begins of names of organisations and groups, which stay as they are.
_NAMES = ("Local", "Village", "Scheduled")
_NAMES_OF_TWO_WORDS = ("Community Organisation",)
# Fewer are a name, which needs no translation; unless a long one of them begins small: “Boosting
# women's earnings”, but not “Institute of Peace”.
_FEWEST_ENGLISH, _FEWEST_OF_A_TITLE, _LONG = 4, 3, 4
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_OTHER_LETTER = re.compile("[\u0590-\u0dff\ufb1d-\ufeff]")
_SPACE = re.compile(r"\s")
_STRONG = ("L", "R", "AL")
_ISOLATES = ("FSI", "LRI", "RLI")
_FROM_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
# Around a part of a line that runs as the first of its letters does, whatever stands beside it.
FIRST_LETTERS, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# A sign at the end of Latin letters, a bracket or a hyphen, goes over to the other side in a line of Urdu.
_LOOSE_SIGN = re.compile(r"[^\w\s]")
# What ends a sentence: in Latin letters, and in Urdu and the languages of India, with signs of their own.
LATIN_ENDS, OWN_ENDS = ".!?", "।॥۔؟"
_CUT_SHORT = "…"
_FULL_STOPS = MappingProxyType({"hi": "।", "bn": "।", "or": "।", "ur": "۔"})
# May stand behind the sign that ends a sentence.
_CLOSING = "“”‘’\"')]» \N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{POP DIRECTIONAL ISOLATE}"


def is_english(text: str) -> bool:
    """Whether a text is an English sentence on a page of another script: nobody translated it yet."""
    if languages.spoken().script == "Latn" or _OTHER_LETTER.search(text):
        return False
    # A code or an address, as women_cannot_read.
    if not _SPACE.search(text.strip()):
        return False
    words = _LATIN_WORD.findall(text)
    is_title = any(word.islower() and len(word) >= _LONG for word in words)
    return len(words) >= (_FEWEST_OF_A_TITLE if is_title else _FEWEST_ENGLISH)


def has_its_own_direction(text: str) -> bool:
    """Whether a text runs the other way than the page: Latin letters on a page of Urdu."""
    return languages.spoken().is_right_to_left and is_in_latin_letters(text)


def is_in_latin_letters(text: str) -> bool:
    """Whether a text on a page of another script is in Latin letters: a name, or English."""
    if languages.spoken().script == "Latn":
        return False
    return not _OTHER_LETTER.search(text) and bool(_LATIN_WORD.search(text))


def keep_direction(text: str) -> str:
    """A name, a licence or an address in Latin letters, so that its signs stay where they are in Urdu."""
    if not has_its_own_direction(text) or not _LOOSE_SIGN.search(text):
        return text
    return text if text.startswith(FIRST_LETTERS) else isolate(text)


def isolate(text: str) -> str:
    """A part of a line that runs as the first of its letters does."""
    return f"{FIRST_LETTERS}{text}{END}"


def close_isolates(text: str) -> str:
    """A text that was cut, with the end of each part in it that runs by itself.

    Without it, all that follows on the page would run as the cut part does.
    """
    still_open = 0
    for sign in text:
        if unicodedata.bidirectional(sign) in _ISOLATES:
            still_open += 1
        elif sign == END and still_open:
            still_open -= 1
    return text + END * still_open


def run_from_right(text: str) -> str:
    """A sentence of Urdu that begins with a Latin word, marked to run from right to left all the same."""
    if not text or not languages.spoken().is_right_to_left:
        return text
    return mark_direction(text)


def mark_direction(text: str) -> str:
    """The same whatever language is spoken."""
    first = next(
        (side for sign in text if (side := unicodedata.bidirectional(sign)) in _STRONG), ""
    )
    return _FROM_RIGHT + text if first == "L" and _OTHER_LETTER.search(text) else text


def begin_small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or a name."""
    if languages.spoken().script != "Latn":
        return label
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower() or first in _NAMES or label.startswith(_NAMES_OF_TWO_WORDS):
        return label
    return f"{first[:1].lower()}{first[1:]}{f' {rest}' if rest else ''}"


def end_sentence(text: str) -> str:
    """The text with the full stop of its language, unless it has an end already; empty if it is empty.

    What is made for the readers of all languages is English; a text in Latin letters alone is that, or a
    name.
    """
    if not text or text.rstrip(_CLOSING).endswith((*LATIN_ENDS, *OWN_ENDS, _CUT_SHORT)):
        return text
    spoken = languages.translated()
    if spoken is None or is_in_latin_letters(text):
        return text + "."
    return run_from_right(text + _FULL_STOPS[spoken])


def join_sentences(texts: Iterable[str]) -> str:
    """Texts as sentences one after the other; those that are empty are left out."""
    return " ".join(end_sentence(text) for text in texts if text)
