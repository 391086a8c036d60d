"""Which doubts somebody has to confirm before a package is published, and what each is known by."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data import publication
from data.catalog import Package
from data.checks.doubts import Doubt, find_doubts, readings_of_folder
from data.checks.report import Base
from data.load import Reading
from data.messages import Number
from data.problems import Problem
from data.table_schema import Table

# What can hardly be; the other doubts are about what is shown of figures, not about a figure.
IMPLAUSIBLE = frozenset({
    "below-0", "over-100", "not-whole", "ten-times-before", "far-below-before", "ten-times-others",
    "less-than-part", "more-than-whole", "sum-differs", "tenfold-part",
    "parts-of-one", "point-far", "period-ahead",
})  # fmt: skip
# Where the description of a package names them.
DOUBTS, CONFIRMED, OPEN = "doubts", "confirmed", "open"


def name_doubts(
    found: Iterable[Doubt], package: Package, readings: Mapping[str, Reading]
) -> dict[Problem, str]:
    """The implausible figures among doubts, each with what it is known by: table, key, and numbers.

    A figure that is another one tomorrow has to be confirmed anew. One that the site withholds is seen by
    nobody, and not named.
    """
    implausible = [(name, one) for name, one in found if one.code in IMPLAUSIBLE]
    shown = {name: publication.shown(readings[name].rows) for name in {at for at, _ in implausible}}
    return {
        one: _name(one, package.tables[name], shown[name].loc[one.row])
        for name, one in implausible
        if one.row in shown[name].index
    }


def published_doubts(base: Base, package_id: str) -> frozenset[str]:
    """What the implausible figures are known by that a programme of the site shows already."""
    package = next((one for one in base.catalog.programmes if one.package_id == package_id), None)
    if package is None:
        return frozenset()
    filed = readings_of_folder(package, base.tables)
    readings = {name: read for name, read in filed.items() if name in package.tables}
    found = find_doubts(package, readings, base.gazetteer())
    return frozenset(name_doubts(found, package, readings).values())


def confirmed_in(descriptor: Mapping[str, Any]) -> frozenset[str]:
    """What the description of a package says was confirmed."""
    told = descriptor.get(DOUBTS)
    listed = told.get(CONFIRMED) if isinstance(told, Mapping) else None
    return frozenset(filter(_is_text, listed)) if isinstance(listed, list | tuple) else frozenset()


def _is_text(one: object) -> bool:
    return isinstance(one, str)


def _name(problem: Problem, table: Table, row: pd.Series) -> str:
    key = "/".join(str(row[part]) if pd.notna(row[part]) else "" for part in table.key)
    # Names of places and periods are written otherwise in another language.
    told = (number for number in dict(problem.values).values() if isinstance(number, Number))
    numbers = ", ".join(f"{number.value:.12g}" for number in told)
    return f"{table.name} {problem.code} {key}: {numbers}"
