"""Which language and direction a line of text has, told from its letters."""

import unicodedata
from dataclasses import dataclass

from data import languages

# First and last code point of a script, the language people here write in it, its usual font on a
# reader's computer.
_SCRIPTS = (
    (0x0900, 0x097F, "hi", "Nirmala UI"),
    (0x0980, 0x09FF, "bn", "Nirmala UI"),
    (0x0B00, 0x0B7F, "or", "Nirmala UI"),
    (0x0600, 0x06FF, "ur", "Urdu Typesetting"),
    (0x0750, 0x077F, "ur", "Urdu Typesetting"),
    (0xFB50, 0xFDFF, "ur", "Urdu Typesetting"),
    (0xFE70, 0xFEFE, "ur", "Urdu Typesetting"),
)
LATIN = ("en", "")
REGIONS = {"en": "en-GB", "xx": "en-GB", "hi": "hi-IN", "bn": "bn-IN", "or": "or-IN", "ur": "ur-PK"}


@dataclass(frozen=True)
class Line:
    """A line of text with its language (ISO 639-1), and whether it runs from right to left.

    `office_font` is a font that office programs have for its script, "" for Latin letters.
    """

    text: str
    language: str
    right_to_left: bool
    office_font: str

    @property
    def locale(self) -> str:
        """Language and region, as office programs name them."""
        return REGIONS[self.language]


def locale_of(code: str) -> str:
    """Language and region of a language, as office programs name them."""
    return REGIONS[languages.describe(code).base]


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not empty."""
    return tuple(_line(one.strip()) for one in text.split("\n") if one.strip())


def _line(text: str) -> Line:
    language, font = _script(text)
    return Line(text, language, _first_direction(text) in ("R", "AL"), font)


def _script(text: str) -> tuple[str, str]:
    """The script that most letters of the text belong to."""
    counts: dict[tuple[str, str], int] = {}
    for sign in text:
        if sign.isalpha():
            counts[_script_of(ord(sign))] = counts.get(_script_of(ord(sign)), 0) + 1
    return max(counts, key=counts.__getitem__, default=LATIN)


def _script_of(code: int) -> tuple[str, str]:
    return next(
        ((language, font) for first, last, language, font in _SCRIPTS if first <= code <= last),
        LATIN,
    )


def _first_direction(text: str) -> str:
    """Direction of the first letter that has one."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L")
