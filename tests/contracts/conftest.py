"""The real packages, opened once."""

import pytest

from components.brief import kept_packs
from components.brief.facts import Facts
from components.facts import tables
from data import languages
from data.catalog import Catalog, open_catalog
from data.places import GAZETTEER_TABLES, Gazetteer
from data.tables import Tables


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return open_catalog()


@pytest.fixture(scope="session")
def every_table() -> Tables:
    return tables.tables()


@pytest.fixture(scope="session")
def table(catalog, every_table):
    """A function: rows of a table of all programmes."""

    def read(name: str):
        reading = every_table.of(catalog.programmes, name)
        assert reading.problems == ()
        return reading.rows

    return read


@pytest.fixture(scope="session")
def gazetteer(every_table) -> Gazetteer:
    return Gazetteer.from_tables(*(every_table.one(*table).rows for table in GAZETTEER_TABLES))


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What packs are made from, as their page keeps it."""
    with languages.speaking("en"):
        return kept_packs.facts()
