"""Several things in one sentence."""

from collections.abc import Iterable

from components.language.messages import gettext
from data import languages
from data.letters import keep_direction

_URDU_COMMA, _URDU_SEMICOLON = "، ", "؛ "


def join(words: Iterable[str]) -> str:
    """The words with commas between them, as the reader's language draws a comma."""
    return _joined(_URDU_COMMA if _is_urdu() else ", ", words)


def join_parts(words: Iterable[str]) -> str:
    """The words, which may have commas themselves, with semicolons between them."""
    return _joined(_URDU_SEMICOLON if _is_urdu() else "; ", words)


def join_with_and(words: Iterable[str]) -> str:
    """The words as a sentence lists them: “a, b and c”; empty without words."""
    return _join_last(words, gettext("{names} and {last}"))


def join_with_or(words: Iterable[str]) -> str:
    """The words of which any is meant: “a, b or c”; empty without words."""
    return _join_last(words, gettext("{names} or {last}"))


def _joined(sign: str, words: Iterable[str]) -> str:
    # Markup marks its own direction.
    return sign.join(keep_direction(one) if type(one) is str else one for one in words)


def _is_urdu() -> bool:
    return languages.spoken().base == "ur"


def _join_last(words: Iterable[str], pattern: str) -> str:
    *others, last = list(words) or [""]
    return pattern.format(names=join(others), last=last) if others else last
