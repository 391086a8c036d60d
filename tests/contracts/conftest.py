"""The real packages, opened once."""

import pytest

from components.brief.facts import Facts
from data.catalog import Catalog, open_catalog
from data.places import GAZETTEER_TABLES, Gazetteer
from data.tables import Tables, read_tables


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return open_catalog()


@pytest.fixture(scope="session")
def every_table(catalog) -> Tables:
    return read_tables(catalog)


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
def facts(catalog) -> Facts:
    """What packs are made from."""
    return Facts.read(catalog)
