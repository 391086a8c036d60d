"""A text made shorter: by letters, at a space, or after a sentence."""

import re
from collections.abc import Iterable

from data.letters import LATIN_ENDS, OWN_ENDS, close_isolates

_END = re.compile(rf"[{LATIN_ENDS}{OWN_ENDS}](?=\s)")
# A Latin full stop ends a sentence only before a capital: “approx. 9 million” goes on. Letters without
# capitals tell no difference, and their languages end a sentence with signs of their own.
_GAP = re.compile(
    rf"(?<=[{OWN_ENDS}])\s+|(?<=[{LATIN_ENDS}])\s+(?=[A-Z\u0600-\u06ff\u0900-\u0dff])"
)


def shorten_to_letters(text: str, most: int) -> str:
    """The first letters of a name or an address; “…” takes the place of the last one."""
    return text if len(text) <= most else close_isolates(f"{text[: most - 1]}…")


def shorten_to_words(text: str, most: int) -> str:
    """The first words of a text, within so many letters."""
    return text if len(text) <= most else close_isolates(f"{text[:most].rsplit(' ', 1)[0]} …")


def shorten_to_sentences(text: str, most: int) -> str:
    """The first whole sentences of a text; its first words where its first sentence is too long."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in _END.finditer(text[: most + 1])]
    if ends and ends[-1] > most // 3:
        return close_isolates(text[: ends[-1]])
    return shorten_to_words(text, most)


def keep_sentences(text: str, most: int) -> str:
    """The first whole sentences of a text, within so many letters; empty where not even one fits."""
    if len(text) <= most:
        return text
    ends = [match.start() for match in _GAP.finditer(text[: most + 2])]
    return close_isolates(text[: ends[-1]]) if ends else ""


def say_once(texts: Iterable[str]) -> str:
    """The sentences of several texts one after the other, each of them once."""
    sentences = (part for text in texts for part in split_sentences(text))
    return " ".join(dict.fromkeys(sentences))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its end."""
    return _GAP.split(text)
