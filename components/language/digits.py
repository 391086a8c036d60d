"""How each language groups and draws digits: by Babel, with the pattern of each written down.

Latin digits are the default in all five, as official statistics print them; a language can also be asked
for with its own digits (``hi-u-nu-deva``).
"""

from functools import partial
from types import MappingProxyType

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern

from data import languages

# Lakh and crore in India (12,34,567); thousands in Pakistan and in English (1,234,567).
_WESTERN, _INDIAN = "#,##0", "#,##,##0"
GROUPING = MappingProxyType(
    {"en": _WESTERN, "xx": _WESTERN, "ur": _WESTERN, "hi": _INDIAN, "bn": _INDIAN, "or": _INDIAN}
)
MOST_DECIMALS = 12
_LATIN = "0123456789"


def _patterns(grouping: str) -> tuple[NumberPattern, ...]:
    """The pattern for each number of decimals."""
    return tuple(
        parse_pattern(f"{grouping}.{'0' * decimals}" if decimals else grouping)
        for decimals in range(MOST_DECIMALS + 1)
    )


_PATTERNS = MappingProxyType({code: _patterns(grouping) for code, grouping in GROUPING.items()})
_LOCALE = Locale.parse("en_GB")
_write = partial(NumberPattern.apply, locale=_LOCALE, numbering_system="latn")


def write(number: float, decimals: int) -> str:
    """A number with so many decimals, as the reader's language groups and draws it.

    Binary halves are rounded as Python rounds them, so that a number reads the same everywhere.
    """
    language = languages.spoken()
    pattern = _PATTERNS[language.base][min(decimals, MOST_DECIMALS)]
    return draw(_write(pattern, round(number, decimals)))


def counts_in_lakh() -> bool:
    """Whether large numbers are told in lakh (100,000), not in millions."""
    return GROUPING[languages.spoken().base] == _INDIAN


def browser_locale() -> str:
    """The same digits and grouping as the ``Intl`` of browsers names them (BCP 47)."""
    language = languages.spoken()
    return language.code if language.digits else f"{language.base}-u-nu-latn"


def is_drawn(text: str) -> bool:
    """Whether a text has none but the reader's own digits."""
    return not set(text) & set(_LATIN)


def as_latin(text: str) -> str:
    """A text with its digits as Latin ones: what :func:`draw` had before it."""
    own = languages.spoken().digits
    return text.translate(str.maketrans(own, _LATIN)) if own else text


def draw(text: str) -> str:
    """A text with its digits drawn as the reader asked for."""
    own = languages.spoken().digits
    return text.translate(str.maketrans(_LATIN, own)) if own else text
