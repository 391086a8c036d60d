"""The tables of one programme beside all others: rows that name what is not there are left out."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from data.catalog import Package
from data.checks.report import Base
from data.load import Reading
from data.references import ADDRESSED, Key, References
from data.table_schema import Table


def join_tables(base: Base, package: Package, own: Mapping[str, Reading]) -> dict[str, Reading]:
    """The tables of a package without the rows whose codes are not known.

    Args:
        base: the site that the package is to be a part of.
        own: its tables, each read by itself; withheld rows are among them.
    """
    described: dict[Key, tuple[Package, Table]] = {}
    readings: dict[Key, Reading] = {}
    others = [one for one in base.catalog.programmes if one.package_id != package.package_id]
    beside = [_only(one, ADDRESSED) for one in others]
    for other in (*base.catalog.shared, *beside):
        for name, table in other.tables.items():
            described[other.package_id, name] = other, table
            readings[other.package_id, name] = base.tables.one(other.package_id, name)
    for name, read in own.items():
        described[package.package_id, name] = package, package.tables[name]
        readings[package.package_id, name] = read
    joined = References(base.catalog.root, described, readings).resolved()
    return {name: read for (owner, name), read in joined.items() if owner == package.package_id}


def _only(package: Package, names: Collection[str]) -> Package:
    """A package with those of its tables only whose codes are addresses."""
    return replace(
        package, tables={name: one for name, one in package.tables.items() if name in names}
    )
