"""The real packages, opened once."""

import pytest

from data import load
from data.catalog import Catalog, open_catalog
from data.places import Gazetteer


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return open_catalog()


@pytest.fixture(scope="session")
def table(catalog):
    """A function: rows of a table of all programmes."""

    def read(name: str):
        reading = load.read_all(catalog.programmes, name, catalog)
        assert reading.problems == ()
        return reading.rows

    return read


@pytest.fixture(scope="session")
def gazetteer(catalog) -> Gazetteer:
    tables = catalog.package("places").tables
    return Gazetteer.from_tables(
        load.read_table(tables["places"], catalog.root),
        load.read_table(tables["aliases"], catalog.root),
    )
