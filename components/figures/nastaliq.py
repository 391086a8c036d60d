"""Urdu words for a PDF: drawn as outlines, so that the plain letters can lie under them as text.

Nastaliq sets the dots of a letter as signs of their own, and what is copied out of a PDF then has
letters doubled and lost. So a word is drawn as an outline, and its letters, each as one sign and
without colour, are the text that is copied, searched and read aloud. A template does so wherever
such a word stands: in the title as in a note.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from components.figures import typeset

# The height of letters while they are drawn; what is wanted is measured in parts of it.
SIZE = 100
# Room around a word for strokes that reach out of its line, in parts of the height of its letters.
ABOVE, BELOW, BESIDE = 2.6, 1.6, 0.8
_LETTER = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe"
# Also for a template: a word with the signs that join or part its letters.
WORD = f"[{_LETTER}][{_LETTER}\u200c\u200d]*"

_TEMPLATE = b"""
#let data = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, fill: none, margin: (x: data.beside * 1pt, y: 0pt))
#set text(font: "Noto Nastaliq Urdu", lang: "ur", dir: rtl, size: data.size * 1pt,
  top-edge: data.above * 1pt, bottom-edge: -data.below * 1pt)
#for word in data.words { page(word) }
"""


@dataclass(frozen=True)
class Outline:
    """A word as a drawing, and its width on its line in parts of the height of its letters."""

    svg: str
    width: float


def template_values(texts: Iterable[str]) -> dict[str, Any]:
    """What a template needs to draw each word in Arabic letters of some texts.

    Raises:
        components.figures.one_at_a_time.Busy: too many wait for type to be set.
    """
    return {
        "word": WORD,
        "above": ABOVE,
        "below": BELOW,
        "beside": BESIDE,
        "outlines": {word: asdict(one) for word, one in draw_words(texts).items()},
    }


def draw_words(texts: Iterable[str]) -> dict[str, Outline]:
    """The outline of each word in Arabic letters; signs and digits alone are no word."""
    found = dict.fromkeys(word for text in texts for word in re.findall(WORD, text))
    wanted = [word for word in found if any(sign.isalpha() for sign in word)]
    if not wanted:
        return {}
    sizes = {"above": ABOVE * SIZE, "below": BELOW * SIZE, "beside": BESIDE * SIZE}
    pages = typeset.outlines(_TEMPLATE, {"words": wanted, "size": SIZE, **sizes})
    return {
        word: Outline(page.svg, page.width / SIZE - 2 * BESIDE)
        for word, page in zip(wanted, pages, strict=True)
    }
