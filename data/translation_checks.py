"""What is wrong with the translations beside the packages: stale texts, and rows that name nothing."""

import re
from collections.abc import Iterator

from data import languages, translations
from data.catalog import Package, open_catalog
from data.tables import Tables, read_tables
from data.translations import PACKAGE, WORDS, Texts

# Tables whose sentences are filled in: a place that a translation has alone would be left unfilled.
FILLED_IN = ("indicators", "asks", "guides", "map_layers")
_PLACE = re.compile(r"\{[^{}]*\}|[{}]")


def faults() -> Iterator[str]:
    """What is wrong with the translations of all packages, a sentence each."""
    catalog = open_catalog()
    tables = read_tables(catalog)
    for package in catalog.packages():
        for code in languages.LANGUAGES:
            texts = translations.read_translations(package.folder, code)
            yield from _of_package(package, tables, code, texts)


def have_same_places(english: str, text: str) -> bool:
    """Whether a translation has the same places in curly brackets as its English text."""
    return set(_PLACE.findall(english)) == set(_PLACE.findall(text))


def _of_package(package: Package, tables: Tables, code: str, texts: Texts) -> Iterator[str]:
    where = f"{package.package_id}/{translations.FOLDER}/{code}.csv"
    known = set()
    for name in WORDS:
        if name not in package.tables or not texts:
            continue
        rows = tables.one(package.package_id, name).rows
        for row_id, column, state in translations.state_of(rows, name, texts):
            known.add((name, row_id, column))
            if state == "stale":
                yield f"{where}: {name}, {row_id}, {column} is older than its English text."
        for row_id, column, english in translations.list_texts(rows, name):
            text = texts.get((name, row_id, column))
            if text and name in FILLED_IN and not have_same_places(english, text.text):
                yield f"{where}: {name}, {row_id}, {column} has other places in {{}} than English."
    for table, row_id, column in texts:
        if table != PACKAGE and (table, row_id, column) not in known:
            yield f"{where}: {table}, {row_id}, {column} translates nothing that is there."
