"""Descriptions that are saved as JSON are made of what the cache keeps, which is frozen."""

import json

import pytest

from components.facts import tables
from components.widgets import downloads

TABLES = [
    (package.package_id, name)
    for package in tables.catalog().packages()
    for name in list(package.tables)[:2]
]


@pytest.mark.parametrize("package_id, table", TABLES)
def test_the_description_of_a_table_is_json_with_its_columns(package_id, table):
    described = json.loads(downloads._schema(package_id, table))
    names = [field["name"] for field in described["fields"]]
    assert names == list(tables.catalog().package(package_id).tables[table].columns)
