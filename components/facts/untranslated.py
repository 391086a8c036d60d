"""Whether a text is English on a page of another script: where it comes from tells, else its letters.

A text of a table that nobody translated is English, however short it is. Of a sentence that was put
together, or cut, its letters tell.
"""

from collections.abc import Iterator

from components.facts import cache, tables, translated
from data import languages, letters, translations
from data.catalog import Package

# What may stand behind a text of the tables, as a sentence.
_ENDS = " .…"


def is_english(text: str) -> bool:
    """Whether a text is English on a page of another script."""
    if not letters.is_in_latin_letters(text):
        return False
    return letters.is_english(text) or text.strip(_ENDS) in _short()


@cache.once_without_digits
def _short() -> frozenset[str]:
    """The texts of the tables that stay English in the language spoken, and are too short to be told so."""
    code = languages.translated()
    if code is None:
        return frozenset()
    packages = tuple(tables.catalog().packages())
    told = {
        text.text for package in packages for text in translated.texts_of(package, code).values()
    }
    english = {text for package in packages for text in _of_package(package, code)} - told
    return frozenset(text.strip(_ENDS) for text in english if not letters.is_english(text))


def _of_package(package: Package, code: str) -> Iterator[str]:
    texts = translated.texts_of(package, code)
    for name in package.tables:
        rows = tables.tables().one(package.package_id, name).rows
        if name in translations.WORDS:
            yield from translations.list_untranslated(rows, name, texts)
        for column in translations.ENGLISH_ONLY.get(name, ()):
            if column in rows.columns:
                yield from rows[column].dropna().unique()
