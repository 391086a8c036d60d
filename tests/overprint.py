"""Letters that stand over letters on a page of a PDF, whichever way its lines run."""

import ctypes
import unicodedata
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

# Of the smaller of two letters, what the other covers.
OVER = 0.4
# Letters that stand so near each other in a text may be drawn as one sign.
LIGATURE = 3
# left, bottom, right, top, height of the line that the letter stands on, its size; in points.
Letter = tuple[float, float, float, float, float, float]


def count_overprinted(page: pypdfium2.PdfPage) -> int:
    """How many letters have another one over them."""
    found_letters = list(_letters(page))
    named = np.array([sign for sign, _ in found_letters])
    placed = np.array([letter for _, letter in found_letters])
    found = 0
    for place, letter in enumerate(placed):
        others, names = placed[place + LIGATURE :], named[place + LIGATURE :]
        # Some letters of Urdu are made of two parts, each of which a PDF gives by the letter's name.
        is_other = (names != named[place]) | (abs(others[:, 4] - letter[4]) > letter[5] / 2)
        found += int((is_other & (_shared(letter, others) > OVER)).sum())
    return found


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Letter]]:
    """Each letter or digit that shows: a mark stands over its letter, a stop may stand under an r."""
    text, matrix, (x, y) = (
        page.get_textpage(),
        pdfium.FS_MATRIX(),
        (ctypes.c_double() for _ in "xy"),
    )
    for place in range(text.count_chars()):
        sign = text.get_text_range(place, 1)
        left, bottom, right, top = text.get_charbox(place)
        if (
            not sign.strip()
            or unicodedata.category(sign[0]).startswith(("Mn", "P"))
            or left >= right
            or bottom >= top
        ):
            continue
        pdfium.FPDFText_GetMatrix(text, place, ctypes.byref(matrix))
        pdfium.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
        size = pdfium.FPDFText_GetFontSize(text, place) * abs(matrix.d)
        yield sign, (left, bottom, right, top, y.value, size)


def _shared(one: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The part of the smaller box that both cover, for each of the others."""
    wide = np.minimum(one[2], others[:, 2]) - np.maximum(one[0], others[:, 0])
    tall = np.minimum(one[3], others[:, 3]) - np.maximum(one[1], others[:, 1])
    areas = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    smaller = np.minimum((one[2] - one[0]) * (one[3] - one[1]), areas)
    return np.where((wide > 0) & (tall > 0), wide * tall / smaller, 0.0)
