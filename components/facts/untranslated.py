"""Whether a text is English on a page of another script: where it comes from tells, else its letters.

A text of a table that nobody translated is English, however short it is. Of a sentence that was put
together, or cut, its letters tell.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from components.facts import cache, tables, translated
from data import languages, letters, translations
from data.catalog import Package

# Columns of English texts in which a name may stand alone: it is English only with a word in small letters.
_OR_A_NAME = MappingProxyType(
    {
        "cases": ("point_note",),
        "coverage": ("blocks", "villages"),
        "coverage_evidence": ("blocks", "villages"),
        "indicators": ("definition_version",),
    }
)
# Columns of names of places and organisations. A text that is one of them is no English.
_NAMES = MappingProxyType(
    {
        "aliases": ("alias",),
        "organisations": ("name",),
        "places": ("name",),
        "successors": ("name",),
    }
)
# What may stand behind a text of the tables, as a sentence.
_ENDS = " .…"
# In a name or a code no word begins small; a code, as “NFHS-5 (2019-21)”, has no small letter at all.
_SMALL_WORD, _SMALL_LETTER = re.compile(r"\b[a-z]{2,}"), re.compile("[a-z]")


def is_english(text: str) -> bool:
    """Whether a text is English on a page of another script."""
    if not letters.is_in_latin_letters(text):
        return False
    return letters.is_english(text) or text.strip(_ENDS) in short_texts()


@cache.once_without_digits
def short_texts() -> frozenset[str]:
    """The texts of the tables that stay English in the language spoken, and are too short to be told so.

    Names and codes are none of them: they stay as they are in every language.
    """
    code = languages.translated()
    if code is None:
        return frozenset()
    packages = tuple(tables.catalog().packages())
    told = {
        text.text for package in packages for text in translated.texts_of(package, code).values()
    }
    english = {text for package in packages for text in _of_package(package, code)} - told
    short = {text.strip(_ENDS) for text in english if not letters.is_english(text)}
    names = {name for package in packages for name in _values(package, _NAMES)}
    return frozenset(filter(_SMALL_LETTER.search, short - names))


def _of_package(package: Package, code: str) -> Iterator[str]:
    texts = translated.texts_of(package, code)
    for name in package.tables:
        if name in translations.WORDS:
            rows = tables.tables().one(package.package_id, name).rows
            yield from translations.list_untranslated(rows, name, texts)
    names = set(_values(package, _OR_A_NAME))
    for text in _values(package, translations.ENGLISH_ONLY):
        if text not in names or _SMALL_WORD.search(text):
            yield text


def _values(package: Package, columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What stands in some columns of the tables of a package."""
    for name in sorted(columns.keys() & set(package.tables)):
        rows = tables.tables().one(package.package_id, name).rows
        for column in columns[name]:
            if column in rows.columns:
                yield from rows[column].dropna().unique()
