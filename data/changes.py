"""What changed in the tables: each row of ``changes`` is one cell that says something else than it did.

The key of the row stands in one text, its parts in the order of the table's key with ``@`` between them.
Cells of one table that changed on one day for one reason are one act.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

PACKAGE = TABLE = "changes"
ADDITIONS = "additions"
BETWEEN = "@"


@dataclass(frozen=True)
class ChangedCell:
    """One cell, with what stood there and what stands there since.

    Attributes:
        key: of its row, part by part.
        old, new: as text; "" for an empty cell, or for a row that is gone.
        source: a source_id of the package, or a text with a web address.
    """

    key: tuple[str, ...]
    column: str
    old: str
    new: str
    source: str


@dataclass(frozen=True)
class Act:
    """Cells of one table that changed on one day for one reason.

    Attributes:
        date: the day, as in ``2026-11-28``.
        number: of the acts on this table and day, in the order of the file; the first is 1.
    """

    date: str
    package_id: str
    table: str
    number: int
    why: str
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True)
class Addition:
    """Figures of an indicator from a source that came after the first release.

    Attributes:
        date: the day since which they are there.
    """

    date: str
    package_id: str
    table: str
    indicator_id: str
    source_id: str


def list_additions(rows: pd.DataFrame) -> tuple[Addition, ...]:
    """What was added, in the order of the file.

    Args:
        rows: the table ``additions``.
    """
    return tuple(
        Addition(
            str(row["date"]),
            *split_table(str(row["table"])),
            str(row["indicator_id"]),
            str(row["source_id"]),
        )
        for row in rows.to_dict("records")
    )


def list_acts(rows: pd.DataFrame) -> tuple[Act, ...]:
    """What changed, the newest first; of one day in the order of the file.

    Args:
        rows: the table ``changes``.
    """
    return tuple(sorted(_in_order(rows), key=lambda act: act.date, reverse=True))


def _in_order(rows: pd.DataFrame) -> Iterator[Act]:
    numbers: dict[tuple[str, str], int] = {}
    ordered = rows.fillna({"old": "", "new": ""}).to_dict("records")
    reasons = dict.fromkeys(map(_reason, ordered))
    ranks = {reason: rank for rank, reason in enumerate(reasons)}
    ordered.sort(key=lambda row: ranks[_reason(row)])
    for (date, table, why), cells in groupby(ordered, key=_reason):
        numbers[date, table] = numbers.get((date, table), 0) + 1
        package_id, name = split_table(table)
        told = tuple(map(_cell, cells))
        yield Act(date, package_id, name, numbers[date, table], why, told)


def find_newest_days(*tables: pd.DataFrame) -> dict[str, str]:
    """The newest day on which something changed in each package, as in ``2026-11-28``.

    Args:
        tables: the tables ``changes`` and ``additions``.
    """
    newest: dict[str, str] = {}
    for rows in tables:
        for day, table in zip(rows["date"].astype(str), rows["table"].astype(str), strict=True):
            package_id, _ = split_table(table)
            newest[package_id] = max(newest.get(package_id, ""), day)
    return newest


def split_table(text: str) -> tuple[str, str]:
    """Package and table that a cell of the column ``table`` names."""
    package_id, _, name = text.partition("/")
    return package_id, name


def split_key(text: str) -> tuple[str, ...]:
    """The parts of a key that a cell of the column ``row`` names."""
    return tuple(text.split(BETWEEN))


def _reason(row: dict[Any, Any]) -> tuple[str, str, str]:
    return str(row["date"]), str(row["table"]), str(row["why"])


def _cell(row: dict[Any, Any]) -> ChangedCell:
    rest = (str(row[name]) for name in ("column", "old", "new", "source"))
    return ChangedCell(split_key(str(row["row"])), *rest)
