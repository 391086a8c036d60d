"""The words of the tables in the language that is spoken; in English while none is."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from components.facts import cache
from data import languages, translations
from data.catalog import Package
from data.load import Reading
from data.translations import Texts, Translation


def translate_table(package: Package, name: str, reading: Reading) -> Reading:
    """A table of one package with its words in the reader's language."""
    code = languages.translated()
    texts = texts_of(package, code) if code and name in translations.WORDS else {}
    if not texts:
        return reading
    return replace(reading, rows=translations.translate_rows(reading.rows, name, texts))


def translate_tables(packages: tuple[Package, ...], name: str, reading: Reading) -> Reading:
    """A table of several packages, one under the other, with its words in the reader's language."""
    if not packages or not languages.translated() or name not in translations.WORDS:
        return reading
    parts = [
        translate_table(package, name, replace(reading, rows=_rows_of(reading.rows, package))).rows
        for package in packages
    ]
    return replace(reading, rows=pd.concat(parts).sort_index())


def translate_package(package: Package) -> Package:
    """A package with what it says of itself in the reader's language."""
    code = languages.translated()
    texts = texts_of(package, code) if code else {}
    if not texts:
        return package
    return replace(package, descriptor=translations.translate_descriptor(package.descriptor, texts))


def _rows_of(rows: pd.DataFrame, package: Package) -> pd.DataFrame:
    return rows[rows["package_id"] == package.package_id]


def in_all_languages(*packages: Package) -> Iterator[tuple[tuple[str, str, str], Translation]]:
    """Every translation of some packages into every language, with its table, id and column."""
    for package in packages:
        for code in languages.LANGUAGES:
            yield from texts_of(package, code).items()


@cache.once_without_words
def texts_of(package: Package, code: str) -> Texts:
    """All translations of a package into a language."""
    return translations.read_translations(package.folder, code)
