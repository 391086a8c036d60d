"""Whether the list of changes is right: what it names is there, and “new” is what stands there today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data import changes, csv_text, publication
from data.catalog import Catalog
from data.load import file_name
from data.problems import DataProblem, Problem, problem_at
from data.table_schema import Table
from data.tables import Tables

FIRST_ROW = 2
WEB = ("https://", "http://")

Cell = tuple[str, str, str]
Row = Mapping[Any, Any]
# Code of a problem, the column where it is, and what stands in its sentences.
Fault = tuple[str, str, Mapping[str, object]]


@dataclass(frozen=True)
class _Filed:
    """A table as it lies in its file, withheld rows, too."""

    table: Table
    name: str

    @cached_property
    def rows(self) -> Mapping[tuple[str, ...], dict[str, str]]:
        """Each row by its key, cell by cell, an empty one as ""; no row if the file cannot be read."""
        try:
            cells = csv_text.read_text(self.table.path, self.table.fields, self.name).cells
        except DataProblem:
            return {}
        rows = cells.astype("object").fillna("").to_dict("records")
        return {tuple(str(row[part]) for part in self.table.key): row for row in rows}

    @cached_property
    def indicators_of_sources(self) -> frozenset[tuple[str, str]]:
        """Each indicator with each source that its rows name."""
        rows = self.rows.values()
        return frozenset((row.get("indicator_id", ""), row.get("source_id", "")) for row in rows)


def problems_of(catalog: Catalog, tables: Tables) -> Iterator[Problem]:
    """What is wrong with the tables ``changes`` and ``additions``; nothing where there are none."""
    read = tables.one(changes.PACKAGE, changes.TABLE)
    rows = read.rows.fillna("").to_dict("records")
    numbers = read.numbers or range(FIRST_ROW, FIRST_ROW + len(rows))
    filed = _filed(catalog)
    yield from _of_additions(tables, filed)
    sources = _sources(catalog, tables)
    last = _last_days(rows)
    for number, row in zip(numbers, rows, strict=True):
        is_last = last[_cell(row)] == row["date"]
        said = _fault(row, filed.get(row["table"]), is_last) or _source_fault(row, sources)
        if said:
            code, column, values = said
            yield problem_at(
                f"{changes.PACKAGE}/{changes.TABLE}.csv", code, number, column, **values
            )


def _of_additions(tables: Tables, filed: Mapping[str, _Filed]) -> Iterator[Problem]:
    """Where the table ``additions`` names figures that are not there."""
    read = tables.one(changes.PACKAGE, changes.ADDITIONS)
    numbers = read.numbers or range(FIRST_ROW, FIRST_ROW + len(read.rows))
    for number, row in zip(numbers, read.rows.to_dict("records"), strict=True):
        told = filed[row["table"]].indicators_of_sources if row["table"] in filed else ()
        if (row["indicator_id"], row["source_id"]) not in told:
            name = f"{changes.PACKAGE}/{changes.ADDITIONS}.csv"
            yield problem_at(name, "addition-none", number, "source_id", table=row["table"])


def _fault(row: Row, filed: _Filed | None, is_last: bool) -> Fault | None:
    """What is wrong with a row, with the column where it is; None if nothing is."""
    if filed is None:
        return "change-table", "table", {"table": row["table"]}
    key, parts = changes.split_key(row["row"]), filed.table.key
    if len(key) != len(parts):
        names = {"key": changes.BETWEEN.join(parts)}
        return "change-key", "row", names
    today = filed.rows.get(key)
    if today is None:
        return ("change-gone", "new", {}) if row["new"] and is_last else None
    if row["column"] not in today:
        return "change-column", "column", {"column": row["column"]}
    if today.get(publication.COLUMN, "") not in ("", *publication.MAY_LEAVE):
        return "change-withheld", "row", {}
    if is_last and today[row["column"]] != row["new"]:
        return "change-today", "new", {"today": today[row["column"]]}
    return None


def _source_fault(row: Row, sources: Mapping[str, set[str]]) -> Fault | None:
    package_id, _ = changes.split_table(row["table"])
    if row["source"] in sources.get(package_id, set()) or any(one in row["source"] for one in WEB):
        return None
    return "change-source", "source", {"source": row["source"]}


def _filed(catalog: Catalog) -> dict[str, _Filed]:
    """Every table by package and name, as the list of changes names it."""
    return {
        f"{package.package_id}/{name}": _Filed(table, file_name(table.path, catalog.root))
        for package in catalog.packages()
        for name, table in package.tables.items()
        if table.path.suffix == ".csv"
    }


def _sources(catalog: Catalog, tables: Tables) -> dict[str, set[str]]:
    return {
        package.package_id: set(tables.one(package.package_id, "sources").rows["source_id"])
        for package in catalog.packages()
    }


def _last_days(rows: list[dict[Any, Any]]) -> dict[Cell, str]:
    """The last day on which each cell changed."""
    last: dict[Cell, str] = {}
    for row in rows:
        last[_cell(row)] = max(row["date"], last.get(_cell(row), ""))
    return last


def _cell(row: Row) -> Cell:
    return row["table"], row["row"], row["column"]
