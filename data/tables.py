"""All tables of a data folder, read once: a row is there if every code it names is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data import load, publication
from data.catalog import Catalog, Package
from data.load import Reading
from data.problems import Problem
from data.references import Key, References
from data.table_schema import made_like


@dataclass(frozen=True)
class Tables:
    """What every table of every package holds, by id of the package and name of the table."""

    readings: Mapping[Key, Reading]

    def one(self, package_id: str, table: str) -> Reading:
        """One table of one package, without rows if the package has no such table."""
        read = self.readings.get((package_id, table))
        return read or Reading(load.empty_table(table), is_whole=False)

    def of_package(self, package_id: str) -> dict[str, Reading]:
        """Every table of one package, by name."""
        return {name: read for (owner, name), read in self.readings.items() if owner == package_id}

    def left_out(self, names: Iterable[str]) -> tuple[Problem, ...]:
        """What is missing from the tables of these names, in all packages."""
        wanted = {one for name in names for one in (name, *made_like(name))}
        return tuple(
            problem
            for (_, name), read in self.readings.items()
            if name in wanted
            for problem in read.problems
        )

    def of(self, packages: Iterable[Package], table: str) -> Reading:
        """A table of several packages, one under the other, with ``package_id``.

        What is made like it, such as the figures of a register, is a part of it.
        """
        read = [
            (package.package_id, self.readings[package.package_id, name])
            for package in packages
            for name in (table, *made_like(table))
            if (package.package_id, name) in self.readings
        ]
        frames = [one.rows.assign(package_id=code) for code, one in read if len(one.rows)]
        rows = pd.concat(frames, ignore_index=True) if frames else load.empty_table(table)
        owners = rows["package_id"] if frames else pd.Series(dtype="string")
        return Reading(
            # The one column alone: to ask for the type of one of all would make all of them anew.
            rows.assign(package_id=owners.astype("string")),
            tuple(problem for _, one in read for problem in one.problems),
            tuple(remark for _, one in read for remark in one.remarks),
            all(one.is_whole for _, one in read),
            frozenset().union(*(one.refused for _, one in read)),
        )


def read_tables(catalog: Catalog) -> Tables:
    """Read every table of every package, then leave out the rows whose codes are not known.

    Withheld rows are not among them: see :mod:`data.publication`.
    See :class:`data.references.References` for what becomes of a row that names another one.
    """
    described = {
        (package.package_id, table.name): (package, table)
        for package in catalog.packages()
        for table in package.tables.values()
    }
    read = {key: load.read_table(table, catalog.root) for key, (_, table) in described.items()}
    joined = References(catalog.root, described, read).resolved()
    return Tables({key: hide_withheld(one) for key, one in joined.items()})


def hide_withheld(read: Reading) -> Reading:
    """The rows that may be shown, with what a file of them needs to know."""
    rows = publication.shown(read.rows)
    is_file = not read.problems and len(rows) == len(read.rows)
    numbers = None if is_file else tuple(map(int, rows.index))
    return replace(read, rows=rows.reset_index(drop=True), numbers=numbers)
