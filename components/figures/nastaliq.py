"""Urdu words for a PDF: drawn as outlines, so that the plain letters can lie under them as text.

Nastaliq sets the dots of a letter as signs of their own, and what is copied out of a PDF then has
letters doubled and lost. So a word is drawn as an outline, and its letters, each as one sign and
without colour, are the text that is copied, searched and read aloud.
"""

from dataclasses import dataclass
from itertools import groupby

from components.figures import typeset

# The height of letters while they are drawn; what is wanted is measured in parts of it.
SIZE = 100
# Room around a word for strokes that reach out of its line, in parts of the height of its letters.
ABOVE, BELOW, BESIDE = 2.6, 1.6, 0.8
_SCRIPTS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))

_TEMPLATE = b"""
#let data = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, fill: none, margin: (x: data.beside * 1pt, y: 0pt))
#set text(font: "Noto Nastaliq Urdu", lang: "ur", dir: rtl, size: data.size * 1pt,
  top-edge: data.above * 1pt, bottom-edge: -data.below * 1pt)
#for word in data.words { page(word) }
"""


@dataclass(frozen=True)
class Word:
    """A word; `svg` is its outline, empty where it is not in Arabic letters.

    `width` is that of the word on its line, in parts of the height of its letters.
    """

    text: str
    svg: str = ""
    width: float = 0.0


def words(line: str) -> list[Word]:
    """The words of a line, those in Arabic letters with their outlines; others stay together.

    Raises:
        components.figures.problems.Busy: too many wait for type to be set.
    """
    parts = [
        part
        for is_arabic, run in groupby(line.split(), _is_arabic)
        for part in (run if is_arabic else [" ".join(run)])
    ]
    wanted = list(dict.fromkeys(one for one in parts if _is_arabic(one)))
    drawn = dict(zip(wanted, _drawn(wanted), strict=True))
    return [drawn.get(one, Word(one)) for one in parts]


def _is_arabic(word: str) -> bool:
    """Whether a word can be drawn by itself: it has no letter of a script that runs the other way."""
    letters = [sign for sign in word if sign.isalpha()]
    return bool(letters) and all(
        any(first <= ord(sign) <= last for first, last in _SCRIPTS) for sign in letters
    )


def _drawn(wanted: list[str]) -> list[Word]:
    if not wanted:
        return []
    sizes = {"above": ABOVE * SIZE, "below": BELOW * SIZE, "beside": BESIDE * SIZE}
    pages = typeset.outlines(_TEMPLATE, {"words": wanted, "size": SIZE, **sizes})
    return [
        Word(word, page.svg, page.width / SIZE - 2 * BESIDE)
        for word, page in zip(wanted, pages, strict=True)
    ]
