"""Names in the order of the alphabet that the reader's language has, not in that of its computer codes."""

import unicodedata

import pandas as pd

from data import languages

# The Urdu alphabet as dictionaries have it; computers put its own letters after those of Arabic.
_URDU = "آاأبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھۃءئیے"
_URDU_RANKS = str.maketrans({letter: chr(0xE000 + rank) for rank, letter in enumerate(_URDU)})
# Dots that make ड into ड़: dictionaries do not set such letters apart.
_NUKTAS = dict.fromkeys(map(ord, "\u093c\u09bc\u0b3c"))
# Letters that came into Unicode late, behind the alphabet: ୟ belongs to ଯ, ୱ stands before ଶ, and ৎ is
# a ত without a vowel.
_LATE = str.maketrans({"\u0b5f": "\u0b2f", "\u0b71": "\u0b35", "\u09ce": "\u09a4\u09cd"})
_LETTERS = {**_NUKTAS, **_LATE}


def key(text: str) -> str:
    """What to sort a name by; the name itself in English."""
    code = languages.translated()
    if code is None:
        return text
    if code == "ur":
        return text.translate(_URDU_RANKS)
    return unicodedata.normalize("NFD", text).translate(_LETTERS)


def column_key(column: pd.Series) -> pd.Series:
    """The same for a column of a table; columns that are no text stay as they are."""
    if languages.translated() is None or not pd.api.types.is_string_dtype(column):
        return column
    return column.map(key, na_action="ignore")
