"""Several things in one sentence."""

from collections.abc import Iterable

from babel.lists import format_list

from data import languages

_URDU_COMMA = "، "


def join(words: Iterable[str]) -> str:
    """The words with commas between them, as the reader's language draws a comma."""
    is_urdu = languages.describe(languages.current()).base == "ur"
    return (_URDU_COMMA if is_urdu else ", ").join(words)


def join_with_and(words: Iterable[str]) -> str:
    """The words as a sentence lists them: “a, b and c”."""
    return format_list(list(words), locale=languages.describe(languages.current()).locale)
