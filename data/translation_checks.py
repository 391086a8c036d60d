"""What is wrong with the translations beside the packages: stale texts, and rows that name nothing."""

from collections.abc import Iterable, Iterator

from data import languages, translations
from data.catalog import Package, open_catalog
from data.tables import Tables, read_tables
from data.translations import PACKAGE, WORDS, Texts


def faults() -> Iterator[str]:
    """What is wrong with the translations of all packages, a sentence each."""
    catalog = open_catalog()
    tables = read_tables(catalog)
    for package in catalog.packages():
        for code in languages.LANGUAGES:
            texts = translations.read_translations(package.folder, code)
            yield from _of_package(package, tables, code, texts)


def _of_package(package: Package, tables: Tables, code: str, texts: Texts) -> Iterator[str]:
    where = f"{package.package_id}/{translations.FOLDER}/{code}.csv"
    known = set()
    for name, states in _states(package, tables, texts):
        for row_id, column, state in states:
            known.add((name, row_id, column))
            if state == "stale":
                yield (
                    f"{where}: {name}, {row_id}, {column} is older than its English text, or has "
                    "other places for figures."
                )
    for table, row_id, column in texts:
        if (table, row_id, column) not in known:
            yield f"{where}: {table}, {row_id}, {column} translates nothing that is there."


def _states(
    package: Package, tables: Tables, texts: Texts
) -> Iterator[tuple[str, Iterable[translations.State]]]:
    """The texts of the package itself and of each of its tables, by the name of the table."""
    yield PACKAGE, translations.states_of_package(package.package_id, package.descriptor, texts)
    for name in WORDS:
        if name in package.tables and texts:
            rows = tables.one(package.package_id, name).rows
            yield name, translations.state_of(rows, name, texts)
